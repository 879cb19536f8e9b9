import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { IncidentInput } from '../../server/contract/incident.ts';
import type { Place } from '../../server/contract/place.ts';
import { readLayer } from '../../server/service/layers.ts';
import { fixtureCollections, fixtureGazetteer, fixtureRegion } from '../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { addEvidence } from './evidence.ts';
import { hostile, hostileName, hostileTexts } from './hostile-text.ts';
import { step, terms, upload } from './import-desk.ts';
import { createTestServer, items, type Person, type TestServer } from './server.ts';
import { suggested, suggesting } from './suggesting.ts';

/** The service in which every text that anybody can write is hostile. */
export interface HostileWorld {
  server: TestServer;
  admin: Person;
  /** Paths of the pages that need an id. */
  status: string;
  import: string;
  evidence: string;
  close(): Promise<void>;
}

const names = {
  name: hostile,
  name_en: hostile,
  name_sq: hostile,
  name_sr_latn: hostile,
  name_sr_cyrl: hostile,
};
const title = [{ text: hostileTexts }];
const id = 'hostile';

const collections = new Map(
  [...fixtureCollections].map(([collection, places]): [string, Place[]] => [
    collection,
    places.map((one) => ({ ...one, properties: { ...one.properties, ...names } })),
  ]),
);

const layer = JSON.stringify({
  ...{ type: 'FeatureCollection', title: hostile, description: hostile, attribution: hostile },
  features: [
    {
      ...{ type: 'Feature', id: 'one', properties: { ...names, [hostile.slice(0, 40)]: hostile } },
      geometry: { type: 'Point', coordinates: [30.3, 45.2] },
    },
  ],
});

const deployment = {
  region: {
    ...fixtureRegion,
    ...{ names: hostileTexts, attribution: hostile, licence: { ...fixtureRegion.licence, name: hostile } },
    sides: fixtureRegion.sides.map((side) => ({ ...side, names: hostileTexts })),
    layers: fixtureRegion.layers.map((one) => ({ ...one, titles: hostileTexts })),
    designation: { plain: hostileTexts, un: hostileTexts, eu: hostileTexts, coe: hostileTexts },
  },
  ...{ collections, gazetteer: fixtureGazetteer, seeds: [] },
  layers: [readLayer(layer, { id: 'planted' })],
};

const [plain] = plainIncident().accounts;
const group = { id: 'g', name: hostileTexts };
/** An account with a hostile text wherever one can be written. */
const account = (name: string): IncidentInput['accounts'][number] => ({
  ...plain!,
  ...{ id: name, claimant: { id: name, name: hostileTexts }, statement: hostileTexts },
  place: { ...plain!.place!, name: hostileTexts },
  actors: [{ id: 'one', name: hostileTexts, role: 'present' }],
  figures: [
    {
      id: 'f',
      category: 'wounded',
      group,
      value: name === 'gazette' ? 2 : 9,
      qualifier: 'about',
      note: hostileTexts,
    },
  ],
  sources: [
    {
      ...{ id: 's', publisher: hostile, headline: hostileTexts, published_at: '2024-05-11' },
      ...{ url: `https://post.example/${hostile}`, derived_from: { outlet: hostile } },
    },
  ],
});

const incident = (name: string, more: Partial<IncidentInput> = {}) =>
  plainIncident(name, {
    ...{ titles: title, summaries: title, accounts: [account('gazette'), account('radio')] },
    assessments: [{ aspect: 'occurrence', verification: 'verified', basis: hostileTexts, by: hostile }],
    ...more,
  });

/** A host of its own with a style that says in markup whose it is. */
async function styleHost() {
  const style = {
    ...{
      version: 8,
      name: hostile,
      layers: [{ id: 'l', type: 'fill', source: 'v', 'source-layer': 'none' }],
    },
    sources: { v: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'], attribution: hostile } },
  };
  const host = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'application/json');
    response.statusCode = request.url === '/style.json' ? 200 : 204;
    response.end(response.statusCode === 200 ? JSON.stringify(style) : undefined);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  return { host, url: `http://127.0.0.1:${(host.address() as AddressInfo).port}/style.json` };
}

