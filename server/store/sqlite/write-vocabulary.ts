import type { IncidentDocument } from '../../contract/incident.ts';
import type { Connection } from './connection.ts';

interface Word {
  kind: 'claimant' | 'actor' | 'group' | 'publisher';
  id: string;
  name: string;
  line: string | null;
}

/**
 * Keeps the count of incidents that use each claimant, actor, figure group and publisher: `before` is the version
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

function wordsOf(document: IncidentDocument): Word[] {
  const found = new Map<string, Word>();
  const add = (word: Word) => found.set(`${word.kind} ${word.id}`, word);
  for (const account of document.accounts) {
    const { id, name, line } = account.claimant;
    add({ kind: 'claimant', id, name: JSON.stringify(name), line: line ?? null });
    for (const actor of account.actors)
      add({ kind: 'actor', id: actor.id, name: JSON.stringify(actor.name), line: null });
    for (const { group } of account.figures)
      add({ kind: 'group', id: group.id, name: JSON.stringify(group.name), line: null });
    for (const { publisher } of account.sources)
      add({ kind: 'publisher', id: publisher, name: '{}', line: null });
  }
  return [...found.values()];
}
