/**
 * Where each state is drawn: its first point, or the row of its outline, which is kept once however many share it. Part
 * of the schema's history: its SQL never changes.
 */
export const spotsOfStates = `
  CREATE TABLE outlines (id INTEGER PRIMARY KEY, geometry TEXT NOT NULL UNIQUE) STRICT;
  ALTER TABLE states ADD COLUMN lon REAL;
  ALTER TABLE states ADD COLUMN lat REAL;
  ALTER TABLE states ADD COLUMN outline INTEGER;
  CREATE TABLE first_points AS
    SELECT b.owner, min(p.id) AS at,
      p.value ->> (CASE p.value ->> 'type' WHEN 'Point' THEN '$.coordinates[0]' ELSE '$.coordinates[0][0]' END) AS lon,
      p.value ->> (CASE p.value ->> 'type' WHEN 'Point' THEN '$.coordinates[1]' ELSE '$.coordinates[0][1]' END) AS lat
    FROM state_bodies b, json_tree(b.feature, '$.geometry') p
    WHERE p.type = 'object' AND p.value ->> 'type' IN ('Point', 'MultiPoint') AND p.value ->> '$.coordinates[0]' IS NOT NULL
    GROUP BY b.owner;
  CREATE UNIQUE INDEX first_points_by_owner ON first_points (owner);
  UPDATE states SET lon = p.lon, lat = p.lat FROM first_points p WHERE p.owner = states.id;
  DROP TABLE first_points;
  INSERT OR IGNORE INTO outlines (geometry)
    SELECT b.feature -> '$.geometry' FROM states s CROSS JOIN state_bodies b ON b.owner = s.id
    WHERE s.located = 1 AND s.lon IS NULL ORDER BY s.id;
  UPDATE states SET outline = o.id
    FROM state_bodies b JOIN outlines o ON o.geometry = b.feature -> '$.geometry'
    WHERE b.owner = states.id AND states.located = 1 AND states.lon IS NULL;
`;
