/**
 * The step that keeps imports at the desk: what is known of each as JSON, and how tables with certain columns were
 * read last. Part of a migration: never changes.
 */
export const importsAtDesk = `
  CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE import_columns (
    header TEXT PRIMARY KEY,
    choice TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
