import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import type { ExportItem } from '../../server/format/format.ts';
import { readAtlas } from '../../server/format/read-atlas.ts';
import { formatOf, formats } from '../../server/format/registry.ts';
import { crs84, systemOf } from '../../server/query/crs.ts';
import { parseDocument } from '../../server/service/document.ts';
import { type ExportRequest, exportCollection, exportSidecar } from '../../server/service/export.ts';
import { type Reading, readFeatures } from '../../server/service/export-reading.ts';
import { standing } from '../../server/service/writing.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
const editor = { name: 'editor', role: 'editor' } as const;

beforeAll(async () => {
  server = await createTestServer();
  await server.put(plainIncident('plain', { links: [{ relation: 'leads_to', target: 'hidden' }] }));
  await server.put(contestedIncident());
  await server.put(plainIncident('hidden', { status: 'draft' }));
  await server.put(
    plainIncident('nowhere', {
      accounts: [{ ...plainIncident().accounts[0]!, place: { precision: 'unlocated' } }],
    }),
  );
});
afterAll(() => server.close());

function asked(
  id: string,
  more: Partial<ExportRequest> = {},
  query: Partial<IncidentQuery> = {},
): ExportRequest {
  return {
    format: formatOf(id)!,
    options: {},
    query: { ...emptyQuery, ...query },
    limited: false,
    selected: null,
    crs: crs84,
    language: 'en',
    designation: { en: 'A note.' },
    self: `${server.url}/x`,
    base: server.url,
    ...more,
  };
}

async function collected(items: AsyncIterable<readonly ExportItem[]>): Promise<ExportItem[]> {
  const all: ExportItem[] = [];
  for await (const batch of items) all.push(...batch);
  return all;
}

const idsOf = (items: ExportItem[]) => items.map(({ feature }) => feature.id).sort();

async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
}

const published = ['2024-06-14-contested', 'nowhere', 'plain'];