/** Fills a service, through its own doors where they take such a text, and past them where they do not. */
export async function makeHostileWorld(): Promise<HostileWorld> {
  const { host, url } = await styleHost();
  const client = fileURLToPath(new URL('../../dist/client', import.meta.url));
  const settings = { client, basemap: { kind: 'style' as const, url } };
  const server = await createTestServer({ deployment, settings });
  const admin = await server.person('admin', hostileName);
  const sent = async (method: string, path: string, body: unknown = {}): Promise<Response> => {
    const answer = await admin.send(method, path, body, { 'If-Match': '*' });
    expect(answer.status, `${method} ${path}: ${await answer.clone().text()}`).toBeLessThan(300);
    return answer;
  };
  await server.put(incident(id, { tags: ['roads'] }));
  await server.put(incident('draft', { status: 'draft' }));
  await server.put(incident('linked', { links: [{ relation: 'leads_to', target: id }] }));
  await server.put(contestedIncident('contested', { titles: title }));
  await server.put(incident('gone'));
  await sent('DELETE', `${items}/gone?reason=${encodeURIComponent(hostile)}`);
  const change = { properties: { summaries: [{ text: { en: `${hostile} anew` } }] } };
  await sent('PATCH', `${items}/${id}?reason=${encodeURIComponent(hostile)}`, change);

  await sent('PUT', `/api/desk/incidents/${id}/private`, { notes: hostile, contacts: [{ name: hostile }] });
  await sent('POST', `/api/desk/incidents/${id}/comments`, { text: hostile });
  await sent('POST', `/api/desk/incidents/${id}/comments`, {
    pointer: `/accounts/${hostile.slice(0, 9)}`,
    text: hostile,
  });
  await sent('PUT', `/api/desk/incidents/${id}/assignment`, { user: hostileName });
  await sent('POST', '/api/invitations', { role: 'editor', note: hostile.slice(0, 100) });
  await sent('POST', '/api/tokens', { name: hostile.slice(0, 100), scope: 'read' });
  await sent('POST', '/api/alerts/hosts', { host: 'receiver.example' });
  const subscription = { name: hostileName, query: `q=${encodeURIComponent(hostile)}`, kinds: ['published'] };
  await sent('POST', '/api/alerts/subscriptions', {
    ...subscription,
    url: `https://receiver.example/${hostile}`,
  });
  const about = {
    account: 'gazette',
    source: 's',
    collected_at: '2024-05-12',
    collector: hostile,
    note: hostile,
  };
  const page = `<!doctype html><title>x</title>${hostile}`;
  const file = await addEvidence(admin, id, about, `${hostile}.html`, page);
  expect(file.status, await file.clone().text()).toBe(201);
  const { id: evidence } = await file.json();
  await sent('POST', `/api/desk/evidence/${evidence}/release`, { reason: hostile });

  const header = `${hostile.replaceAll('"', '""')}`;
  const table = `id,title,type,date,"${header}"\none,"${header}","${header}","${header}","${header}"\n`;
  const rows = await upload(admin, table, `${hostile}.csv`);
  const stated = { ...terms, title: hostile, licence: hostile, attribution: hostile };
  await sent('PUT', `/api/imports/${rows.id}/terms`, stated);
  const fields = ['id', 'title', 'type', 'occurred_start', 'place_name'];
  await sent('PUT', `/api/imports/${rows.id}/columns`, { fields });
  await step(admin, rows, 'check');

  const form = suggesting(() => ({ server, editor: admin, address: '198.51.100.9' }));
  const said = { what: hostile, place: hostile, who: hostile, contact: hostile, sources: suggested.sources };
  const status = await form.sent(said);
  await sent('PATCH', `/api/suggestions/${(await form.newest()).id}`, {
    status: 'rejected',
    reason: hostile,
  });
  await form.sent(said);
  return {
    ...{ server, admin, status, evidence, import: rows.id },
    close: async () => {
      await server.close();
      host.closeAllConnections();
      host.close();
    },
  };
}
