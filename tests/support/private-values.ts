import { expect } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { items, type Person, type TestServer } from './server.ts';
import { suggested, suggesting } from './suggesting.ts';

interface Insiders {
  server: TestServer;
  admin: Person;
  editor: Person;
}

/** What stands for a field that is for staff alone. */
export interface PrivateValue {
  /** A word that is nowhere else. */
  word: string;
  /** Where who may does read it; null for what nobody ever reads again. */
  told: string | null;
  put(insiders: Insiders): Promise<void>;
}

const id = '2024-05-10-plain';

/** Sends something as the desk does. */
async function send(person: Person, method: string, path: string, body: unknown): Promise<void> {
  const answer = await person.send(method, path, body, { 'If-Match': '*' });
  expect(answer.status, `${method} ${path} ${await answer.clone().text()}`).toBeLessThan(300);
}

/** A value for every field of the contract that is marked to be for staff alone, by schema and member. */
export const privateValues: Readonly<Record<string, PrivateValue>> = {
  'incidentDocument.protection': {
    word: '2031-12-24',
    told: '/api/desk/incidents/unreleased',
    put: async ({ server }) =>
      server.put(plainIncident('unreleased', { protection: { place: 'exact', release_at: '2031-12-24' } })),
  },
  'privatePart.notes': {
    word: 'murkynote',
    told: `/api/desk/incidents/${id}/private`,
    put: ({ editor }) =>
      send(editor, 'PUT', `/api/desk/incidents/${id}/private`, {
        notes: 'murkynote',
        contacts: [{ name: 'Quillfeather' }],
      }),
  },
  'privatePart.contacts': {
    word: 'Quillfeather',
    told: `/api/desk/incidents/${id}/private`,
    // Written with the notes.
    put: async () => undefined,
  },
  'suggestionForm.contact': {
    word: 'inkwell@outsider.example',
    told: '/api/suggestions',
    put: async ({ server, editor }) => {
      const form = suggesting(() => ({ server, editor, address: '198.51.100.7' }));
      const answer = await form.send({ ...suggested, contact: 'inkwell@outsider.example', seen: 'yes' });
      expect(answer.status).toBe(303);
    },
  },
  'newComment.text': {
    word: 'Grumblewords',
    told: `/api/desk/incidents/${id}/work`,
    put: ({ editor }) => send(editor, 'POST', `/api/desk/incidents/${id}/comments`, { text: 'Grumblewords' }),
  },
  'newUser.name': {
    word: 'Thistlewick',
    told: '/api/users',
    put: ({ admin }) =>
      send(admin, 'POST', '/api/users', {
        name: 'Thistlewick',
        role: 'editor',
        password: 'plumtree over hidden stair',
      }),
  },
  'newUser.password': {
    word: 'plumtree over hidden stair',
    told: null,
    put: async () => undefined,
  },
  'newAssignment.user': {
    word: 'Thistlewick',
    told: `/api/desk/incidents/${id}/work`,
    put: ({ editor }) => send(editor, 'PUT', `/api/desk/incidents/${id}/assignment`, { user: 'Thistlewick' }),
  },
  'newInvitation.note': {
    word: 'Pocketwatch',
    told: '/api/invitations',
    put: ({ admin }) => send(admin, 'POST', '/api/invitations', { role: 'editor', note: 'Pocketwatch' }),
  },
  'newApiToken.name': {
    word: 'Snailmachine',
    told: '/api/tokens',
    put: ({ admin }) => send(admin, 'POST', '/api/tokens', { name: 'Snailmachine', scope: 'read' }),
  },
  'newSubscription.name': {
    word: 'Larkdesk',
    told: '/api/alerts',
    put: async ({ admin }) => {
      await send(admin, 'POST', '/api/alerts/hosts', { host: 'burrow.example' });
      const given = { name: 'Larkdesk', kinds: ['published'], url: 'https://burrow.example/hatch' };
      await send(admin, 'POST', '/api/alerts/subscriptions', given);
    },
  },
  'newSubscription.url': {
    word: 'burrow.example',
    told: '/api/alerts',
    put: async () => undefined,
  },
};

/** Puts all of them in, and something public written by somebody whose name is one of them. */
export async function putPrivateValues(insiders: Insiders): Promise<void> {
  await insiders.server.put(plainIncident(id));
  for (const { put } of Object.values(privateValues)) await put(insiders);
  const name = privateValues['newUser.name']!.word;
  const password = privateValues['newUser.password']!.word;
  const opened = await insiders.server.send('POST', '/api/session', { name, password });
  const Cookie = opened.headers.get('set-cookie')!.split(';')[0]!;
  const patch = { properties: { summaries: [{ text: { en: 'Written anew.' } }] } };
  const headers = { Cookie, Origin: insiders.server.url, 'If-Match': '*' };
  const written = await insiders.server.send('PATCH', `${items}/${id}?reason=New%20words.`, patch, headers);
  expect(written.status).toBe(200);
}
