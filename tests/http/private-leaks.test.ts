import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { staffOnlyMark } from '../../server/contract/staff-only.ts';
import { accessTable } from '../support/access-table.ts';
import { questions } from '../support/leak-questions.ts';
import { privateValues, putPrivateValues } from '../support/private-values.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const contract = fileURLToPath(new URL('../../server/contract/', import.meta.url));

/** Members of a schema that are marked, those of its members too. */
function markedIn(schema: unknown, at: string): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, member]) => [
    ...(member.meta()?.[staffOnlyMark] ? [`${at}.${name}`] : []),
    ...markedIn(member, `${at}.${name}`),
  ]);
}

async function markedInContract(): Promise<string[]> {
  const found = await Promise.all(
    readdirSync(contract)
      .filter((name) => name.endsWith('.ts'))
      .map(async (name) => Object.entries(await import(`${contract}${name}`))),
  );
  return found.flat().flatMap(([name, schema]) => markedIn(schema, name));
}

describe('what the contract marks as for staff alone', () => {
  let server: TestServer;
  let admin: Person;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer({ trustProxy: 1, writeLimit: 10_000 });
    admin = await server.person('admin');
    editor = await server.person('editor');
    await putPrivateValues({ server, admin, editor });
  });
  afterAll(() => server.close());

  const words = [...new Set(Object.values(privateValues).map(({ word }) => word))];
  const named = (text: string, asked = '') =>
    words.filter((word) => text.includes(word) && !asked.includes(word));

  it('has a value that is asked for, each field of it', async () => {
    const marked = [...new Set(await markedInContract())].sort();
    expect(marked).toEqual(Object.keys(privateValues).sort());
  });

  it('is there: who may reads it', async () => {
    for (const [field, { word, told }] of Object.entries(privateValues))
      if (told !== null) expect(await (await admin.get(told)).text(), field).toContain(word);
  });

  it('is in no answer to a reader, its head, and what is found by searching for it', async () => {
    const wrong: string[] = [];
    const searches = words.flatMap((word) =>
      [
        `${items}?q=`,
        '/api/collections/incidents/feed?q=',
        '/api/places?q=',
        `${items}?actor=`,
        '/api/collections/accounts/items?q=',
      ].map((path) => path + encodeURIComponent(word)),
    );
    const some = Object.values(questions).flatMap((addresses) => addresses.slice(0, 8));
    const own = ['2024-05-10-plain', 'unreleased'].flatMap((id) =>
      ['', '/history', '/history?changes=true', '?version=1', '?f=bibtex', '?f=html'].map(
        (rest) => `${items}/${id}${rest}`,
      ),
    );
    for (const path of [...some, ...searches, ...own]) {
      const answer = await server.get(path);
      const text =
        Buffer.from(await answer.arrayBuffer()).toString('latin1') + JSON.stringify([...answer.headers]);
      const found = named(text, decodeURIComponent(path));
      if (found.length) wrong.push(`${path}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is in no refusal, whatever is asked of what is there', async () => {
    const wrong: string[] = [];
    for (const [line, row] of Object.entries(accessTable)) {
      const [method, route] = line.split(' ') as [string, string];
      const path = route
        .replace(':comment', '1')
        .replace(/:\w+/g, '1')
        .replace('/incidents/1', '/incidents/2024-05-10-plain');
      const body = method === 'GET' ? undefined : typeof row.body === 'object' ? row.body : {};
      for (const person of [server, editor]) {
        // The editor reads some of it, and would be nobody after a log-out.
        if (person === editor && (method === 'GET' || line === 'DELETE /api/session')) continue;
        const answer = await person.send(method, path, body, { 'If-Match': '"9"' });
        const text = await answer.text();
        if (answer.status >= 400 && named(text).length) wrong.push(`${line}: ${named(text)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is in no line of the log, also where it was sent, searched for, or asked for in vain', async () => {
    for (const word of words) {
      const asked = encodeURIComponent(word);
      for (const path of [
        `${items}?q=${asked}`,
        `${items}?${asked}=1`,
        `${items}?limit=${asked}`,
        `/suggest?x=${asked}`,
      ])
        await server.get(path);
      await server.send('POST', '/api/session', { name: word, password: word });
      await server.send('POST', '/api/session', `{"name": "${word}`);
    }
    const log = server.log.join('');
    expect(server.log.length).toBeGreaterThan(300);
    expect(named(log)).toEqual([]);
  });
});
