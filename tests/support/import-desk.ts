import { expect } from 'vitest';
import type { ImportTerms, ImportView } from '../../server/contract/import.ts';
import type { Person } from './server.ts';

export const terms: ImportTerms = {
  id: 'desk-rows',
  title: 'Rows of the desk',
  licence: 'CC BY 4.0',
  licence_url: null,
  attribution: 'The desk',
  redistribution: 'allowed',
};

/** Sends a file as the desk does. */
export async function upload(
  person: Person,
  body: string | Uint8Array,
  name = 'rows.csv',
): Promise<ImportView> {
  const path = `${person.url}/api/imports?name=${encodeURIComponent(name)}`;
  const headers = { Cookie: person.cookie, Origin: person.url };
  const answer = await fetch(path, { method: 'POST', headers, body });
  const view = (await answer.json()) as ImportView;
  expect(answer.status, JSON.stringify(view)).toBe(201);
  return view;
}

/** Waits until nothing of an import is under way. */
export async function settled(person: Person, id: string): Promise<ImportView> {
  for (;;) {
    const view = (await (await person.get(`/api/imports/${id}`)).json()) as ImportView;
    if (!view.running) return view;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Does one thing with an import and waits for its end. */
export async function step(
  person: Person,
  view: Pick<ImportView, 'id'>,
  name: 'check' | 'commit' | 'publish',
  body: unknown = {},
): Promise<ImportView> {
  const answer = await person.send('POST', `/api/imports/${view.id}/${name}`, body);
  expect(answer.status, await answer.clone().text()).toBe(202);
  return settled(person, view.id);
}

/** Sends a file, states its terms and checks it. */
export async function checked(
  person: Person,
  body: string,
  more: Partial<ImportTerms> = {},
): Promise<ImportView> {
  const view = await upload(person, body);
  const answer = await person.send('PUT', `/api/imports/${view.id}/terms`, { ...terms, ...more });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return step(person, view, 'check');
}
