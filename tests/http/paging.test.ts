import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const collections = ['incidents', 'accounts', 'settlements'];
const settlements = 5;

describe('the pages of a list', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    for (let number = 1; number <= 11; number += 1)
      await server.put(plainIncident(`plain-${String(number).padStart(2, '0')}`));
  });
  afterAll(() => server.close());

  const link = (page: Json, rel: string): string | undefined =>
    page.links.find((one: Json) => one.rel === rel)?.href.slice(server.url.length);
  const idsOf = (page: Json): string[] => page.features.map((one: Json) => one.id);

  it.each(collections)(
    'of %s follow each other by cursor, forth and back, with every parameter',
    async (id) => {
      const more =
        id === 'settlements' ? 'sortby=-name&lang=sq' : 'sortby=-id&datetime=2024-05-10%2F..&lang=sq';
      const first = `/api/collections/${id}/items?limit=3&${more}`;
      const pages: Json[] = [];
      for (let next: string | undefined = first; next; next = link(pages.at(-1), 'next')) {
        expect(next).toContain('lang=sq');
        pages.push(await server.json(next));
      }
      const all = pages.flatMap(idsOf);
      expect(all).toEqual(idsOf(await server.json(`/api/collections/${id}/items?limit=100&${more}`)));
      expect(all).toHaveLength(id === 'settlements' ? settlements : 11);
      expect(link(pages[0], 'next')).toContain('cursor=');
      expect(link(pages[0], 'prev')).toBeUndefined();
      for (let index = pages.length - 1; index > 0; index -= 1) {
        const before = await server.json(link(pages[index], 'prev')!);
        expect(idsOf(before)).toEqual(idsOf(pages[index - 1]));
      }
    },
  );

  it('by offset are the same', async () => {
    const whole = idsOf(await server.json(`${items}?limit=100`));
    for (const offset of [0, 1, 4, 10]) {
      const page = await server.json(`${items}?limit=4&offset=${offset}`);
      expect(idsOf(page)).toEqual(whole.slice(offset, offset + 4));
      const next = link(page, 'next');
      if (offset + 4 >= 11) expect(next).toBeUndefined();
      else expect(idsOf(await server.json(next!))).toEqual(whole.slice(offset + 4, offset + 8));
    }
    const past = await server.json(`${items}?offset=50`);
    expect(past).toMatchObject({ numberReturned: 0, numberMatched: 11 });
    expect(link(past, 'next')).toBeUndefined();
  });

  it('are linked to in the head too', async () => {
    const answer = await server.get(`${items}?limit=3&offset=3`);
    const header = answer.headers.get('link')!;
    const page = await answer.json();
    for (const rel of ['self', 'next', 'prev', 'collection'])
      expect(header).toContain(`<${server.url}${link(page, rel)}>; rel="${rel}"`);
    // An address may be as long as the heads that proxies take.
    const long = await server.get(
      `${items}?limit=3&filter=${encodeURIComponent(`title<>'${'x'.repeat(4_000)}'`)}`,
    );
    expect(long.status).toBe(200);
    expect((long.headers.get('link') ?? '').length).toBeLessThan(2_100);
  });

  it('are clamped in length, and never unlimited', async () => {
    expect((await server.json(`${items}?limit=10001`)).numberReturned).toBe(11);
    for (const limit of ['unlimited', '0', '-1', '1.5', '']) {
      const answer = await server.get(`${items}?limit=${limit}`);
      expect(answer.status, limit).toBe(400);
      expect((await answer.json()).parameter).toBe('limit');
    }
  });

  it('are refused for a cursor of nobody, of another order or beside an offset', async () => {
    const next = link(await server.json(`${items}?limit=3`), 'next')!;
    const cursor = new URL(next, server.url).searchParams.get('cursor')!;
    for (const query of [
      'cursor=abc',
      'cursor=3-abc',
      'cursor=3-',
      `cursor=${cursor}x%00`,
      `cursor=${cursor}&sortby=title`,
      `cursor=${'9'.repeat(12)}-${cursor}`,
    ]) {
      const answer = await server.get(`${items}?${query}`);
      expect(answer.status, query).toBe(400);
      expect((await answer.json()).parameter, query).toBe('cursor');
    }
    expect((await server.json(`${items}?cursor=${cursor}&offset=3`)).parameter).toBe('offset');
    expect((await server.get(`/api/collections/settlements/items?cursor=${cursor}`)).status).toBe(400);
  });
});