describe('an export', () => {
  it('holds what readers see, never a draft, and says how many there are', async () => {
    const { items, context, refused } = await exportCollection(
      server.atlas,
      null,
      'incidents',
      asked('geojson'),
    );
    expect(idsOf(await collected(items))).toEqual(published);
    expect([context.count, refused.count]).toEqual([3, 0]);
  });

  it('counts first what a format cannot hold, with the reason, and leaves it out', async () => {
    const { items, context, refused } = await exportCollection(
      server.atlas,
      null,
      'incidents',
      asked('acled'),
    );
    expect(refused).toEqual({ count: 1, reasons: { no_coordinates: 1 } });
    expect(context.count).toBe(2);
    const rows = parse(await text(formatOf('acled')!.write(items, context)), { columns: true });
    expect(rows).toHaveLength(2);
    const sidecar = JSON.parse(
      await text(await exportSidecar(server.atlas, null, 'incidents', asked('acled'))),
    );
    expect(sidecar).toMatchObject({
      count: 2,
      refused: [{ id: 'nowhere', reason: 'no_coordinates' }],
      designation: 'A note.',
    });
  });

  it('is of one moment: what is written meanwhile is not in it', async () => {
    const { items, context } = await exportCollection(server.atlas, null, 'incidents', asked('geojson'));
    server.clock.now += 60_000;
    await server.put(plainIncident('meanwhile'));
    const found = idsOf(await collected(items));
    expect(found).toEqual(published);
    expect(context.count).toBe(found.length);
    const record = await standing(server.atlas, editor, 'meanwhile');
    expect(record.version).toBe(1);
  });

  it('says the question in words of the asked language', async () => {
    const query = { municipality: ['zelcan'], claimant: ['gazette'], type: ['obstruction'] };
    const inWords = async (id: string, language: ExportRequest['language']) =>
      (await exportCollection(server.atlas, null, id, asked('csv', { language }, query))).context.words;
    expect(await inWords('incidents', 'en')).toBe(
      'Incidents: Type: Obstruction; Municipality: Zelčan/Zelçan; Claimant: The Gazette',
    );
    expect(await inWords('incidents', 'sr-Cyrl')).toContain('Зелчан');
    expect(await inWords('accounts', 'en')).toMatch(/^Accounts: /);
  });

  it('honours a limit that was asked for, and a place to begin', async () => {
    const first = asked('csv', { limited: true }, { limit: 2 });
    const { items, context } = await exportCollection(server.atlas, null, 'incidents', first);
    expect([(await collected(items)).length, context.count]).toEqual([2, 2]);
    const rest = asked('csv', { limited: true }, { limit: 10, offset: 3 });
    const found = await exportCollection(server.atlas, null, 'incidents', rest);
    expect([(await collected(found.items)).length, found.context.count]).toEqual([1, 1]);
  });

  it('moves coordinates and leaves out properties that are not selected', async () => {
    const mercator = systemOf('EPSG:3857')!;
    const request = asked('geojson', { crs: mercator, selected: new Set(['title', 'geometry']) });
    const { items, context } = await exportCollection(server.atlas, null, 'incidents', request);
    const plain = (await collected(items)).find(({ feature }) => feature.id === 'plain')!;
    expect(Object.keys(plain.feature.properties!)).toEqual(['title']);
    expect(plain.feature.geometry).toMatchObject({ type: 'Point' });
    expect((plain.feature.geometry as { coordinates: number[] }).coordinates[0]).toBeCloseTo(3_356_282.7, 0);
    expect(context.properties.filter((one) => one.returned).map(({ name }) => name)).toEqual([
      'id',
      'geometry',
      'title',
    ]);
  });

  it('holds places, and refuses a collection or a status that is not for the asker', async () => {
    const { items } = await exportCollection(server.atlas, null, 'municipalities', asked('kml'));
    expect(idsOf(await collected(items))).toEqual(['gora', 'lesk', 'norfeld', 'zelcan']);
    const refusal = (id: string, request: ExportRequest) =>
      exportCollection(server.atlas, null, id, request).then(
        () => null,
        (error: { kind?: string }) => error.kind,
      );
    expect(await refusal('nothing', asked('csv'))).toBe('not_found');
    expect(await refusal('municipalities', asked('acled'))).toBe('not_found');
    expect(await refusal('incidents', asked('csv', {}, { status: ['draft'] }))).toBe('forbidden');
  });

  it('stops reading when nobody takes it any more', async () => {
    const stop = new AbortController();
    const { items } = await exportCollection(
      server.atlas,
      null,
      'incidents',
      asked('csv', { signal: stop.signal }),
    );
    stop.abort();
    await expect(collected(items)).rejects.toThrow(/abort/i);
  });
});

describe('the other collections of an export', () => {
  it('are the accounts of just the incidents in the file, also those that its filter would not find', async () => {
    const query = { filter: "id = '2024-06-14-contested'" };
    const { context } = await exportCollection(server.atlas, null, 'incidents', asked('csv', {}, query));
    const accounts = await context.others('accounts');
    const found = await collected(accounts.items);
    expect(idsOf(found)).toEqual([
      '2024-06-14-contested:norland-police',
      '2024-06-14-contested:observer',
      '2024-06-14-contested:sudland-government',
    ]);
    expect(accounts.context).toMatchObject({ collection: 'accounts', count: 3 });
  });

  it('are each incident once for its accounts, and all places', async () => {
    const query = { filter: "incident = '2024-06-14-contested'" };
    const { context } = await exportCollection(server.atlas, null, 'accounts', asked('csv', {}, query));
    const incidents = await context.others('incidents');
    expect(idsOf(await collected(incidents.items))).toEqual(['2024-06-14-contested']);
    const places = await context.others('settlements');
    expect((await collected(places.items)).length).toBe(places.context.count);
    expect(context.places).toContain('settlements');
  });
});

