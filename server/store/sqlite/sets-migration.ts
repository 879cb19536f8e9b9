/**
 * What columns in memory are read from: each state names what many states share by a number (its terms of each kind,
 * the shapes that are claimed, the place where it is drawn; 0 is none), and holds what a tile says of it. Part of the
 * schema's history: its SQL never changes. Numbers are written with 17 digits, which give the same number again.
 */
export const setsOfStates = `
  CREATE TABLE term_sets (id INTEGER PRIMARY KEY, ids TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE claim_sets (id INTEGER PRIMARY KEY, shapes TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE spots (id INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE) STRICT;
  ${[
    'municipalities INTEGER NOT NULL DEFAULT 0',
    'actors INTEGER NOT NULL DEFAULT 0',
    'claimants INTEGER NOT NULL DEFAULT 0',
    'claims INTEGER NOT NULL DEFAULT 0',
    'spot INTEGER NOT NULL DEFAULT 0',
    "place_precision TEXT NOT NULL DEFAULT 'unlocated'",
    'uncertainty REAL',
    'accounts INTEGER NOT NULL DEFAULT 0',
    'is_point INTEGER NOT NULL DEFAULT 0',
  ]
    .map((column) => `ALTER TABLE states ADD COLUMN ${column};`)
    .join('\n  ')}

  CREATE TABLE terms_of AS
    SELECT owner, kind, group_concat(value, ',' ORDER BY value) AS ids FROM state_terms GROUP BY owner, kind;
  CREATE UNIQUE INDEX terms_of_owner ON terms_of (owner, kind);
  INSERT INTO term_sets (ids) SELECT DISTINCT ids FROM terms_of ORDER BY ids;
  ${(
    [
      ['municipalities', 'municipality'],
      ['actors', 'actor'],
      ['claimants', 'claimant'],
    ] as const
  )
    .map(
      ([column, kind]) => `UPDATE states SET ${column} = t.id
    FROM terms_of o JOIN term_sets t ON t.ids = o.ids WHERE o.owner = states.id AND o.kind = '${kind}';`,
    )
    .join('\n  ')}
  DROP TABLE terms_of;

  CREATE TABLE claims_of AS
    SELECT owner, group_concat(iif(area IS NULL, printf('%!.17g %!.17g %!.17g', lon, lat, radius), '#' || area),
      ';' ORDER BY id) AS shapes
    FROM state_shapes GROUP BY owner;
  CREATE UNIQUE INDEX claims_of_owner ON claims_of (owner);
  INSERT INTO claim_sets (shapes) SELECT DISTINCT shapes FROM claims_of ORDER BY shapes;
  UPDATE states SET claims = c.id
    FROM claims_of o JOIN claim_sets c ON c.shapes = o.shapes WHERE o.owner = states.id;
  DROP TABLE claims_of;

  CREATE TABLE spots_of AS
    SELECT s.id AS owner, coalesce(
      (SELECT printf('%!.17g %!.17g', p.value ->> iif(p.value ->> 'type' = 'Point', '$.coordinates[0]', '$.coordinates[0][0]'),
          p.value ->> iif(p.value ->> 'type' = 'Point', '$.coordinates[1]', '$.coordinates[0][1]'))
        FROM json_tree(b.feature, '$.geometry') p
        WHERE p.type = 'object' AND p.value ->> 'type' IN ('Point', 'MultiPoint')
          AND p.value ->> '$.coordinates[0]' IS NOT NULL
        ORDER BY p.id LIMIT 1),
      b.feature -> '$.geometry') AS place
    FROM states s CROSS JOIN state_bodies b ON b.owner = s.id WHERE s.located = 1;
  CREATE UNIQUE INDEX spots_of_owner ON spots_of (owner);
  INSERT INTO spots (place) SELECT DISTINCT place FROM spots_of ORDER BY place;
  UPDATE states SET spot = p.id FROM spots_of o JOIN spots p ON p.place = o.place WHERE o.owner = states.id;
  DROP TABLE spots_of;

  UPDATE states SET
    place_precision = coalesce(b.feature ->> '$.properties.place_precision', 'unlocated'),
    uncertainty = b.feature ->> '$.properties.uncertainty_m',
    accounts = coalesce(b.feature ->> '$.properties.accounts_count', 0),
    is_point = coalesce(b.feature ->> '$.geometry.type' = 'Point', 0)
  FROM state_bodies b WHERE b.owner = states.id;
`;
