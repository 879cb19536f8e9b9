/**
 * The step that lets the record be read as one claimant tells it. A state of the preferred view has `preferred` 1; one
 * that follows from the accounts of a single claimant names it in `teller`, the number of the set of terms that holds
 * its id alone. Where nobody else tells of an incident, and it reads the same, one row is both. Part of a migration: never
 * changes.
 *
 * - `documents.told`: 0 where what each tells was derived with the version; 1 where it still waits for that, since only
 *   the program knows the rules (`derive-told.ts`); 2 where it was derived later, and no revision vouches for it.
 */
export const toldByClaimants = `
  ALTER TABLE states ADD COLUMN preferred INTEGER NOT NULL DEFAULT 1 CHECK (preferred IN (0, 1));
  ALTER TABLE states ADD COLUMN teller INTEGER NOT NULL DEFAULT 0;
  DROP INDEX states_by_date;
  CREATE INDEX states_by_date ON states (occurred_start DESC, public_id, occurred_end, known_from, known_to,
    status, located, private, batch, rec_to, ending, preferred, teller);
  ALTER TABLE documents ADD COLUMN told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1, 2));
  UPDATE documents SET told = 1;
  CREATE INDEX documents_untold ON documents (seq) WHERE told = 1;
`;
