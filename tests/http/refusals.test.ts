import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededServer } from '../support/seeded.ts';
import type { TestServer } from '../support/server.ts';

const asBrowser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const items = '/api/collections/incidents/items';

describe('a refusal', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createSeededServer();
  });
  afterAll(() => server.close());

  const page = async (path: string, headers: Record<string, string> = asBrowser) => {
    const answer = await server.get(path, headers);
    expect(answer.headers.get('content-type'), path).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { document } = new Window({ url: server.url + path });
    document.write(await answer.text());
    const text = (selector: string) =>
      (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
    return { status: answer.status, headers: answer.headers, document, text };
  };

  it.each([
    ['en', 'Not found', 'There is nothing at this address.'],
    ['sq', 'Nuk u gjet', 'Në këtë adresë nuk ka asgjë.'],
    ['sr-Latn', 'Nije nađeno', 'Na ovoj adresi nema ničega.'],
    ['sr-Cyrl', 'Није нађено', 'На овој адреси нема ничега.'],
  ])('is a page in the language of whoever opens it in a browser: %s', async (lang, title, lead) => {
    for (const path of ['/api/collections/nothing', '/api/nowhere', '/api/tiles/nothing']) {
      const { status, headers, document, text } = await page(`${path}?lang=${lang}`);
      expect(status).toBe(404);
      expect(headers.get('content-language')).toBe(lang);
      expect(document.documentElement.lang).toBe(lang);
      expect(text('h1')).toBe(title);
      expect(text('.lead')).toBe(lead);
      expect(text('footer')).toContain(server.atlas.deployment.region.attribution);
    }
  });

  it('names the parameter, what is allowed, and the way on without it', async () => {
    const { status, document, text } = await page(`${items}?limit=many&type=riot&lang=sq`);
    expect(status).toBe(400);
    expect(text('.lead')).toBe('Parametri “limit” nuk mund të jetë “many”.');
    expect(text('dl')).toContain('a whole number from 1 to 10000');
    expect(document.querySelector('dl [lang="en"]')).not.toBeNull();
    const [without] = document.querySelectorAll('main li a');
    expect(without!.getAttribute('href')).toBe(`${items}?type=riot&lang=sq`);
    const json = document.querySelector('.formats a')!.getAttribute('href')!;
    const answer = await server.get(json, asBrowser);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, parameter: 'limit' });
  });

  it('tells a language there is not in one that there is', async () => {
    const { document, text } = await page(`${items}?lang=xx`, { ...asBrowser, 'Accept-Language': 'sr-Latn' });
    expect(document.documentElement.lang).toBe('sr-Latn');
    expect(text('.lead')).toContain('„lang“');
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).not.toContain('xx');
  });

  it('cannot be made to carry markup', async () => {
    const answer = await server.get(`${items}?limit=%3Cscript%3Ealert(1)%3C/script%3E`, asBrowser);
    const written = await answer.text();
    expect(written).toContain('&lt;script&gt;');
    expect(written).not.toMatch(/<script|\sstyle=|\son[a-z]+=/i);
  });

  it('stays a problem in JSON for programs, for writes and for who asks for JSON by name', async () => {
    const type = async (path: string, headers: Record<string, string>) =>
      (await server.get(path, headers)).headers.get('content-type');
    const problem = 'application/problem+json';
    expect(await type('/api/nowhere', {})).toBe(problem);
    expect(await type('/api/nowhere', { Accept: '*/*' })).toBe(problem);
    expect(await type('/api/nowhere', { Accept: 'application/geo+json,text/html;q=0.5' })).toBe(problem);
    expect(await type('/api/nowhere?f=json', asBrowser)).toBe(problem);
    expect(await type('/api/nowhere?f=html', { Accept: 'application/json' })).toBe(
      'text/html; charset=utf-8',
    );
    const write = await fetch(server.url + items, { method: 'POST', headers: asBrowser });
    expect(write.headers.get('content-type')).toBe(problem);
  });
});
