import { Script } from 'node:vm';
import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApi, Operation } from '../../server/http/openapi/description.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

describe('the documentation of the API', () => {
  let server: TestServer;
  let written: string;
  let openapi: OpenApi;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
    written = await (await server.get('/api/docs', { Accept: 'text/html' })).text();
    openapi = await server.json('/api/openapi.json');
  });
  afterAll(() => server.close());

  const page = () => {
    const { document } = new Window({ url: `${server.url}/api/docs` });
    document.write(written);
    return document;
  };

  // First, because reading the page below blocks this process for longer than an idle connection is kept.
  it('comes with a script and a style of their types, as text that parses, and answers 304', async () => {
    const script = await server.get('/api/pages/docs.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const source = await script.text();
    expect(() => new Script(source)).not.toThrow();
    expect(source).not.toMatch(/innerHTML|eval\(|document\.write/);
    const style = await server.get('/api/pages/pages.css');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const tag = style.headers.get('etag')!;
    expect((await server.get('/api/pages/pages.css', { 'If-None-Match': tag })).status).toBe(304);
    for (const name of ['none.css', 'toString', '__proto__'])
      expect((await server.get(`/api/pages/${name}`)).status).toBe(404);
  });

  it('has every operation of the document, with every parameter', () => {
    const document = page();
    for (const item of Object.values(openapi.paths))
      for (const { operationId, parameters = [] } of Object.values(item) as Operation[]) {
        const part = document.getElementById(operationId);
        expect(part, operationId).not.toBeNull();
        expect(part!.querySelectorAll('.parameter')).toHaveLength(parameters.length);
      }
  });

  it('shows its forms only where the script can send them', () => {
    const document = page();
    const forms = [...document.querySelectorAll('form')];
    expect(forms.length).toBeGreaterThan(30);
    expect(document.querySelectorAll('[data-scripted]:not([hidden])')).toHaveLength(0);
    expect(document.querySelectorAll('form input').length).toBeGreaterThan(100);
  });

  it('loads one script and one style from its own host, and has nothing inline', () => {
    const document = page();
    const sources = [...document.querySelectorAll('script')].map((one) => one.getAttribute('src'));
    expect(sources).toEqual(['/api/pages/docs.js']);
    expect(written).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
  });
});