describe('the documents of an export', () => {
  const documentsOf = async (
    actor: typeof editor | null,
    query: Partial<IncidentQuery> = {},
    options: Record<string, string> = {},
  ) => {
    const request = asked('atlas', { options }, query);
    const { items } = await exportCollection(server.atlas, actor, 'incidents', request);
    return new Map((await collected(items)).map(({ feature, document }) => [feature.id, document!]));
  };

  it('are those that stand, except for links to what a reader may not see', async () => {
    const documents = await documentsOf(null);
    const contested = await standing(server.atlas, editor, '2024-06-14-contested');
    expect(documents.get('2024-06-14-contested')).toEqual({
      version: 1,
      seq: contested.seq,
      recorded_at: contested.recorded_at,
      document: { ...contested.document, links: [] },
    });
    expect(documents.get('plain')!.document.links).toEqual([]);
    const forStaff = await documentsOf(editor, { status: ['draft', 'published'] });
    expect([...forStaff.keys()]).toContain('hidden');
    expect(forStaff.get('plain')!.document.links).toHaveLength(1);
  });

  it('hold only what was known at the knowledge date, and are documents all the same', async () => {
    const knownAt = { text: '2024-06-14T19:30+02:00', at: Date.parse('2024-06-14T19:30+02:00') };
    const document = (await documentsOf(null, { knownAt })).get('2024-06-14-contested')!.document;
    expect(document.accounts.map(({ id }) => id)).toEqual(['norland-police', 'mission']);
    expect(document.accounts[1]!.figures.map(({ id }) => id)).toEqual(['first']);
    expect(JSON.stringify(document)).not.toContain('disputed');
    expect(parseDocument(document).errors).toBeNull();
  });

  it('are read back the same from the file', async () => {
    const request = asked('atlas', { options: { history: 'true' } });
    const { items, context } = await exportCollection(server.atlas, null, 'incidents', request);
    const lines = (await text(formatOf('atlas')!.write(items, context))).trimEnd().split('\n');
    const read = lines.map((line, index) => readAtlas(line, index + 1, parseDocument)!);
    expect(read.map(({ kind }) => kind)).toEqual(['header', ...Array(lines.length - 1).fill('document')]);
    const contested = await standing(server.atlas, editor, '2024-06-14-contested');
    const found = read.find(
      (line) => line.kind === 'document' && line.exported.document.id === '2024-06-14-contested',
    );
    expect(found).toMatchObject({
      exported: {
        document: { ...contested.document, links: [] },
        history: [{ version: 1, kind: 'published' }],
      },
    });
  });
});

describe('a long export', () => {
  it('is read in chunks to its end, each incident once', async () => {
    const clock = { text: '', at: server.clock.now };
    const reading: Reading = {
      collection: 'incidents',
      query: { ...emptyQuery, knownAt: clock, recordedAt: clock },
      limited: false,
      audience: { statuses: ['published'] },
      now: server.clock.now,
    };
    for (const size of [1, 2, 3, 100]) {
      const batches: string[][] = [];
      for await (const batch of readFeatures(server.atlas, reading, size))
        batches.push(batch.map(({ id }) => id));
      expect(batches.every((batch) => batch.length > 0 && batch.length <= size)).toBe(true);
      expect(batches.flat().sort()).toEqual([...published, 'meanwhile'].sort());
    }
  });
});

describe('a file over HTTP', () => {
  it.each(formats.map(({ id, mediaType }) => [id, mediaType] as const))(
    'comes as %s with its media type, its rows counted and its licence linked',
    async (id, mediaType) => {
      const answer = await server.get(`/api/collections/incidents/items?f=${id}&lang=sr-Cyrl`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')?.split(';')[0]).toBe(mediaType);
      const [rows, refused] = ['atlas-rows', 'atlas-rows-refused'].map((name) =>
        Number(answer.headers.get(name)),
      );
      expect(rows! + refused!).toBe(4);
      expect(answer.headers.get('link')).toContain('rel="license"');
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(200);
    },
  );
});
