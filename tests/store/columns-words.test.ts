import { join } from 'node:path';
import { expect, it } from 'vitest';
import { postingsOf } from '../../server/store/sqlite/columns/postings.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch } from '../../server/store/sqlite/deadline.ts';
import { openDatabase } from '../../server/store/sqlite/open-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const syllables = ['ba', 'be', 'ri', 'to', 'ž', 'ш', 'no', '7', 'ë', 'karanfil'.repeat(20)];
/** The same numbers for the same seed: words that many rows have, and words that few have. */
function wordsOf(row: number): string[] {
  const word = (number: number): string =>
    number < 10
      ? syllables[number]!
      : word(Math.floor(number / 10)) + syllables[number % 10]!.slice(0, 1 + (number % 100));
  return Array.from({ length: 12 }, (_, at) =>
    word(Math.floor(((row * 7_919 + at * 104_729) % 1_009) ** 2 / 1_009)),
  );
}

it('the index of words is read as SQLite reads it, over pages and segments, and left alone where it cannot be', () => {
  const folder = temporaryFolder();
  const opened = openDatabase(folder, 'UTC');
  const write = opened.connection.db;
  const insert = write.prepare('INSERT INTO state_words (rowid, words) VALUES (?, ?)');
  let row = 0;
  for (const rows of [3_000, 40, 900])
    write.transaction(() => {
      for (let left = rows; left > 0; left--) {
        row += 1 + (row % 300);
        insert.run(row, wordsOf(row).join(' '));
      }
    })();
  const reader = openConnection(join(folder, databaseName), 'read');
  const segments = reader.prepare('SELECT count(DISTINCT segid) FROM state_words_idx').pluck().get();
  expect(segments).toBeGreaterThan(1);
  const context = {
    ...reader,
    ...{ watch: createWatch(new Int32Array(1)), zone: 'UTC', columns: null },
  };
  const found = (word: string) => {
    const ids = postingsOf(context, word);
    return ids && [...new Set(ids)].sort((a, b) => a - b);
  };
  const matched = (word: string) =>
    reader
      .prepare('SELECT rowid FROM state_words WHERE state_words MATCH ? ORDER BY rowid')
      .pluck()
      .all(`"${word}"*`);
  const asked = new Set(
    [3, 500, 4_000]
      .flatMap((one) => wordsOf(one))
      .flatMap((word) => [word, word.slice(0, 3), word.slice(0, 1)]),
  );
  let most = 0;
  for (const word of [...asked, 'nothing', '0', 'zzz']) {
    const ids = found(word);
    expect(ids, word).toEqual(matched(word));
    most = Math.max(most, ids!.length);
  }
  expect(most).toBeGreaterThan(1_500);

  write
    .prepare("INSERT INTO state_words (state_words, rowid, words) VALUES ('delete', ?, ?)")
    .run(row, wordsOf(row).join(' '));
  expect(found(wordsOf(row)[0]!)).toBeNull();
  reader.db.close();
  opened.close();
});
