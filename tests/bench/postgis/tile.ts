import type { IncidentQuery } from '../../../server/contract/query.ts';
import { mostFeatures } from '../../../server/format/tile-cluster.ts';
import { buffer, extent, type Tile, tileBox } from '../../../server/format/tile-grid.ts';
import { mostTitled } from '../../../server/format/tile-properties.ts';
import { conditionsOf, createBinder, meetsBox, rowsOf } from './conditions.ts';
import type { Statement } from './page.ts';

const cellsAcross = 32;
/** Below this zoom a tile of a million incidents mostly has more than can be drawn. */
const farZoom = 8;
const worldMetres = 2 * Math.PI * 6_378_137;

const facts = `incident AS id, type, sub_type, verification, contested, contested_count, place_precision,
  uncertainty_m, uncertainty_px0, start_text AS occurred_start, end_text AS occurred_end, accounts_count,
  known_text AS known_from`;
const titles = ['title', 'title_lang', 'title_sq', 'title_sr_latn', 'title_sr_cyrl'];
const noFacts = `NULL::text AS id, type, NULL::text AS sub_type, NULL::text AS verification, NULL::text AS contested,
  NULL::int AS contested_count, NULL::text AS place_precision, NULL::float8 AS uncertainty_m,
  NULL::float8 AS uncertainty_px0, NULL::text AS occurred_start, NULL::text AS occurred_end,
  NULL::int AS accounts_count, NULL::text AS known_from`;
const noTitles = titles.map((name) => `NULL::text AS ${name}`).join(', ');
const noCounts = 'NULL::int AS point_count, NULL::float8 AS contested_share';

/**
 * A tile in one statement, with the product's rules: up to 5,000 features as they are, with titles up to 1,000; beyond,
 * counts by cells of a fixed grid, and areas by their outline. Whether a tile is dense is known after one more than is
 * drawn; the branches that do not apply are not run (their conditions are one-time filters). A point is drawn as far
 * beyond the tile as its disc reaches, a tile's width at most.
 */
