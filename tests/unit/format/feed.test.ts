import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, it } from 'vitest';
import type { IncidentProperties } from '../../../server/contract/feature.ts';
import { languages } from '../../../server/contract/text.ts';
import { writeAtom } from '../../../server/format/atom.ts';
import type { FeedHead, FeedItem } from '../../../server/format/feed.ts';
import { entryText } from '../../../server/format/feed-entry.ts';
import { writeJsonFeed } from '../../../server/format/json-feed.ts';
import { madeState } from '../../store/made-versions.ts';
import { gdal } from './binary-items.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-feed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const head = (overrides: Partial<FeedHead> = {}): FeedHead => ({
  language: 'en',
  zone: 'UTC',
  author: 'Incident Atlas, nowhere',
  title: 'All incidents',
  words: 'All incidents',
  updated: '2024-01-02T00:00:00.000Z',
  knownAt: null,
  recordedAt: null,
  attribution: 'Editors & friends',
  licence: { name: 'CC BY 4.0', url: 'https://example.org/licence' },
  designation: 'A note.',
  self: 'https://atlas.example/feed?f=atom&lang=en',
  base: 'https://atlas.example',
  map: 'https://atlas.example/',
  alternates: [],
  ...overrides,
});

function item(
  incident: string,
  facts: Partial<IncidentProperties> = {},
  more: Partial<FeedItem> & { geometry?: Geometry | null } = {},
): FeedItem {
  const { geometry, ...rest } = more;
  const { feature } = madeState(incident, 1, facts);
  return {
    incident,
    version: 1,
    kind: 'published',
    differs: [],
    recorded_at: '2024-01-02T00:00:00.000Z',
    reason: null,
    accounts: [],
    ...rest,
    feature: geometry === undefined ? feature : { ...feature, geometry },
  };
}

/** Throws where the text is not well-formed XML with namespaces. */
function elementsOf(text: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void names.push(name));
  parser.write(text).close();
  return names;
}

const square = (west: number, south: number): [number, number][] => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south],
];

describe('a feed', () => {
  it('is well-formed whatever its texts hold, and lets no markup through', () => {
    const evil = `<script>alert('&')</script>\u0000\u000b"]]>`;
    const hostile = item(
      'evil',
      { title: evil, summary: evil, place_name: evil },
      {
        reason: evil,
        accounts: [{ claimant: { id: 'x', name: { en: evil } }, stance: 'claims', statement: { en: evil } }],
      },
    );
    for (const language of languages) {
      const atom = writeAtom(head({ language, title: evil, designation: evil }), [hostile]);
      expect(elementsOf(atom)).toContain('content');
      expect(atom).not.toContain('<script');
      // What a reader of feeds takes for HTML has the markup of a text as references.
      const [one] = JSON.parse(writeJsonFeed(head({ language }), [hostile])).items;
      expect(one.content_html).not.toContain('<script');
      expect(elementsOf(`<div>${one.content_html}</div>`)).toEqual(expect.arrayContaining(['p', 'ul', 'li']));
    }
  });

  it('is opened by GDAL as GeoRSS with every kind of place', () => {
    const places: Record<string, Geometry | null> = {
      point: { type: 'Point', coordinates: [30.45, 45.275] },
      area: { type: 'Polygon', coordinates: [square(30, 45)] },
      line: {
        type: 'LineString',
        coordinates: [
          [30, 45],
          [31, 46],
        ],
      },
      onlyArea: { type: 'MultiPolygon', coordinates: [[square(10, 20)]] },
      points: {
        type: 'MultiPoint',
        coordinates: [
          [30, 45],
          [32, 46],
        ],
      },
      mixed: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [5, 6] },
          { type: 'Polygon', coordinates: [square(30, 45)] },
        ],
      },
      nowhere: null,
    };
    const file = join(folder, 'feed.xml');
    const items = Object.entries(places).map(([id, geometry]) =>
      item(id, { uncertainty_m: 600 }, { geometry }),
    );
    writeFileSync(file, writeAtom(head(), items));
    const read = JSON.parse(gdal('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', file));
    expect(read.features.map((one: { geometry: Geometry | null }) => one.geometry?.type ?? null)).toEqual([
      'Point',
      'Polygon',
      'LineString',
      'Polygon',
      'Polygon',
      'Polygon',
      null,
    ]);
    const [point, , , onlyArea, points, mixed] = read.features;
    expect(point.geometry.coordinates).toEqual([30.45, 45.275]);
    expect(point.properties.georss_radius).toBe(600);
    expect(onlyArea.geometry.coordinates[0]).toContainEqual([11, 21]);
    expect(points.geometry.coordinates[0]).toEqual(
      expect.arrayContaining([
        [30, 45],
        [32, 46],
      ]),
    );
    expect(mixed.geometry.coordinates[0]).toEqual(
      expect.arrayContaining([
        [5, 6],
        [31, 46],
      ]),
    );
  });

  it('says who says what, how sure the place is, and what is contested, in each language', () => {
    const guards = { id: 'guards', name: { en: 'Guards', sq: 'Roje' } };
    const told = item(
      'a',
      {
        contested: ['place'],
        uncertainty_m: 1500,
        place_name: 'Dolina',
        figures: [
          {
            category: 'wounded',
            group: guards,
            line: { id: 'mission', name: { en: 'The mission' } },
            low: 12,
            high: 12,
            qualifier: 'at_least',
            said_at: '2024-01-01T00:00:00.000Z',
            from: 'mission/first',
          },
        ],
      },
      {
        kind: 'corrected',
        differs: ['title', 'place'],
        reason: 'A map was misread',
        accounts: [
          {
            claimant: { id: 'police', name: { en: 'The police' } },
            stance: 'claims',
            statement: { en: 'North.' },
          },
          { claimant: { id: 'mission', name: { en: 'The mission' } }, stance: 'confirms' },
        ],
      },
    );
    const english = entryText(told, head());
    expect(english.title).toBe('Corrected: Title of a');
    expect(english.paragraphs).toEqual([
      'What was said before has been replaced: title, place.',
      'Reason: A map was misread',
      'Protest · Peaceful protest · 14 June 2023, 00:00 – 01:00',
      'Place: Dolina, part of a town or village, ± 1,500 m',
      'Verification: Unverified',
      'Contested: place',
    ]);
    expect(english.lists).toEqual([
      ['The police claims: North.', 'The mission confirms.'],
      ['The mission: at least 12 wounded (Guards)'],
    ]);
    const titles = languages.map((language) => entryText(told, head({ language })).title);
    expect(titles).toEqual([
      'Corrected: Title of a',
      'E korrigjuar: Title of a',
      'Ispravljeno: Title of a',
      'Исправљено: Title of a',
    ]);
    expect(entryText(told, head({ language: 'sq' })).lists[1]![0]).toContain('(Roje)');
  });

  it('repeats nothing of what was retracted but the title', () => {
    const retracted = item(
      'a',
      { summary: 'Gone.' },
      { kind: 'retracted', version: 2, reason: 'Told twice' },
    );
    const atom = writeAtom(head(), [retracted]);
    expect(atom).toContain('Retracted: Title of a');
    expect(atom).toContain('Reason: Told twice');
    for (const gone of ['Gone.', 'georss:point', 'protest', 'geo+json']) expect(atom).not.toContain(gone);
    const [one] = JSON.parse(writeJsonFeed(head(), [retracted])).items;
    expect(one).not.toHaveProperty('_geometry');
    expect(one._atlas).toEqual({
      incident: 'a',
      version: 2,
      kind: 'retracted',
      differs: [],
      reason: 'Told twice',
    });
  });
});
