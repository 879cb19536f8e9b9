import type { Connection } from './connection.ts';

/*
 * Rows of a batch (an import) bear its number in `batch`, rows of versions that it replaces in `ending`. While it is
 * being loaded neither counts; the moment its `recorded_at` is set, both do. Then the ends are written into the rows,
 * some at a time, until the batch is `settled`. The texts below say in SQL what that means for a row of any table with
 * these columns; readers leave them out while every batch is settled.
 */

const recordedAt = (batch: string) => `(SELECT u.recorded_at FROM batches u WHERE u.id = ${batch})`;

/** When (ms) a row was recorded: null while its batch is being loaded. */
export function recordedFrom(row: string): string {
  return `CASE ${row}.batch WHEN 0 THEN ${row}.rec_from ELSE ${recordedAt(`${row}.batch`)} END`;
}

/** When (ms) a row's version ended, null for «still»: a batch that is being loaded ends nothing. */
export function recordedTo(row: string): string {
  return `CASE WHEN ${row}.ending IS NULL THEN ${row}.rec_to ELSE coalesce(${row}.rec_to, ${recordedAt(`${row}.ending`)}) END`;
}

/** True of the rows that have been recorded at all. */
export function isThere(row: string): string {
  return `(${row}.batch = 0 OR ${recordedAt(`${row}.batch`)} IS NOT NULL)`;
}

/** True of the rows of versions that stand now; the index over `rec_to IS NULL` serves it. */
export function standsNow(row: string, unsettled: boolean): string {
  const plain = `${row}.rec_to IS NULL`;
  return unsettled
    ? `${plain} AND ${isThere(row)} AND (${row}.ending IS NULL OR ${recordedAt(`${row}.ending`)} IS NULL)`
    : plain;
}

/** Whether there is a batch that is not settled, so that `standsNow` has to look at it. */
export function hasUnsettled(connection: Connection): boolean {
  return connection.prepare('SELECT 1 FROM batches WHERE settled = 0 LIMIT 1').get() !== undefined;
}
