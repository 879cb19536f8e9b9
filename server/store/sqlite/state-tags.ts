import type Database from 'better-sqlite3';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { Connection } from './connection.ts';
import { searchWords } from './projection-rows.ts';

const mark = '"tags":[';

/** The tags of a state by its stored feature, text or UTF-8; most have none and are not parsed. */
export function tagsOf(feature: string | Uint8Array): string[] {
  const text = typeof feature === 'string' ? feature : bytesOf(feature);
  if (!text.includes(mark)) return [];
  return (JSON.parse(text.toString()) as IncidentFeature).properties.tags ?? [];
}

const bytesOf = (text: Uint8Array) => Buffer.from(text.buffer, text.byteOffset, text.byteLength);

/** Keeps which tags a state bears. */
export function writeTags(connection: Connection, state: number | bigint, tags: readonly string[]): void {
  if (!tags.length) return;
  const insert = connection.prepare('INSERT INTO state_tags (state, tag) VALUES (?, ?)');
  for (const tag of tags) insert.run(state, tag);
}

/** Registers `search_words(JSON of texts, JSON of tags)`, what the index of words is given, for the step that adds tags to it. */
export function registerSearchWords(db: Database.Database): void {
  const texts = (json: unknown): string[] => (json === null ? [] : JSON.parse(String(json)));
  db.function('search_words', { deterministic: true }, (search, tags) =>
    searchWords(texts(search), texts(tags)),
  );
}
