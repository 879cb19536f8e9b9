import type { IncidentQuery } from '../../contract/query.ts';
import { splitBox } from '../../query/meets-box.ts';
import type { Connection } from './connection.ts';
import { aliveEvery } from './deadline.ts';
import { incidentLayer, type Layer } from './layer.ts';
import type { TermKind } from './rows.ts';

/** Values by name, as bound to a statement. */
export type Parameters = Record<string, string | number | null>;

/** The index that finds the rows before the other filters test them; `date` goes through all rows by date. */
export type Driver = 'date' | 'place' | 'words' | TermKind;

/**
 * Chooses the driver by counting what each index would find, at most an eighth of all rows: beyond that going through
 * the rows by date is faster than jumping to each. The R*Tree knows place, occurred and known time at once.
 */
export function chooseDriver(
  connection: Connection,
  layer: Layer,
  query: IncidentQuery,
  parameters: Parameters,
): Driver {
  const { rows } = connection.prepare(`SELECT coalesce(max(id), 0) AS rows FROM ${layer.rows}`).get() as {
    rows: number;
  };
  let cap = Math.max(2_000, Math.floor(rows / 8));
  let best: Driver = 'date';
  for (const driver of ['place', 'words', 'municipality', 'actor', 'claimant'] as const) {
    if (!applies(driver, layer, query, parameters)) continue;
    const { n } = connection
      .prepare(`SELECT count(*) AS n FROM (${candidates(driver, layer, query)} LIMIT @cap)`)
      .get({ ...parameters, cap }) as { n: number };
    if (n >= cap) continue;
    cap = Math.max(1, n);
    best = driver;
  }
  return best;
}

/** Whether the query has the filter that the driver serves; words and actors are the incident's, not the account's. */
export function applies(driver: Driver, layer: Layer, query: IncidentQuery, parameters: Parameters): boolean {
  if (driver === 'date') return true;
  if (driver === 'place') return query.bbox !== null;
  if (driver === 'words') return layer === incidentLayer && parameters.words !== '';
  return query[driver].length > 0 && (driver !== 'actor' || layer === incidentLayer);
}

/** SELECT of the ids that meet the driver's filter exactly, some more than once; null for `date`. */
export function found(driver: Driver, layer: Layer, query: IncidentQuery): string | null {
  if (driver === 'date') return null;
  if (driver !== 'place') return candidates(driver, layer, query);
  const parts = splitBox(query.bbox!).map(
    (_, i) => `SELECT sh.owner AS id FROM ${layer.boxes} b CROSS JOIN ${layer.shapes} sh ON sh.id = b.id >> 4
      WHERE ${boxTest(query, i)} AND ${aliveEvery('sh.id')}
      AND (b.minx >= @w${i} AND b.maxx <= @e${i} AND b.miny >= @s${i} AND b.maxy <= @n${i} OR ${placeTest(i)})`,
  );
  return parts.join(' UNION ALL ');
}

function candidates(driver: Exclude<Driver, 'date'>, layer: Layer, query: IncidentQuery): string {
  if (driver === 'place')
    return splitBox(query.bbox!)
      .map((_, i) => `SELECT b.id FROM ${layer.boxes} b WHERE ${boxTest(query, i)}`)
      .join(' UNION ALL ');
  if (driver === 'words')
    return `SELECT rowid AS id FROM state_words WHERE state_words MATCH @words AND ${aliveEvery('rowid')}`;
  return `SELECT t.owner AS id FROM ${layer.terms} t WHERE t.kind = '${driver}'
    AND t.value IN (SELECT value FROM json_each(@${driver})) AND ${aliveEvery('t.owner')}`;
}

/** What the R*Tree answers alone: boxes that overlap in place and in time. */
function boxTest(query: IncidentQuery, i: number): string {
  const tests = [`b.minx <= @e${i} AND b.maxx >= @w${i} AND b.miny <= @n${i} AND b.maxy >= @s${i}`];
  if (query.datetime && query.datetime.end !== null) tests.push('b.occurred_from <= @boxEnd');
  if (query.datetime && query.datetime.start !== null) tests.push('b.occurred_to >= @boxStart');
  tests.push('b.known_from <= @boxKnown AND b.known_to >= @boxKnown');
  return tests.join(' AND ');
}

/**
 * The exact test of a shape `sh` against part `i` of the box: the centre of a disc within it, or near enough, or an
 * area among those that meet it (`area_hit`).
 */
export function placeTest(i: number): string {
  return `CASE WHEN sh.area IS NULL
    THEN sh.lon BETWEEN @w${i} AND @e${i} AND sh.lat BETWEEN @s${i} AND @n${i}
      OR disc_meets(sh.lon, sh.lat, sh.radius, @w${i}, @s${i}, @e${i}, @n${i})
    ELSE sh.area IN (SELECT id FROM area_hit) END`;
}
