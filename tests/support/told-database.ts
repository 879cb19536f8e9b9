import type { TestServer } from './server.ts';

/** What a server told somebody with a session: by address, its answer without what follows from where and when it is asked. */
export type Told = Readonly<Record<string, unknown>>;

const incidents = ['2024-05-10-plain', '2024-06-14-contested', 'protected', 'draft', 'desk-one', 'gone'];
const addresses = [
  ...['/api/collections/incidents/items', '/api/collections/accounts/items', '/api/changes?since=0'],
  ...['incidents/items?known-at=2024-06-15', 'incidents/items?recorded-at=2024-09-01T10:00:03Z'].map(
    (path) => `/api/collections/${path}`,
  ),
  ...incidents.flatMap((id) => [
    ...['', '/history', '?version=1'].map((more) => `/api/collections/incidents/items/${id}${more}`),
    ...['', '/work', '/private', '/evidence'].map((more) => `/api/desk/incidents/${id}${more}`),
  ]),
  ...['users', 'tokens', 'invitations', 'suggestions', 'alerts', 'alerts/deliveries', 'imports', 'audit'].map(
    (path) => `/api/${path}`,
  ),
  '/api/desk/queue',
];

/** Members that tell where and when it was asked, or that a program of another version may write otherwise. */
const passing = new Set([
  'links',
  'timeStamp',
  'instance',
  'type',
  'title',
  'detail',
  'duplicates',
  'current',
  'last_seen',
]);

/** Without what passes, and without addresses of this server. */
function lasting(value: unknown, url: string, isTop = true): unknown {
  if (typeof value === 'string') return value.replaceAll(url, '');
  if (Array.isArray(value)) return value.map((one) => lasting(one, url, false));
  if (typeof value !== 'object' || value === null) return value;
  const isRefusal = isTop && 'status' in value && 'code' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(passing.has(name) && (isTop || isRefusal || !['type', 'title'].includes(name))))
      .map(([name, inner]) => [name, lasting(inner, url, false)]),
  );
}

/** Asks a server all of it; what it does not know is left out. */
export async function told(server: TestServer, cookie: string): Promise<Told> {
  const all: Record<string, unknown> = {};
  for (const address of addresses) {
    const answer = await server.get(address, { Cookie: cookie });
    const isJson = answer.headers.get('content-type')?.includes('json');
    if (isJson && answer.status !== 404) all[address] = lasting(await answer.json(), server.url);
  }
  return all;
}
