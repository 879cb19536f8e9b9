import type { IncidentDocument } from '../../contract/incident.ts';
import type { Named } from '../../contract/text.ts';
import { placeRuleOf } from '../../domain/rule-of.ts';
import type { Connection } from './connection.ts';

/** A word in use: its names are those of the document that was written last. */
export interface Word {
  kind: 'claimant' | 'actor' | 'group' | 'publisher' | 'tag';
  id: string;
  name: string;
  line: string | null;
}

/**
 * Keeps the count of incidents that use each claimant, actor, figure group, publisher and tag: `before` is the version
 * that ends (null for a new incident), `after` the one that begins. The latest name and line stand.
 */
export function countVocabulary(
  connection: Connection,
  before: IncidentDocument | null,
  after: IncidentDocument,
): void {
  const less = connection.prepare('UPDATE vocabulary SET uses = uses - 1 WHERE kind = ? AND id = ?');
  const more = connection.prepare(
    `INSERT INTO vocabulary (kind, id, name, line, uses) VALUES (@kind, @id, @name, @line, 1)
     ON CONFLICT (kind, id) DO UPDATE SET uses = uses + 1, name = @name, line = @line`,
  );
  const gone = connection.prepare('DELETE FROM vocabulary WHERE kind = ? AND id = ? AND uses <= 0');
  const old = before ? wordsOf(before) : [];
  for (const word of old) less.run(word.kind, word.id);
  for (const word of wordsOf(after)) more.run(word);
  for (const word of old) gone.run(word.kind, word.id);
}

/** Adds how many incidents more, or fewer, use each word. */
export function addWords(connection: Connection, words: Iterable<readonly [Word, number]>): void {
  const add = connection.prepare(
    `INSERT INTO vocabulary (kind, id, name, line, uses) VALUES (@kind, @id, @name, @line, @uses)
     ON CONFLICT (kind, id) DO UPDATE SET uses = uses + @uses, name = @name, line = @line`,
  );
  for (const [word, uses] of words) add.run({ ...word, uses });
  connection.prepare('DELETE FROM vocabulary WHERE uses <= 0').run();
}

/** Every word of a document, each once. */
export function wordsOf(document: IncidentDocument): Word[] {
  return [...wordsIn(document).values()].map((word) => word());
}

/** Every word of a document by its kind and id; made when it is asked for, since most of them are known already. */
export function wordsIn(document: IncidentDocument): Map<string, () => Word> {
  const found = new Map<string, () => Word>();
  const add = (kind: Word['kind'], { id, name }: Named, line: string | null = null) =>
    found.set(`${kind} ${id}`, () => ({ kind, id, name: JSON.stringify(name), line }));
  // Of a protected incident some tags may name the place.
  const tags = placeRuleOf(document) === 'exact' ? (document.tags ?? []) : [];
  for (const tag of tags) add('tag', { id: tag, name: {} });
  for (const account of document.accounts) {
    add('claimant', account.claimant, account.claimant.line ?? null);
    for (const actor of account.actors) add('actor', actor);
    for (const { group } of account.figures) add('group', group);
    for (const { publisher } of account.sources) add('publisher', { id: publisher, name: {} });
  }
  return found;
}
