import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

const hostile = '<script>alert(1)</script> "quoted" \'single\' & \u202eright to left\u202c <b>bold</b>';
const named = { en: hostile };

describe('pages with hostile texts', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    const plain = plainIncident('2024-05-10-hostile');
    const [account] = plain.accounts;
    await server.put({
      ...plain,
      titles: [{ text: named }],
      summaries: [{ text: named }],
      accounts: [
        {
          ...account!,
          claimant: { id: 'gazette', name: named },
          statement: named,
          place: { ...account!.place!, name: named },
          actors: [{ id: 'one', name: named, role: 'present' }],
          figures: [
            { id: 'f', category: 'wounded', group: { id: 'g', name: named }, value: 2, qualifier: 'about' },
          ],
          sources: [{ ...account!.sources[0]!, publisher: hostile, headline: named }],
        },
      ],
      assessments: [{ aspect: 'occurrence', verification: 'verified', basis: named, by: hostile }],
    });
  });
  afterAll(() => server.close());

  const page = async (path: string) => {
    const { document } = new Window({ url: server.url + path });
    const answer = await server.get(path, { Accept: 'text/html' });
    expect(answer.status, path).toBe(200);
    document.write(await answer.text());
    return document;
  };

  it.each([
    '/api/collections/incidents/items',
    '/api/collections/accounts/items',
    '/api/collections/incidents/items/2024-05-10-hostile',
    '/api/collections/accounts/items/2024-05-10-hostile:gazette',
    '/api/collections/incidents/items/2024-05-10-hostile/history',
    '/api/collections/incidents/aggregate?by=claimant',
    `/api/collections/incidents/items?q=road&claimant=gazette&filter=${encodeURIComponent("title LIKE '<script>%\"'")}`,
    `/api/collections/incidents/items?place_name=${encodeURIComponent('"><script>alert(1)</script>')}`,
  ])('make nothing but text of them at %s', async (path) => {
    const document = await page(path);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.querySelectorAll('main b')).toHaveLength(0);
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes)
        expect(name).toMatch(/^(?!on)[a-z-]+$|^viewBox$|^preserveAspectRatio$/);
  });

  it('show them as they were written', async () => {
    const document = await page('/api/collections/incidents/items/2024-05-10-hostile');
    expect(document.querySelector('h1')!.textContent).toBe(hostile);
    expect(document.querySelector('h1 bdi')).not.toBeNull();
    expect(document.title).toBe(`${hostile} – Incident Atlas`);
    expect(document.querySelector('article.account h3')!.textContent).toContain(hostile);
  });
});
