/** Shapes of every set of claims in the numbers that the R*Trees of states and accounts had, one representative each. */
const copied = `
  CREATE TABLE claims_of AS
    SELECT owner, group_concat(iif(area IS NULL, printf('%!.17g %!.17g %!.17g', lon, lat, radius), '#' || area),
      ';' ORDER BY id) AS shapes
    FROM account_shapes GROUP BY owner;
  CREATE UNIQUE INDEX claims_of_owner ON claims_of (owner);
  INSERT OR IGNORE INTO claim_sets (shapes) SELECT DISTINCT shapes FROM claims_of ORDER BY shapes;
  UPDATE account_states SET claims = c.id
    FROM claims_of o JOIN claim_sets c ON c.shapes = o.shapes WHERE o.owner = account_states.id;
  DROP TABLE claims_of;

  CREATE TABLE shapes_of (id INTEGER PRIMARY KEY, old INTEGER NOT NULL, of_account INTEGER NOT NULL);
  INSERT INTO claim_shapes (claims, lon, lat, radius, area)
    SELECT f.claims, sh.lon, sh.lat, sh.radius, sh.area
    FROM (SELECT claims, min(id) AS owner FROM states WHERE claims <> 0 GROUP BY claims) f
      CROSS JOIN state_shapes sh ON sh.owner = f.owner ORDER BY f.claims, sh.id;
  INSERT INTO shapes_of
    SELECT row_number() OVER (ORDER BY f.claims, sh.id), sh.id, 0
    FROM (SELECT claims, min(id) AS owner FROM states WHERE claims <> 0 GROUP BY claims) f
      CROSS JOIN state_shapes sh ON sh.owner = f.owner;
  CREATE TABLE others AS
    SELECT claims, min(id) AS owner FROM account_states
    WHERE claims <> 0 AND claims NOT IN (SELECT claims FROM claim_shapes) GROUP BY claims;
  INSERT INTO shapes_of
    SELECT (SELECT count(*) FROM claim_shapes) + row_number() OVER (ORDER BY f.claims, sh.id), sh.id, 1
    FROM others f CROSS JOIN account_shapes sh ON sh.owner = f.owner;
  INSERT INTO claim_shapes (claims, lon, lat, radius, area)
    SELECT f.claims, sh.lon, sh.lat, sh.radius, sh.area
    FROM others f CROSS JOIN account_shapes sh ON sh.owner = f.owner ORDER BY f.claims, sh.id;
  DROP TABLE others;
  ${['state', 'account']
    .map(
      (name, at) => `INSERT INTO claim_boxes
    SELECT o.id * 16 + (b.id & 15), b.minx, b.maxx, b.miny, b.maxy
    FROM ${name}_boxes b JOIN shapes_of o ON o.old = b.id >> 4 AND o.of_account = ${at};`,
    )
    .join('\n  ')}
  DROP TABLE shapes_of;`;

const rowsOf = { state: 'states', account: 'account_states' } as const;

/** Boxes around the features' own geometries, as sets that rows share. */
const extents = (['state', 'account'] as const)
  .map(
    (name) => `
  CREATE TABLE extents_of AS
    SELECT id >> 4 AS owner, group_concat(printf('%!.9g %!.9g %!.9g %!.9g', minx, miny, maxx, maxy), ';' ORDER BY id)
      AS boxes
    FROM ${name}_extents GROUP BY 1;
  CREATE UNIQUE INDEX extents_of_owner ON extents_of (owner);
  CREATE TABLE new_extents AS
    SELECT boxes, min(owner) AS owner FROM extents_of
    WHERE boxes NOT IN (SELECT boxes FROM extent_sets) GROUP BY boxes;
  INSERT INTO extent_sets (boxes) SELECT boxes FROM new_extents ORDER BY boxes;
  INSERT INTO extent_boxes
    SELECT e.id * 16 + (b.id & 15), b.minx, b.maxx, b.miny, b.maxy
    FROM new_extents n JOIN extent_sets e ON e.boxes = n.boxes JOIN ${name}_extents b ON b.id >> 4 = n.owner;
  UPDATE ${rowsOf[name]} SET extent = e.id
    FROM extents_of o JOIN extent_sets e ON e.boxes = o.boxes WHERE o.owner = ${rowsOf[name]}.id;
  DROP TABLE new_extents;
  DROP TABLE extents_of;`,
  )
  .join('');

