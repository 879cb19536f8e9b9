import type { PropertyInfo } from '../../contract/queryable.ts';
import { propertiesOfCollection } from '../../query/properties.ts';
import type { Binder } from './binder.ts';
import { compileIndexed } from './indexed-tests.ts';
import { incidentLayer, type Layer } from './layer.ts';
import type { Scope, Source } from './scope.ts';
import { recordedFrom } from './unsettled.ts';

/** Columns of the rows `s`, and of the incident's state `i` beside an account, by property. */
const incidentColumns: Record<string, string> = {
  id: 's.public_id',
  type: 's.type',
  sub_type: 's.sub_type',
  verification: 's.verification',
  status: 's.status',
  occurred_start: 's.occurred_start',
  occurred_end: 's.occurred_end',
  known_from: 's.known_from',
  recorded_at: `(${recordedFrom('s')})`,
  contested_count: bitsOf('s.contested', 6),
};
const accountColumns: Record<string, string> = {
  id: 's.public_id',
  incident: 's.incident',
  account: 's.account',
  occurred_start: 's.occurred_start',
  occurred_end: 's.occurred_end',
  recorded_at: `(${recordedFrom('s')})`,
  claimant: '(SELECT t.ids FROM term_sets t WHERE t.id = s.claimants)',
  incident_type: 'i.type',
  incident_sub_type: 'i.sub_type',
  incident_verification: 'i.verification',
  incident_status: 'i.status',
  incident_contested:
    "(SELECT unpacked(f.feature) ->> '$.properties.contested' FROM state_bodies f WHERE f.owner = i.id)",
  incident_tags:
    "(SELECT unpacked(f.feature) ->> '$.properties.tags' FROM state_bodies f WHERE f.owner = i.id)",
  incident_actors:
    "(SELECT unpacked(f.feature) ->> '$.properties.actors' FROM state_bodies f WHERE f.owner = i.id)",
};

function bitsOf(mask: string, count: number): string {
  return `(${Array.from({ length: count }, (_, bit) => `((${mask} >> ${bit}) & 1)`).join(' + ')})`;
}

/** The scope of incidents or accounts: rows `s`, bodies `b` (joined only where `usesBody` has become true). */
export interface LayerScope extends Scope {
  layer: Layer;
  usesBody(): boolean;
}

/** How properties of a layer are read: from a column where there is one, else from the feature's text. */
export function layerScope(layer: Layer, binder: Binder): LayerScope {
  const isIncident = layer === incidentLayer;
  const columns = isIncident ? incidentColumns : accountColumns;
  const known = new Map(
    propertiesOfCollection(isIncident ? 'incidents' : 'accounts').map((one) => [one.name, one]),
  );
  let body = false;
  const source = ({ name, kind, role }: PropertyInfo): Source => {
    const column = columns[name];
    if (column) return { sql: column, kind };
    if (name === 'claimed_places') return { sql: claimedShapes, kind: 'shapes' };
    if (name === 'municipalities_any') return { sql: municipalities, kind };
    body = true;
    const path = role === 'primary-geometry' ? '$.geometry' : `$.properties.${name}`;
    const member = `(unpacked(b.feature) ->> '${path}')`;
    return { sql: kind === 'timestamp' ? `instant_ms${member}` : member, kind };
  };
  const scope: LayerScope = {
    layer,
    binder,
    usesBody: () => body,
    property(name) {
      const info = known.get(name);
      if (!info) throw new Error(`There is no property «${name}» to ask about.`);
      return source(info);
    },
    special: (expression) => compileIndexed(expression, scope),
  };
  return scope;
}

const claimedShapes = `(SELECT nullif(json_group_array(CASE WHEN sh.area IS NULL
    THEN json_object('kind', 'disc', 'lon', sh.lon, 'lat', sh.lat, 'radius_m', sh.radius)
    ELSE json_object('kind', 'area', 'geometry', json(a.geometry)) END ORDER BY sh.id), '[]')
  FROM claim_shapes sh LEFT JOIN areas a ON a.id = sh.area WHERE sh.claims = s.claims)`;

const municipalities = `(SELECT json_group_array(t.value ORDER BY t.value) FROM set_terms t
  WHERE t.term_set = s.municipalities)`;
