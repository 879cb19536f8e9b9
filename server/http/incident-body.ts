import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { parseDocument } from '../service/document.ts';
import { Fault, invalid } from '../service/fault.ts';

type Members = Record<string, unknown>;

/** Members of the document that a Feature carries in its properties; its id is the Feature's own. */
const documentMembers = [
  'status',
  'titles',
  'summaries',
  'types',
  'rankings',
  'aggregate',
  'tags',
  'protection',
  'accounts',
  'assessments',
  'links',
] as const;

/** Members that a read adds: whoever sends back what was read may leave them, they change nothing. */
const readOnlyMembers = new Set([
  ...[
    'version',
    'seq',
    'recorded_at',
    'redistribution',
    'retraction',
    'known_from',
    'preferred_account',
    'preferred_rule',
  ],
  ...['title', 'title_lang', 'title_sq', 'title_sr_latn', 'title_sr_cyrl'],
  ...['summary', 'summary_lang', 'summary_sq', 'summary_sr_latn', 'summary_sr_cyrl'],
  ...['type', 'sub_type', 'disorder_class', 'verification', 'contested', 'accounts_count', 'claimants'],
  ...['occurred_start', 'occurred_end', 'occurred_open', 'time_precision', 'actors', 'figures'],
  ...['place_name', 'place_name_sq', 'place_name_sr_latn', 'place_name_sr_cyrl'],
  ...[
    'place_precision',
    'place_generalised',
    'uncertainty_m',
    'place_area',
    'municipalities',
    'municipalities_possible',
  ],
  ...['border_point', 'border_point_km', 'line_side', 'line_km', 'settlement', 'settlement_km'],
]);

const readOnlyAccountMembers = new Set([
  ...[
    'imported',
    'recorded_at',
    'known_inferred',
    'place_generalised',
    'geometry',
    'municipalities',
    'municipalities_possible',
  ],
  ...['border_point', 'border_point_km', 'line_side', 'line_km', 'occurred_start', 'occurred_end'],
]);

const readOnlySourceMembers = new Set(['files']);
const readOnlyLinkMembers = new Set(['title', 'direction']);

/** Members of a Feature that are not its properties; its geometry is derived, its links are the service's. */
const featureMembers = ['type', 'id', 'geometry', 'properties', 'links', 'bbox', 'timeStamp'];

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a member that is passed over is at least what a Feature has there: else somebody meant something by it. */
const isKept: Readonly<Record<string, (value: unknown) => boolean>> = {
  geometry: (value) => value === null || (isObject(value) && typeof value.type === 'string'),
  links: Array.isArray,
  bbox: Array.isArray,
  timeStamp: (value) => typeof value === 'string',
};

function without(members: unknown, readOnly: ReadonlySet<string>): unknown {
  if (!isObject(members)) return members;
  return Object.fromEntries(Object.entries(members).filter(([name]) => !readOnly.has(name)));
}

/** An account's `known_from`: what a read showed, and what the document itself states. */
export interface KnownFrom {
  shown: string;
  stated: string | undefined;
}

/**
 * An account as sent, without what is derived. A read shows the instant every account is known from; sent back
 * unchanged it means what the document said before, which may be a month, or nothing at all.
 */
function accountOf(sent: unknown, before: ReadonlyMap<string, KnownFrom>): unknown {
  const members = without(sent, readOnlyAccountMembers);
  if (isObject(members) && Array.isArray(members.sources))
    members.sources = members.sources.map((one) => without(one, readOnlySourceMembers));
  const known = isObject(members) ? before.get(String(members.id)) : undefined;
  if (!isObject(members) || !known || known.shown !== members.known_from) return members;
  const { known_from: _, ...others } = members;
  return known.stated === undefined ? others : { ...others, known_from: known.stated };
}

/** The document's members of a sent Feature, unchecked; `before` by account id. Throws Fault `invalid` when it is no Feature. */
export function membersOf(sent: unknown, before: ReadonlyMap<string, KnownFrom> = new Map()): Members {
  const errors: FieldError[] = [];
  if (!isObject(sent)) throw invalid([{ pointer: '', code: 'value_kind_wrong' }]);
  if (sent.type !== 'Feature') errors.push({ pointer: '/type', code: 'feature_expected' });
  for (const name of Object.keys(sent))
    if (!featureMembers.includes(name)) errors.push({ pointer: `/${name}`, code: 'member_unknown' });
  for (const [name, isRight] of Object.entries(isKept))
    if (sent[name] !== undefined && !isRight(sent[name]))
      errors.push({ pointer: `/${name}`, code: 'value_kind_wrong' });
  if (!isObject(sent.properties)) errors.push({ pointer: '/properties', code: 'value_kind_wrong' });
  if (errors.length) throw invalid(errors);
  const members = without(sent.properties, readOnlyMembers) as Members;
  if (Array.isArray(members.accounts))
    members.accounts = members.accounts.map((one) => accountOf(one, before));
  if (Array.isArray(members.links))
    // Links from elsewhere are shown here and belong to the incident that states them.
    members.links = members.links
      .filter((one) => !isObject(one) || one.direction !== 'from')
      .map((one) => without(one, readOnlyLinkMembers));
  return members;
}

/**
 * Refuses accounts sent for a protected incident without its rule: who sends them so has them as everybody reads them,
 * and would write made-coarse places over the real ones.
 */
export function refuseShownForm(sent: unknown, before: IncidentDocument, isPatch: boolean): void {
  const members = isObject(sent) ? sent.properties : undefined;
  if (!before.protection || !isObject(members) || 'protection' in members) return;
  if (!isPatch || 'accounts' in members)
    throw invalid([{ pointer: '/properties/protection', code: 'protection_missing' }]);
}

/** A document from the members of a Feature. Throws Fault `invalid` with pointers into the Feature. */
export function documentOf(id: unknown, members: Members): IncidentDocument {
  const { document, errors } = parseDocument({ ...members, id });
  if (!document) throw invalid(errors.map(inFeature));
  return document;
}

/** Runs a write; the pointers of what it refuses, which start at the document, become pointers into the Feature. */
export async function pointingIntoFeature<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Fault) || !error.extra.errors) throw error;
    throw new Fault(error.kind, error.code, error.message, {
      ...error.extra,
      errors: error.extra.errors.map(inFeature),
    });
  }
}

/** A pointer into a document as a pointer into the Feature that carries it. */
export function inFeature({ pointer, code }: FieldError): FieldError {
  return { pointer: pointer === '/id' ? pointer : `/properties${pointer}`, code };
}

/** The Feature a merge patch is applied to: the stored document, nothing derived. */
export function featureOf({ id, retraction: _, ...document }: IncidentDocument): Members {
  const properties = Object.fromEntries(documentMembers.map((name) => [name, document[name]]));
  return { type: 'Feature', id, properties };
}

/** JSON merge patch, RFC 7396 §2; members are defined, never assigned, so that `__proto__` is only a name. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
