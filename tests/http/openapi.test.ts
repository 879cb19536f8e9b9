import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { methods } from '../../server/http/exchange.ts';
import {
  examplesOf,
  type OpenApi,
  type Operation,
  type Parameter,
  type PathItem,
  parameterOf,
  type Verb,
} from '../../server/http/openapi/description.ts';
import { parameterNames } from '../../server/http/parameter-names.ts';
import { newRecord } from '../../server/service/import/import-record.ts';
import { lookAtFile } from '../../server/service/import/look-at-file.ts';
import { addEvidence } from '../support/evidence.ts';
import { createSeededServer } from '../support/seeded.ts';
import { items, type Person, type TestServer } from '../support/server.ts';

const type = 'application/vnd.oai.openapi+json;version=3.0';

describe('the OpenAPI document', () => {
  let server: TestServer;
  let admin: Person;
  let document: OpenApi;
  beforeAll(async () => {
    server = await createSeededServer();
    admin = await server.person('admin');
    const sent = {
      name: 'rows.csv',
      bytes: 9,
      actor: { name: 'admin', role: 'admin' } as const,
      at: '2024-09-01',
    };
    const looked = await lookAtFile(Buffer.from('title,type'));
    await server.atlas.store.putImport(newRecord('0123456789abcdef', sent, looked));
    const [incident] = (await server.json(`${items}?limit=1`)).features;
    const { accounts } = (await server.json(`${items}/${incident.id}`)).properties;
    const [{ id: account, sources }] = accounts;
    const told = { account, source: sources[0].id, collected_at: '2024-08-01', collector: 'admin' };
    await addEvidence(admin, incident.id, told, 'page.txt', 'The page as it stood.');
    await admin.send('POST', '/api/desk/evidence/1/release', { reason: 'It names nobody.' });
    document = await server.json('/api/openapi.json');
  });
  afterAll(() => server.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      (Object.entries(item) as [Verb, Operation][]).map(([verb, operation]) => ({ path, verb, operation })),
    );
  const parametersOf = (operation: Operation): Parameter[] =>
    (operation.parameters ?? []).map((one) => parameterOf(document, one));

  it('names no parameter of a query that the log would take for made up', () => {
    const known = parameterNames(server.atlas.deployment);
    const named = operations().flatMap(({ operation }) =>
      parametersOf(operation).flatMap((one) => (one.in === 'query' ? [one.name] : [])),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name) => !known(name))).toEqual([]);
  });

  it('says that a refusal can also be a page, as the service answers who prefers one', async () => {
    const said = Object.keys(document.components.responses.BadRequest!.content ?? {});
    expect(said).toEqual(['application/problem+json', 'text/html']);
    const path = '/api/collections/incidents/items?limit=many';
    const answered = [];
    for (const accept of ['*/*', 'text/html']) {
      const answer = await server.get(path, { Accept: accept });
      expect(answer.status).toBe(400);
      answered.push(answer.headers.get('content-type')?.split(';')[0]);
    }
    expect(answered).toEqual(said);
  });

  it('has the type that clients compare letter by letter, also for those who ask for JSON', async () => {
    for (const accept of ['*/*', type, 'application/json', 'application/vnd.oai.openapi+json']) {
      const answer = await server.get('/api/openapi.json', { Accept: accept });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(type);
    }
    expect((await server.json('/api')).links).toContainEqual(
      expect.objectContaining({ rel: 'service-desc', type, href: `${server.url}/api/openapi.json` }),
    );
  });

  it('answers 304 to who has it', async () => {
    const tag = (await server.get('/api/openapi.json')).headers.get('etag')!;
    expect((await server.get('/api/openapi.json', { 'If-None-Match': tag })).status).toBe(304);
  });

  it('is valid OpenAPI 3.0', async () => {
    const result = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.0\./);
  });

  it('points at nothing outside itself, and at nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(100);
    const missing = [...new Set(references)].filter((reference) => {
      const found = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
      return !reference.startsWith('#/') || found === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('lists what conformance asks of it, for every collection', async () => {
    const { collections } = await server.json('/api/collections');
    const wanted = ['/', '/conformance', '/collections', '/collections/{collectionId}'];
    for (const { id } of collections)
      for (const rest of [
        '',
        '/items',
        '/items/{featureId}',
        '/queryables',
        '/schema',
        '/sortables',
        '/tiles',
      ])
        wanted.push(`/collections/${id}${rest}`);
    expect(wanted.filter((path) => !document.paths[path]?.get)).toEqual([]);
    expect(document.servers.map(({ url }) => url)).toEqual([`${server.url}/api`]);
  });

  it('has every address of the route table with its methods, and no other', () => {
    const table = routes.filter(({ path }) => path.startsWith('/api'));
    const pattern = (path: string) => new RegExp(`^${path.replace(/[:{][A-Za-z]+\}?/g, '[^/]+')}$`);
    const addressOf = (path: string) => `/api${path === '/' ? '' : path}`;
    const verbsOf = (item: PathItem | undefined) => Object.keys(item ?? {}).sort();
    const undocumented = table.filter(
      ({ path }) => !Object.keys(document.paths).some((one) => pattern(path).test(addressOf(one))),
    );
    expect(undocumented.map(({ path }) => path)).toEqual([]);
    for (const [path, item] of Object.entries(document.paths)) {
      const route = table.find((one) => pattern(one.path).test(addressOf(path)));
      const verbs = methods.filter((method) => route?.[method]).map((method) => method.toLowerCase());
      expect(verbsOf(item), path).toEqual(verbs.sort());
    }
  });

  it('writes parameters as clients expect them', () => {
    const seen = new Set<string>();
    for (const { path, verb, operation } of operations()) {
      expect(seen.has(operation.operationId), operation.operationId).toBe(false);
      seen.add(operation.operationId);
      for (const one of parametersOf(operation)) {
        const name = `${verb} ${path} ${one.name}`;
        expect(one.description, name).toBeTruthy();
        expect(examplesOf(one).join(''), name).not.toBe('');
        if (one.in === 'query') expect([one.style, one.explode], name).toEqual(['form', false]);
        if (one.in === 'path') expect(path).toContain(`{${one.name}}`);
      }
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(
          parametersOf(operation).map((one) => one.name),
          path,
        ).toContain(name);
    }
    const items = parametersOf(document.paths['/collections/incidents/items']!.get!);
    const schemaOf = (name: string) => items.find((one) => one.name === name)?.schema;
    expect(schemaOf('bbox')).toEqual({ type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } });
    expect(schemaOf('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 10_000, default: 100 });
  });

  it('gives every parameter of a read an example that works', async () => {
    const refused: string[] = [];
    let asked = 0;
    const ask = async (path: string, query: Record<string, string>) => {
      const answer = await admin.get(`/api${path}?${new URLSearchParams(query)}`, { Accept: '*/*' });
      await answer.arrayBuffer();
      asked += 1;
      if (![200, 204].includes(answer.status))
        refused.push(`${answer.status} ${path} ${JSON.stringify(query)}`);
    };
    for (const { path, verb, operation } of operations()) {
      if (verb !== 'get') continue;
      const parameters = parametersOf(operation);
      const filled = parameters
        .filter((one) => one.in === 'path')
        .reduce((text, one) => text.replace(`{${one.name}}`, encodeURIComponent(examplesOf(one)[0]!)), path);
      const queries = parameters.filter((one) => one.in === 'query');
      const needed = Object.fromEntries(
        queries.filter((one) => one.required).map((one) => [one.name, examplesOf(one)[0]!]),
      );
      await ask(filled, needed);
      for (const one of queries)
        for (const example of examplesOf(one))
          await ask(filled, { ...needed, ...one['x-with'], [one.name]: example });
    }
    expect(refused).toEqual([]);
    expect(asked).toBeGreaterThan(1_000);
  }, 240_000);

  it('has examples for filters that find something', async () => {
    for (const name of [
      'bbox',
      'datetime',
      'q',
      'type',
      'municipality',
      'claimant',
      'actor',
      'verification',
    ]) {
      const one = parametersOf(document.paths['/collections/incidents/items']!.get!).find(
        (parameter) => parameter.name === name,
      )!;
      const query = new URLSearchParams({ [name]: examplesOf(one)[0]! });
      const { numberMatched } = await server.json(`/api/collections/incidents/items?${query}`);
      expect(numberMatched, name).toBeGreaterThan(0);
    }
  });
});
