/**
 * The step that packs the features of states and accounts, and the texts they are searched by: `feature` alone, `search`
 * after it (`packed/functions.ts`). Row after row is read, packed and written. Part of a migration: never changes.
 */
export const packedBodies = `
  CREATE TABLE state_bodies_anew (
    owner INTEGER PRIMARY KEY REFERENCES states (id),
    feature BLOB NOT NULL,
    search BLOB NOT NULL
  ) STRICT;
  INSERT INTO state_bodies_anew
    SELECT owner, packed(feature), packed_after(search, packed(feature)) FROM state_bodies ORDER BY owner;
  DROP TABLE state_bodies;
  ALTER TABLE state_bodies_anew RENAME TO state_bodies;

  CREATE TABLE account_bodies_anew (
    owner INTEGER PRIMARY KEY REFERENCES account_states (id),
    feature BLOB NOT NULL
  ) STRICT;
  INSERT INTO account_bodies_anew SELECT owner, packed(feature) FROM account_bodies ORDER BY owner;
  DROP TABLE account_bodies;
  ALTER TABLE account_bodies_anew RENAME TO account_bodies;
`;
