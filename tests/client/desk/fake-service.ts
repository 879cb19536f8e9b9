import type { IncidentDocument } from '#contract/incident.ts';
import type { MergeView } from '#contract/merge.ts';
import type { Problem } from '#contract/problem.ts';
import type { Role } from '#contract/roles.ts';
import type { PresenceView, WorkView } from '#contract/work.ts';
import { loadDeployment } from '../../../client/src/state/deployment.ts';
import { setZone, startLocation } from '../../../client/src/state/location.ts';
import { session } from '../../../client/src/state/session.ts';
import { fixtureRegion } from '../../fixtures/gazetteer.ts';

/** One request the app made of the service. */
export interface Asked {
  method: string;
  url: string;
  ifMatch: string | null;
  body: { id?: string; properties: IncidentDocument } | null;
}

/** A service of one incident in memory: enough of the API for the form, and refusals on demand. */
export interface FakeService {
  asked: Asked[];
  /** What stands, by id. */
  stored: Map<string, { version: number; document: IncidentDocument }>;
  /** What a merge of two versions answers. */
  merge: MergeView | null;
  /** Answers the next writes, in this order, instead of storing them. */
  refusals: Problem[];
}

const zone = 'Europe/Vienna';

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

function answer(service: FakeService, asked: Asked): Response {
  const path = asked.url.split('?')[0]!;
  const id = decodeURIComponent(path.split('/').pop()!);
  if (path === '/api/deployment')
    return json({
      region: fixtureRegion,
      collections: [],
      basemap: { kind: 'embedded' },
      seq: 1,
      embeddable: true,
      suggestions: true,
      version: '0',
    });
  if (path === '/api/session' && asked.method === 'POST')
    return json({ user: { name: 'ana', role: 'editor' }, setup: false });
  if (path === '/api/session/second-factor') return json({ enabled: false, since: null, recovery_codes: 0 });
  if (path === '/api/desk/vocabulary')
    return json({
      claimants: [{ id: 'old-office', name: { en: 'The Old Office', sq: 'Zyra e vjetër' }, line: 'office' }],
      actors: [],
      groups: [],
      publishers: ['The Gazette'],
      tags: ['bridge'],
    });
  if (path === '/api/desk/derive')
    return json({ accounts: [], feature: null, states: [], errors: [], duplicates: [] });
  if (path.endsWith('/work'))
    return json({ comments: [], assignment: null, versions: [], publish: 'yes' } satisfies WorkView);
  if (path.endsWith('/presence')) return json({ others: [], version: 1 } satisfies PresenceView);
  if (path.endsWith('/merge')) return json(service.merge);
  if (path === '/api/desk/people') return json({ people: [] });
  if (path === '/api/desk/queue') return json({ rows: [], counts: {}, numberMatched: 0 });
  if (path.startsWith('/api/desk/incidents/')) {
    const record = service.stored.get(id);
    if (!record) return json({ type: 'about:blank', title: 'Not found', status: 404 }, 404);
    const { version, document } = record;
    return json({ id, version, recorded_at: '2024-07-01T10:00:00Z', document }, 200, {
      ETag: `"${version}-desk"`,
    });
  }
  if (asked.method === 'GET') return json({ features: [], numberMatched: 0, numberReturned: 0, links: [] });
  const refusal = service.refusals.shift();
  if (refusal) return json(refusal, refusal.status);
  if (asked.method === 'DELETE') return json(null, 204);
  const target = asked.method === 'POST' ? '2024-05-10-new' : id;
  const version = (service.stored.get(target)?.version ?? 0) + 1;
  const before = asked.method === 'PATCH' ? service.stored.get(target)!.document : {};
  const document = { ...before, ...asked.body!.properties, id: target };
  service.stored.set(target, { version, document });
  return json({ id: target, properties: { version } }, asked.method === 'POST' ? 201 : 200, {
    Location: `http://localhost/api/collections/incidents/items/${target}`,
  });
}

/** Puts the service behind `fetch`, loads the invented deployment, opens the page and logs somebody in. */
export async function fakeService(
  page = '/desk/new',
  user = 'ana',
  role: Role = 'editor',
): Promise<FakeService> {
  const service: FakeService = { asked: [], stored: new Map(), merge: null, refusals: [] };
  globalThis.fetch = async (input, init) => {
    const headers = (init?.headers ?? {}) as Record<string, string>;
    const asked: Asked = {
      method: init?.method ?? 'GET',
      url: String(input),
      ifMatch: headers['If-Match'] ?? null,
      body: init?.body ? JSON.parse(String(init.body)) : null,
    };
    service.asked.push(asked);
    return answer(service, asked);
  };
  history.replaceState(null, '', page);
  startLocation();
  await loadDeployment();
  setZone(zone);
  session.value = { user: { name: user, role }, setup: false };
  return service;
}
