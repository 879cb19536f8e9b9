/**
 * The step that keeps which states bear which tag, and lets a search find them. `search_words` is the program's, since
 * how words are folded is no matter of SQL. Part of a migration: never changes.
 */
export const tagsOfStates = `
  CREATE TABLE state_tags (
    state INTEGER NOT NULL REFERENCES states (id),
    tag TEXT NOT NULL,
    PRIMARY KEY (state, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX state_tags_by_tag ON state_tags (tag, state);
  INSERT INTO state_tags
    SELECT DISTINCT b.owner, t.value FROM state_bodies b, json_each(b.feature, '$.properties.tags') t
    WHERE instr(b.feature, '"tags":[') > 0;
  -- The index of words holds no texts: what it is to forget it must be told again.
  INSERT INTO state_words (state_words, rowid, words)
    SELECT 'delete', b.owner, search_words(b.search, NULL) FROM state_bodies b
    WHERE b.owner IN (SELECT state FROM state_tags) ORDER BY b.owner;
  INSERT INTO state_words (rowid, words)
    SELECT b.owner, search_words(b.search, b.feature ->> '$.properties.tags') FROM state_bodies b
    WHERE b.owner IN (SELECT state FROM state_tags) ORDER BY b.owner;
`;
