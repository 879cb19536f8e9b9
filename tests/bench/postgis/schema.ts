/**
 * The baseline's tables. One row a state, as the product has them. What queries ask stands in `states`, whose rows are
 * narrow; the features that pages send stand apart, in the same order, so that scans and counts do not pull them
 * through memory.
 *
 * - `geom` is the state's own geometry, stored in 4326 for answers and in 3857 for tiles, so that nothing is projected
 *   while somebody waits. `x` and `y` are its first point in the unit square of Web Mercator, for counting by cells
 *   without unpacking a geometry.
 * - `claimed` has the bounding box of everything that any account claims, which is all that GiST looks at: the diagonal
 * - `searched` holds the words, which are as long as all the rest and would double the rows that boxes read, beside
 *   what settles a page of a search: a question of words alone is answered from it without a join.
 * - `incident` is collated "C": it settles ties of the order by code point, as the product's does, and compares faster.
 * - `occurred` is a range for GiST, which has place and time in one index; its plain ends are there for the order.
 */
const columns = `
  incident text COLLATE "C" NOT NULL,
  known_from timestamptz NOT NULL, known_to timestamptz,
  occurred tstzrange, occurred_start timestamptz, occurred_end timestamptz, local_month date,
  located boolean NOT NULL,
  type text COLLATE "C" NOT NULL, sub_type text COLLATE "C" NOT NULL, verification text COLLATE "C" NOT NULL,
  contested text, contested_count int NOT NULL, accounts_count int NOT NULL,
  place_precision text NOT NULL, uncertainty_m float8, uncertainty_px0 float8, reach float8,
  start_text text, end_text text, known_text text NOT NULL,
  municipalities text[] NOT NULL, actors text[] NOT NULL, claimants text[] NOT NULL,
  x float8, y float8,
  geom geometry(Geometry, 4326), geom3857 geometry(Geometry, 3857),
  claimed geometry(Geometry, 4326), lon float8, lat float8, radius float8, discs geometry(Geometry, 4326), areas int[]`;

const featureColumns = `title text NOT NULL, title_lang text, title_sq text, title_sr_latn text, title_sr_cyrl text,
  feature json NOT NULL`;

/** Of `searched`, besides the words: columns of `states`. */
const searchColumns = `incident, known_from, known_to, occurred_start, occurred_end, type, located`;

/** Columns that COPY fills, in the order of `rows.ts`; the projected geometry is made from the other once. */
export const copied = [...namesIn(columns), ...namesIn(featureColumns), 'words'].filter(
  (name) => name !== 'geom3857',
);

function namesIn(definition: string): string[] {
  // Commas inside of a type's parentheses separate nothing.
  return definition
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((one) => one.trim().split(/\s/)[0]!);
}

export const before = `
CREATE EXTENSION IF NOT EXISTS postgis;
DROP TABLE IF EXISTS staging, states, features, searched, areas;
CREATE UNLOGGED TABLE staging (${columns}, ${featureColumns}, words tsvector NOT NULL);
CREATE TABLE areas (id int PRIMARY KEY, geom geometry(Geometry, 4326) NOT NULL);

-- Great-circle distance from a disc's centre to a box with west <= east, compared with its radius: the product's own
-- test, with its radius of the Earth. It is asked of rows whose box crosses an edge, which are few; ST_DWithin of
-- geographies would answer another question, since its boxes have great circles for parallels.
CREATE OR REPLACE FUNCTION metres(lon1 float8, lat1 float8, lon2 float8, lat2 float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 2 * 6371008.8 * asin(least(1, sqrt(
  sin(radians(lat2 - lat1) / 2) ^ 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)));
CREATE OR REPLACE FUNCTION metres_to_meridian(lon float8, lat float8, side float8, south float8, north float8)
RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN least(
  metres(lon, lat, side, south), metres(lon, lat, side, north),
  metres(lon, lat, side, least(north, greatest(south,
    degrees(atan2(sin(radians(lat)), cos(radians(lat)) * cos(radians(side - lon))))))));
CREATE OR REPLACE FUNCTION disc_meets(lon float8, lat float8, radius float8, w float8, s float8, e float8, n float8)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE
  WHEN lon BETWEEN w AND e OR lon + 360 BETWEEN w AND e OR lon - 360 BETWEEN w AND e
  THEN radians(greatest(s - lat, lat - n, 0)) * 6371008.8 <= radius
  ELSE least(metres_to_meridian(lon, lat, w, s, n), metres_to_meridian(lon, lat, e, s, n)) <= radius END;
`;

