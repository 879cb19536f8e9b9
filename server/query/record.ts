import type { PropertyInfo } from '../contract/queryable.ts';
import type { AccountState, State } from '../domain/projection.ts';
import { claimedGeometry } from './claimed-places.ts';
import type { Value } from './cql2/evaluate.ts';
import { dateOf, timestampOf } from './cql2/instants.ts';
import { accountProperties, incidentProperties } from './properties.ts';

/** What an expression asks: the value of a property, null where there is none. */
export type RecordReader = (property: string) => Value | null;

/** A member of a feature as a value of its kind: timestamps and dates are texts in features; null when they are none. */
export function valueOfKind(kind: PropertyInfo['kind'], member: unknown): Value | null {
  if (member === null || member === undefined) return null;
  if (kind === 'timestamp') return timestampOf(String(member));
  if (kind === 'date') return dateOf(String(member));
  return kind === 'string' ? textOf(member) : (member as Value);
}

/** Members of mixed kinds are texts: truths as 1 and 0, lists and objects as JSON. */
function textOf(member: unknown): string {
  if (typeof member === 'boolean') return String(Number(member));
  return typeof member === 'object' ? JSON.stringify(member) : String(member);
}

/** Reads the properties of a GeoJSON feature as `properties` describes them. */
export function featureReader(
  feature: { id?: unknown; geometry: unknown; properties: unknown },
  properties: readonly PropertyInfo[],
): RecordReader {
  const kinds = new Map(properties.map((one) => [one.name, one]));
  return (name) => {
    const info = kinds.get(name);
    if (!info) return null;
    if (info.role === 'id') return valueOfKind(info.kind, feature.id);
    if (info.role === 'primary-geometry') return valueOfKind(info.kind, feature.geometry);
    return valueOfKind(info.kind, (feature.properties as Record<string, unknown> | null)?.[name]);
  };
}

/** Reads an incident's state; `recordedAt` (ms) is when its version was written. */
export function incidentReader(state: State, recordedAt: number | null): RecordReader {
  const { feature, shapes } = state;
  const read = featureReader(feature, incidentProperties);
  const { municipalities, municipalities_possible, contested } = feature.properties;
  const derived: Record<string, () => Value | null> = {
    occurred_start: () => instant(state.occurred_start),
    occurred_end: () => instant(state.occurred_end),
    claimed_places: () => claimedGeometry(shapes),
    municipalities_any: () => union(municipalities, municipalities_possible),
    contested_count: () => contested.length,
    recorded_at: () => instant(recordedAt),
  };
  return (name) => (derived[name] ?? (() => read(name)))();
}

/** Reads an account; `incident` is the state of its incident that is known at the same date. */
export function accountReader(
  account: AccountState,
  incident: State,
  recordedAt: number | null,
): RecordReader {
  const { geometry, properties, shapes } = account;
  const id = `${properties.incident}:${account.account}`;
  const read = featureReader({ id, geometry, properties }, accountProperties);
  const facts = incident.feature.properties;
  const derived: Record<string, () => Value | null> = {
    occurred_start: () => instant(account.occurred_start),
    occurred_end: () => instant(account.occurred_end),
    claimed_places: () => claimedGeometry(shapes),
    municipalities_any: () => union(properties.municipalities, properties.municipalities_possible),
    recorded_at: () => instant(recordedAt),
    incident_type: () => facts.type,
    incident_sub_type: () => facts.sub_type,
    incident_verification: () => facts.verification,
    incident_contested: () => facts.contested,
    incident_actors: () => facts.actors,
    incident_tags: () => facts.tags ?? null,
    incident_status: () => facts.status,
  };
  return (name) => (derived[name] ?? (() => read(name)))();
}

function instant(ms: number | null): Value | null {
  return ms === null ? null : { timestamp: new Date(ms).toISOString() };
}

function union(certain: readonly string[], possible: readonly string[]): string[] {
  return [...new Set([...certain, ...possible])].sort();
}
