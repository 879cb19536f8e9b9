import { expect } from 'vitest';
import type { Json, Person, TestServer } from './server.ts';

/** A word that no answer to the public may have. */
export const secretWord = 'unheard-of-word';

export const suggested = {
  what: `Shots were heard near the school. ${secretWord}`,
  place: 'Lesk',
  place_precision: 'settlement',
  date: '2024-08-20',
  time: '21:40',
  who: 'Radio Lesk',
  sources: 'https://radio.example/a\r\nhttps://radio.example/b',
  contact: 'private@person.example',
};

/** The form and the queue as their users have them; `now` says who they are when a test asks. */
export function suggesting(now: () => { server: TestServer; editor: Person; address: string }) {
  const from = () => ({ 'X-Forwarded-For': now().address, Accept: 'text/html' });
  const stampIn = (page: string) => /name="stamp" value="([^"]+)"/.exec(page)![1]!;
  const stamped = async () => {
    const { server } = now();
    const stamp = stampIn(await (await server.get('/suggest')).text());
    server.clock.now += 5_000;
    return stamp;
  };
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    now().server.send('POST', '/suggest', new URLSearchParams(fields).toString(), {
      ...from(),
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  const send = async (more: Record<string, string> = {}) =>
    post({ ...suggested, stamp: await stamped(), ...more });
  /** The path of the status link of one that was sent. */
  const sent = async (more: Record<string, string> = {}): Promise<string> => {
    const answer = await send({ seen: 'yes', ...more });
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get('location')!, now().server.url).pathname;
  };
  const queue = async (query = ''): Promise<Json> =>
    (await now().editor.get(`/api/suggestions${query}`)).json();
  const newest = async (): Promise<Json> => (await queue()).suggestions[0];
  const decide = (id: number, decision: object) =>
    now().editor.send('PATCH', `/api/suggestions/${id}`, decision);
  return { from, stampIn, stamped, post, send, sent, queue, newest, decide };
}
