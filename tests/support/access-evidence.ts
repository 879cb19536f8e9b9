import type { Subject } from './access-world.ts';
import { addEvidence } from './evidence.ts';
import type { TestServer } from './server.ts';

/** Two files of one incident. */
export interface Kept {
  released: number;
  held: number;
}

/** What is found out once for each subject, and then the same. */
export function once<T>(find: (subject: Subject) => Promise<T>): (subject: Subject) => Promise<T> {
  const found = new Map<Subject, Promise<T>>();
  return (subject) => {
    const known = found.get(subject) ?? find(subject);
    found.set(subject, known);
    return known;
  };
}

/** What is told of a file of evidence: for a source that the incident has. `mark` is what only staff may read of it. */
export const toldOfFile = (subject: Subject | null, mark: string): Record<string, string> => ({
  ...(subject === 'private'
    ? { account: 'acled', source: 's1' }
    : { account: 'gazette', source: 'gazette-1' }),
  ...{ collected_at: '2024-05-12', collector: mark, note: mark },
});

/** Adds two files to an incident and releases the first, as an admin does it. */
export async function keepEvidence(
  server: TestServer,
  cookie: string,
  incident: string,
  subject: Subject,
  mark: string,
): Promise<Kept> {
  const numbers: number[] = [];
  for (const content of ['to be released', 'to be held']) {
    const who = { url: server.url, cookie };
    const sent = await addEvidence(who, incident, toldOfFile(subject, mark), `${mark}.txt`, content);
    if (sent.status !== 201) throw new Error(await sent.text());
    numbers.push((await sent.json()).id);
  }
  const [released, held] = numbers as [number, number];
  const headers = { Cookie: cookie, Origin: server.url };
  const path = `/api/desk/evidence/${released}/release`;
  const done = await server.send('POST', path, { reason: 'It names nobody.' }, headers);
  if (done.status !== 200) throw new Error(await done.text());
  return { released, held };
}
