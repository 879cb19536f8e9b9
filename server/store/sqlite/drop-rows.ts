import type { Connection } from './connection.ts';
import { searchWords } from './projection-rows.ts';
import { tagsOf } from './state-tags.ts';

/** Takes away all that a version is found by: its states and accounts with their bodies and words. */
export function dropRows(connection: Connection, seq: number): void {
  const states = connection
    .prepare(
      `SELECT s.id, unpacked_after(b.feature, b.search) AS search, unpacked(b.feature) AS feature
       FROM states s JOIN state_bodies b ON b.owner = s.id WHERE s.seq = ?`,
    )
    .all(seq) as { id: number; search: string; feature: string }[];
  for (const { id, search, feature } of states) {
    // What the index of words does not hold itself it must be told again, to forget it.
    connection
      .prepare("INSERT INTO state_words (state_words, rowid, words) VALUES ('delete', ?, ?)")
      .run(id, searchWords(JSON.parse(search) as string[], tagsOf(feature)));
    connection.prepare('DELETE FROM state_bodies WHERE owner = ?').run(id);
    connection.prepare('DELETE FROM state_tags WHERE state = ?').run(id);
  }
  connection
    .prepare('DELETE FROM account_bodies WHERE owner IN (SELECT id FROM account_states WHERE seq = ?)')
    .run(seq);
  for (const table of ['states', 'account_states'])
    connection.prepare(`DELETE FROM ${table} WHERE seq = ?`).run(seq);
}