const accountTerms = (
  [
    ['municipalities', 'municipality'],
    ['claimants', 'claimant'],
  ] as const
)
  .map(
    ([column, kind]) => `
  CREATE TABLE terms_of AS
    SELECT owner, group_concat(value, ',' ORDER BY value) AS ids FROM account_terms WHERE kind = '${kind}' GROUP BY owner;
  CREATE UNIQUE INDEX terms_of_owner ON terms_of (owner);
  INSERT OR IGNORE INTO term_sets (ids) SELECT DISTINCT ids FROM terms_of ORDER BY ids;
  UPDATE account_states SET ${column} = t.id
    FROM terms_of o JOIN term_sets t ON t.ids = o.ids WHERE o.owner = account_states.id;
  DROP TABLE terms_of;`,
  )
  .join('');

/**
 * The step by which rows are found through what they share: a place, a set of terms or the box around a feature is
 * indexed once, however many rows have it, instead of once for each. Part of the schema's history: never changes.
 *
 * - `set_terms`: the ids of each set of terms, one a row.
 * - `claim_shapes`: the shapes of each set of claims in their order; `claim_boxes` an R*Tree of their boxes, 16 numbers
 *   for each shape.
 * - `extent_sets`: boxes around features' own geometries (degrees, `west south east north`, `;` between them), and
 *   `extent_boxes` the same as an R*Tree, 16 numbers for each set.
 */
export const sharedOfRows = `
  ALTER TABLE states ADD COLUMN extent INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE account_states ADD COLUMN municipalities INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE account_states ADD COLUMN claimants INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE account_states ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE account_states ADD COLUMN extent INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE claim_shapes (
    id INTEGER PRIMARY KEY,
    claims INTEGER NOT NULL REFERENCES claim_sets (id),
    lon REAL, lat REAL, radius REAL,
    area INTEGER REFERENCES areas (id),
    CHECK ((area IS NULL) = (radius IS NOT NULL))
  ) STRICT;
  CREATE INDEX claim_shapes_of_set ON claim_shapes (claims);
  CREATE VIRTUAL TABLE claim_boxes USING rtree (id, minx, maxx, miny, maxy);
  CREATE TABLE extent_sets (id INTEGER PRIMARY KEY, boxes TEXT NOT NULL UNIQUE) STRICT;
  CREATE VIRTUAL TABLE extent_boxes USING rtree (id, minx, maxx, miny, maxy);
  ${copied}
  ${extents}
  ${accountTerms}

  CREATE TABLE set_terms (
    term_set INTEGER NOT NULL REFERENCES term_sets (id),
    value TEXT NOT NULL,
    PRIMARY KEY (term_set, value)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO set_terms
    SELECT t.id, j.value FROM term_sets t, json_each('["' || replace(t.ids, ',', '","') || '"]') j;
  CREATE INDEX set_terms_by_value ON set_terms (value);

  ${(['state', 'account'] as const)
    .flatMap((name) => ['terms', 'shapes', 'boxes', 'extents'].map((what) => `DROP TABLE ${name}_${what};`))
    .join('\n  ')}
  ${[
    ...['municipalities', 'actors', 'claimants', 'claims', 'extent'].map((column) => ['states', column]),
    ...['municipalities', 'claimants', 'claims', 'extent'].map((column) => ['account_states', column]),
  ]
    .map(([rows, column]) => `CREATE INDEX ${rows}_by_${column} ON ${rows} (${column});`)
    .join('\n  ')}
`;
