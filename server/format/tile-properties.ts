import type { Geometry, Position } from 'geojson';
import type { AccountProperties, IncidentProperties } from '../contract/feature.ts';
import type { TileValue } from './mvt.ts';
import { pixelsAtZoom0 } from './tile-grid.ts';

/** More features than this in a layer go without texts: what a style draws by stays. */
export const mostTitled = 1_000;

type Values = Record<string, TileValue>;

/** What a tile says of an incident; titles may be missing where they are not shown. */
export type IncidentFacts = Partial<
  Pick<IncidentProperties, 'title' | 'title_lang' | 'title_sq' | 'title_sr_latn' | 'title_sr_cyrl'>
> & {
  type: string;
  sub_type: string;
  verification: string;
  contested: readonly string[];
  place_precision: string;
  uncertainty_m: number | null;
  occurred_start: string | null;
  occurred_end: string | null;
  accounts_count: number;
  known_from: string;
};

/** An incident's properties in a tile; lists are text joined by commas, absent values are left out. */
export function incidentTileProperties(
  id: string,
  facts: IncidentFacts,
  geometry: Geometry,
  titled: boolean,
): Values {
  return present({
    id,
    ...(titled
      ? {
          title: facts.title,
          title_lang: facts.title_lang,
          title_sq: facts.title_sq,
          title_sr_latn: facts.title_sr_latn,
          title_sr_cyrl: facts.title_sr_cyrl,
        }
      : {}),
    type: facts.type,
    sub_type: facts.sub_type,
    verification: facts.verification,
    contested: facts.contested.length ? facts.contested.join(',') : undefined,
    contested_count: facts.contested.length,
    place_precision: facts.place_precision,
    ...uncertainty(facts.uncertainty_m, geometry),
    occurred_start: facts.occurred_start,
    occurred_end: facts.occurred_end,
    accounts_count: facts.accounts_count,
    known_from: facts.known_from,
  });
}

/** As `incidentTileProperties`, of one account. */
export function accountTileProperties(
  id: string,
  facts: AccountProperties,
  geometry: Geometry,
  titled: boolean,
): Values {
  return present({
    id,
    incident: facts.incident,
    account: facts.account,
    ...(titled ? { incident_title: facts.incident_title, claimant_name: facts.claimant_name } : {}),
    claimant: facts.claimant,
    stance: facts.stance,
    type: facts.type,
    sub_type: facts.sub_type,
    legal_word: facts.legal_word,
    place_precision: facts.place_precision,
    ...uncertainty(facts.uncertainty_m, geometry),
    occurred_start: facts.occurred_start,
    occurred_end: facts.occurred_end,
    known_from: facts.known_from,
  });
}

/** A place's members as they are; lists of plain values are joined by commas, objects are left out. */
export function placeTileProperties(id: string, members: Readonly<Record<string, unknown>>): Values {
  return { ...present(members), id };
}

/**
 * The stated radius of uncertainty: in metres, and in pixels at zoom 0 at its latitude, so that a style draws the true
 * disc as `uncertainty_px0` · 2^zoom. Areas have none.
 */
function uncertainty(metres: number | null, geometry: Geometry): Values {
  const pixels = uncertaintyPixels(metres, geometry);
  return pixels === null ? {} : { uncertainty_m: metres!, uncertainty_px0: pixels };
}

/** A radius of uncertainty in CSS pixels at zoom 0 where the geometry is; null without a radius or a point. */
export function uncertaintyPixels(metres: unknown, geometry: Geometry): number | null {
  const at = typeof metres === 'number' ? firstPosition(geometry) : null;
  return at ? pixelsAtZoom0(metres as number, at[1]!) : null;
}

function firstPosition(geometry: Geometry): Position | null {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0] ?? null;
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.map(firstPosition).find(Boolean) ?? null;
  return null;
}

function present(members: Readonly<Record<string, unknown>>): Values {
  const out: Values = {};
  for (const [name, value] of Object.entries(members)) {
    if (typeof value === 'string' || typeof value === 'boolean') out[name] = value;
    else if (typeof value === 'number' && Number.isFinite(value)) out[name] = value;
    else if (Array.isArray(value) && value.length && value.every((one) => typeof one !== 'object'))
      out[name] = value.join(',');
  }
  return out;
}
