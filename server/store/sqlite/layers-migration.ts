/** The step that lets places be without a point, for layers of a deployment, and gives programs tokens. Part of a migration: never changes. */
export const layersAndTokens = `
  ALTER TABLE collections ADD COLUMN kind TEXT NOT NULL DEFAULT 'reference';
  ALTER TABLE collections ADD COLUMN properties TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE collections ADD COLUMN attribution TEXT;

  CREATE TABLE placed (
    id INTEGER PRIMARY KEY,
    collection TEXT NOT NULL REFERENCES collections (id),
    place TEXT NOT NULL,
    minx REAL, miny REAL, maxx REAL, maxy REAL,
    lon REAL, lat REAL,
    names TEXT NOT NULL,
    feature TEXT NOT NULL,
    UNIQUE (collection, place)
  ) STRICT;
  INSERT INTO placed SELECT id, collection, place, minx, miny, maxx, maxy, lon, lat, names, feature FROM places;
  DROP TABLE places;
  ALTER TABLE placed RENAME TO places;

  CREATE TABLE tokens (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used INTEGER
  ) STRICT;
  CREATE INDEX tokens_of_user ON tokens (user_id);
`;
