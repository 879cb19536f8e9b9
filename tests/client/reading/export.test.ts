import { describe, expect, it } from 'vitest';
import { bytesInWords } from '../../../client/src/i18n/sizes.ts';
import { exportPath, holds } from '../../../client/src/state/export.ts';
import { feedPath } from '../../../client/src/state/feeds.ts';
import { estimate } from '../../../client/src/state/measure-export.ts';
import { emptyQuery, parseQuery } from '../../../server/contract/query.ts';
import { serveInvented } from './invented-deployment.ts';

const csv = { id: 'csv', options: { bom: ['false', 'true'], hxl: ['false', 'true'] } };
const choice = { collection: 'incidents', options: {}, language: 'sq' } as const;
const read = (search: string) => parseQuery(new URLSearchParams(search), 'UTC');

describe('the address of a file', () => {
  it('asks the same question as the page, without its page of the list', () => {
    const { query } = read('type=riot,protest&known-at=2024-01-01&limit=20&offset=40');
    const path = exportPath(choice, csv, query);
    expect(path).toBe('/api/collections/incidents/items?f=csv&type=riot,protest&known-at=2024-01-01&lang=sq');
    const again = read(path.slice(path.indexOf('?') + 1).replace(/(^|&)(f|lang)=\w+/g, ''));
    expect(again.faults).toEqual([]);
    expect(again.query).toEqual({ ...query, limit: emptyQuery.limit, offset: 0 });
  });

  it('carries what the format knows and nothing else, and no default', () => {
    const options = { bom: 'true', hxl: 'false', history: 'true' };
    expect(exportPath({ ...choice, options }, csv, emptyQuery)).toBe(
      '/api/collections/incidents/items?f=csv&bom=true&lang=sq',
    );
  });

  it('brings a filter through whatever letters it has', () => {
    const filter = "title LIKE 'A&B + 100%' AND place_name = 'Č#'";
    const path = exportPath({ ...choice, collection: 'accounts' }, csv, { ...emptyQuery, filter }, 20);
    const sent = new URL(path, 'http://x').searchParams;
    expect(sent.get('filter')).toBe(filter);
    expect(sent.get('limit')).toBe('20');
    // A quoted address in a shell ends at the first such quote.
    expect(path).not.toContain("'");
  });
});

describe('a format', () => {
  it('is offered for the collections that it can hold', () => {
    const format = (collections: 'any' | string[]) => ({
      id: 'x',
      title: 'X',
      mediaType: 'text/x',
      extension: 'x',
      collections,
      options: {},
      crs: 'crs84' as const,
    });
    expect(holds(format('any'), 'accounts')).toBe(true);
    expect(holds(format(['incidents']), 'incidents')).toBe(true);
    expect(holds(format(['incidents']), 'accounts')).toBe(false);
  });
});

describe('the size of a file', () => {
  it('grows by the row from what every file has', () => {
    expect(estimate({ rows: 1, bytes: 1_100 }, { rows: 20, bytes: 3_000 }, 120)).toBe(13_000);
  });

  it('is that of the sample where the sample holds the same rows', () => {
    expect(estimate({ rows: 0, bytes: 500 }, { rows: 0, bytes: 500 }, 0)).toBe(500);
    expect(estimate({ rows: 1, bytes: 900 }, { rows: 1, bytes: 900 }, 3)).toBe(2_700);
  });

  it('is said in the unit that leaves few digits', async () => {
    await serveInvented('/?lang=en');
    expect([830, 5_730, 59_600, 999_900, 1_440_000, 3e9].map(bytesInWords)).toEqual([
      '830 bytes',
      '5.7 kB',
      '60 kB',
      '1.0 MB',
      '1.4 MB',
      '3.0 GB',
    ]);
  });
});

describe('the address of a feed', () => {
  it('has the filters and the view, but neither order nor dates nor a status', () => {
    const { query } = read('type=riot&status=draft&known-at=2024-01-01&sortby=title&limit=3');
    expect(feedPath('atom', query, 'en')).toBe('/api/collections/incidents/feed?f=atom&type=riot&lang=en');
    const told = read('type=riot&view=claimant:kfor').query;
    expect(feedPath('atom', told, 'en')).toContain('type=riot&view=claimant:kfor');
  });
});