/** Tables in the order of a Hilbert curve (which is how PostGIS sorts geometries), then the indexes, all after loading. */
export const after = `
CREATE TABLE states (id bigint NOT NULL, ${columns}) WITH (fillfactor = 100);
ALTER TABLE states ALTER COLUMN geom SET STORAGE MAIN, ALTER COLUMN geom3857 SET STORAGE MAIN,
  ALTER COLUMN claimed SET STORAGE MAIN, ALTER COLUMN discs SET STORAGE EXTERNAL;
CREATE TABLE features (id bigint NOT NULL, ${featureColumns}) WITH (fillfactor = 100);
ALTER TABLE features ALTER COLUMN feature SET STORAGE EXTERNAL;
CREATE UNLOGGED TABLE sorted AS
  SELECT row_number() OVER (ORDER BY geom NULLS LAST, incident, known_from) AS id, * FROM staging;
DROP TABLE staging;
INSERT INTO states SELECT id, ${namesIn(columns)
  .map((name) => (name === 'geom3857' ? 'ST_Transform(geom, 3857)' : name))
  .join(', ')} FROM sorted ORDER BY id;
INSERT INTO features SELECT id, ${namesIn(featureColumns).join(', ')} FROM sorted ORDER BY id;
CREATE TABLE searched WITH (fillfactor = 100) AS SELECT id, ${searchColumns}, words FROM sorted ORDER BY id;
DROP TABLE sorted;
ALTER TABLE states ADD PRIMARY KEY (id);
ALTER TABLE features ADD PRIMARY KEY (id);
ALTER TABLE searched ADD PRIMARY KEY (id);
-- Place and time in one tree: a box and a year together find little more than what they ask for.
CREATE INDEX states_claimed ON states USING gist (claimed, occurred);
CREATE INDEX states_geom ON states USING gist (geom3857);
CREATE INDEX states_occurred ON states USING gist (occurred);
-- The order of every page, alone and within a type.
CREATE INDEX states_newest ON states (occurred_start DESC NULLS LAST, incident);
CREATE INDEX states_type_newest ON states (type, occurred_start DESC NULLS LAST, incident);
CREATE INDEX searched_words ON searched USING gin (words) WITH (fastupdate = off);
CREATE INDEX searched_newest ON searched (occurred_start DESC NULLS LAST, incident);
CREATE INDEX states_municipalities ON states USING gin (municipalities);
CREATE INDEX states_actors ON states USING gin (actors);
CREATE INDEX states_claimants ON states USING gin (claimants);
-- Covering: counts by month, by cell and in all are index-only scans of a quarter of the table.
CREATE INDEX states_counted ON states (type, local_month) INCLUDE
  (known_from, known_to, occurred_start, occurred_end, located, contested_count, x, y);
CREATE INDEX states_local ON states (id) INCLUDE
  (municipalities, type, known_from, known_to, occurred_start, occurred_end, contested_count)
  WHERE municipalities <> '{}';
CREATE INDEX states_drawn_areas ON states (id) WHERE x IS NULL AND located;
CREATE INDEX states_areas ON states USING gin (areas) WHERE areas IS NOT NULL;
`;

/** Not in a transaction: index-only scans need the visibility map, and frozen rows never have to be looked at again. */
export const vacuum = 'VACUUM (FREEZE, ANALYZE)';