export function tileStatement(tile: Tile, query: IncidentQuery, now: number): Statement {
  const { z, x, y } = tile;
  const binder = createBinder();
  const { bind } = binder;
  const table = rowsOf(query);
  const asked = conditionsOf(query, now, binder, 'range');
  const near = z === 0 ? [] : [meetsBox(tileBox(tile, buffer), binder)];
  const plain = conditionsOf(query, now, binder, 'plain');
  const bounds = `ST_TileEnvelope(${bind(z, 'int')}, ${bind(x, 'int')}, ${bind(y, 'int')})`;
  const side = worldMetres / 2 ** z;
  const unit = bind(side / extent, 'float8');
  const sideBound = bind(side, 'float8');
  const tiles = 2 ** z;
  const [left, right, top, bottom] = [x, x + 1, y, y + 1].map((edge) => bind(edge / tiles, 'float8'));
  const cells = bind(tiles * cellsAcross, 'float8');
  const within = [
    // From afar a covering index by columns is read; nearer by, the tree finds the tile's points.
    ...(z < 4 ? [] : [`s.geom3857 && ${bounds}`]),
    `s.x >= ${left} AND s.x < ${right} AND s.y >= ${top} AND s.y < ${bottom}`,
  ];
  const drawnAs = (geometry: string, clip: boolean) =>
    `ST_AsMVTGeom(${geometry}, ${bounds}, ${extent}, ${buffer}, ${clip})`;
  // What is smaller than a unit would vanish from afar: a square of one unit stands for it. That the boxes meet does not
  // say that the area reaches into the tile: what was found by another account's place is not drawn by its preferred one.
  const reached = `geom3857 && ${bounds} AND ST_Intersects(geom3857, ST_Expand(${bounds}, ${buffer} * ${unit}))`;
  const area = `coalesce(${drawnAs('geom3857', true)}, CASE WHEN ${reached} THEN ST_Translate(
    ST_MakeEnvelope(0, 0, 1, 1), floor((ST_XMin(geom3857) - ST_XMin(${bounds})) / ${unit}),
    floor((ST_YMax(${bounds}) - ST_YMax(geom3857)) / ${unit})) END)`;
  const rows = `${[...asked, ...near].join(' AND ')} AND s.located`;
  // A tile that shows much of the world is mostly dense: whether it is gets asked first, of narrow rows. Nearer by it
  // mostly is not, and what is counted is kept, to be drawn.
  const far = `few AS MATERIALIZED (SELECT count(*) <= ${mostFeatures} AS yes FROM (
      SELECT 1 FROM ${table} WHERE ${[...plain, ...near].join(' AND ')} AND s.located LIMIT ${mostFeatures + 1}) p),
    hit AS (SELECT s.* FROM ${table} WHERE (SELECT yes FROM few) AND ${rows})`;
  const close = `hit AS MATERIALIZED (SELECT s.* FROM ${table} WHERE ${rows} LIMIT ${mostFeatures + 1}),
    few AS MATERIALIZED (SELECT count(*) <= ${mostFeatures} AS yes FROM hit)`;
  const text = `
    WITH ${z < farZoom ? far : close},
    drawn AS MATERIALIZED (
      SELECT id AS fid, ${facts}, CASE WHEN reach IS NULL THEN ${area} ELSE ${drawnAs('geom3857', false)} END AS geometry
      FROM hit WHERE (SELECT yes FROM few) AND (reach IS NULL
        OR ST_DWithin(geom3857, ${bounds}, ${buffer} * ${unit} + least(reach, ${sideBound})))),
    titled AS MATERIALIZED (SELECT count(*) <= ${mostTitled} AS yes FROM drawn WHERE geometry IS NOT NULL),
    typed AS (
      SELECT floor(s.x * ${cells}) AS cx, floor(s.y * ${cells}) AS cy, s.type, count(*) AS n,
        count(*) FILTER (WHERE s.contested_count > 0) AS contested, sum(s.x) AS x, sum(s.y) AS y
      FROM ${table} WHERE NOT (SELECT yes FROM few) AND ${[...plain, ...within].join(' AND ')} AND s.located
      GROUP BY 1, 2, 3),
    cell AS (
      SELECT (array_agg(type ORDER BY n DESC, type))[1] AS type, sum(n) AS n, sum(contested) AS contested,
        sum(x) / sum(n) AS x, sum(y) / sum(n) AS y FROM typed GROUP BY cx, cy),
    outline AS (
      SELECT s.geom3857, s.type, count(*) AS n, count(*) FILTER (WHERE s.contested_count > 0) AS contested
      FROM ${table} WHERE NOT (SELECT yes FROM few) AND s.x IS NULL AND s.located AND ${[...plain, ...near].join(' AND ')}
      GROUP BY 1, 2),
    area AS (
      SELECT geom3857, (array_agg(type ORDER BY n DESC, type))[1] AS type, sum(n) AS n, sum(contested) AS contested
      FROM outline GROUP BY geom3857)
    SELECT ST_AsMVT(m, 'incidents', ${extent}, 'geometry', 'fid') AS body FROM (
      SELECT d.*, ${titles.map((name) => `f.${name}`).join(', ')}, ${noCounts}
        FROM drawn d JOIN features f ON f.id = d.fid WHERE (SELECT yes FROM titled) AND d.geometry IS NOT NULL
      UNION ALL SELECT d.*, ${noTitles}, ${noCounts}
        FROM drawn d WHERE NOT (SELECT yes FROM titled) AND d.geometry IS NOT NULL
      UNION ALL SELECT NULL::bigint AS fid, ${noFacts}, ${drawnAs(
        `ST_SetSRID(ST_MakePoint((x - 0.5) * ${worldMetres}, (0.5 - y) * ${worldMetres}), 3857)`,
        false,
      )} AS geometry, ${noTitles}, n::int AS point_count, contested / n::float8 AS contested_share FROM cell
      UNION ALL SELECT NULL::bigint AS fid, ${noFacts}, ${area} AS geometry, ${noTitles}, n::int AS point_count,
        contested / n::float8 AS contested_share FROM area) m
    WHERE m.geometry IS NOT NULL`;
  return { text, values: binder.values };
}
