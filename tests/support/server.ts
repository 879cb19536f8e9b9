import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import type { Role } from '../../server/contract/roles.ts';
import type { FactorDemand } from '../../server/domain/permissions.ts';
import { createApp } from '../../server/http/app.ts';
import type { HttpSettings } from '../../server/http/exchange.ts';
import { type Listening, listen, type Patience } from '../../server/http/listen.ts';
import { createSuggestionGate } from '../../server/http/suggest/gate.ts';
import type { Atlas } from '../../server/service/atlas.ts';
import { installPlaces, type LoadedDeployment } from '../../server/service/deployment.ts';
import { createEvidenceDesk } from '../../server/service/evidence/evidence-desk.ts';
import { createImportDesk } from '../../server/service/import/import-desk.ts';
import { createLive } from '../../server/service/live.ts';
import { hashPassword } from '../../server/service/passwords.ts';
import { createPresence } from '../../server/service/presence.ts';
import { createSessions } from '../../server/service/sessions.ts';
import { createSetupPermission, type SetupPermission } from '../../server/service/setup.ts';
import { createIncident } from '../../server/service/writing.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { fixtureCollections, fixtureGazetteer, fixtureRegion } from '../fixtures/gazetteer.ts';

export const items = '/api/collections/incidents/items';
export const password = 'a password of some length';

/** A parsed answer: tests look into it without a type for every shape. */
// biome-ignore lint/suspicious/noExplicitAny: what an answer really holds is what the tests find out.
export type Json = any;

/** A response whose JSON tests look into freely. */
export interface Answer extends Response {
  json(): Promise<Json>;
}

/** Somebody with a session; writes carry an Origin as a browser's do. */
export interface Person {
  /** Where the server is. */
  url: string;
  name: string;
  cookie: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface TestServer {
  url: string;
  /** Its data folder. */
  folder: string;
  port: number;
  atlas: Atlas;
  permission: SetupPermission;
  listening: Listening;
  /** Lines of the log so far. */
  log: string[];
  /** The service's clock, in ms; tests move it. */
  clock: { now: number };
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  json(path: string): Promise<Json>;
  /** A request without a session. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  person(role: Role, name?: string): Promise<Person>;
  /** Writes a document as an admin would, past HTTP. */
  put(document: IncidentDocument): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  settings?: Partial<HttpSettings>;
  patience?: Patience;
  writeLimit?: number;
  /** Bytes that a file sent for import may have. */
  importBytes?: number;
  /** Bytes that a file of evidence, and all of them, may have. */
  evidenceBytes?: number;
  evidenceTotal?: number;
  trustProxy?: false | number;
  fourEyes?: boolean;
  secondFactor?: FactorDemand;
  /** Another region than the invented one. */
  deployment?: LoadedDeployment;
  /** Data folder that outlives the server, so that another one can go on with it. */
  folder?: string;
  port?: number;
}

/** The Feature that a writer sends for a document. */
export function featureOf({ id, ...properties }: Partial<IncidentDocument>): Record<string, unknown> {
  return { type: 'Feature', ...(id === undefined ? {} : { id }), geometry: null, properties };
}

/** The service on a real socket and a real store in a folder of its own, on the invented region, in September 2024. */
export async function createTestServer(options: Options = {}): Promise<TestServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'atlas-http-'));
  const clock = { now: Date.parse('2024-09-01T10:00:00Z') };
  const now = () => clock.now;
  const deployment = options.deployment ?? {
    region: fixtureRegion,
    collections: fixtureCollections,
    gazetteer: fixtureGazetteer,
    layers: [],
    seeds: [],
  };
  const { zone } = deployment.region;
  const store = await openSqliteStore({ folder, readers: 2, deadlineMs: 20_000, zone, columns: true });
  await installPlaces(store, deployment, () => undefined);
  const atlas: Atlas = {
    ...{ store, deployment, live: createLive(), now },
    ...{ presence: createPresence(), fourEyes: options.fourEyes ?? false },
  };
  const permission = createSetupPermission(now);
  const log: string[] = [];
  const imports = createImportDesk(atlas, {
    folder: join(folder, 'imports'),
    mostBytes: options.importBytes ?? 60_000_000,
    log: (error) => void log.push(String((error as Error).stack)),
  });
  await imports.recover();
  const evidence = createEvidenceDesk(atlas, {
    folder: join(folder, 'evidence'),
    mostBytes: options.evidenceBytes ?? 10_000_000,
    totalBytes: options.evidenceTotal ?? 100_000_000,
  });
  await evidence.open();
  const app = createApp({
    atlas,
    imports,
    evidence,
    sessions: createSessions(store, permission, now, options.secondFactor),
    settings: {
      publicUrl: null,
      basemap: { kind: 'embedded' },
      designation: 'plain',
      embedBy: ['*'],
      suggestions: createSuggestionGate(now),
      alerts: { allowsPlain: false, wake: () => undefined },
      version: '0.0.0-test',
      client: join(folder, 'client'),
      ...options.settings,
    },
    logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    trustProxy: options.trustProxy ?? false,
    ...(options.writeLimit === undefined ? {} : { writeLimit: options.writeLimit }),
  });
  const listening = await listen(app, { host: '127.0.0.1', port: options.port ?? 0 }, options.patience);
  const url = `http://127.0.0.1:${listening.port}`;

  const request = (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> =>
    fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  return {
    url,
    folder,
    port: listening.port,
    atlas,
    permission,
    listening,
    log,
    clock,
    get: (path, headers = {}) => request('GET', path, undefined, headers),
    json: async (path) => (await request('GET', path, undefined, {})).json(),
    send: (method, path, body, headers = {}) => request(method, path, body, headers),
    person: async (role, name = role) => {
      await store.addUser({ name, role, password_hash: await hashPassword(password) }, false);
      const answer = await request('POST', '/api/session', { name, password }, {});
      const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
      return {
        url,
        name,
        cookie,
        send: (method, path, body, headers = {}) =>
          request(method, path, body, { Cookie: cookie, Origin: url, ...headers }),
        get: (path, headers = {}) => request('GET', path, undefined, { Cookie: cookie, ...headers }),
      };
    },
    put: async (document) => {
      await createIncident(atlas, { name: 'test', role: 'admin' }, document);
    },
    close: async () => {
      await listening.drain(() => atlas.live.end(), 100);
      await imports.stop();
      await store.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
