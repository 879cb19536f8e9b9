import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { coordAll } from '@turf/turf';
import type { Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { toLatin } from '../../geodata/build/latin.ts';
import { figuresFile, layerIds, readJson, readLayer, regionFolder } from './committed-layers.ts';

type Names = { id: string; en?: string; sq?: string; sr_latn?: string; sr_cyrl?: string };
type Region = {
  bounds: [number, number, number, number];
  main_line: string;
  focus: string[];
  sides: { id: string; names: Record<string, string> }[];
  designation: Record<string, Record<string, string>>;
  layers: { id: string; file: string }[];
};

const figures = readJson<Record<string, Names[]>>(figuresFile);
const region = readJson<Region>(new URL('region.json', regionFolder));
const sources = readFileSync(new URL('SOURCES.md', regionFolder), 'utf8');

describe.each(layerIds)('the file of %s', (id) => {
  const features = readLayer(id);

  it('gives every feature a text id of its own and a kind', () => {
    const ids = features.map((feature) => feature.id);
    expect(ids.every((value) => typeof value === 'string' && value.length > 0)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(features.filter((feature) => !feature.properties.kind)).toEqual([]);
  });

  it('writes one feature a line, longitude first, with five decimals at most', () => {
    const lines = readFileSync(new URL(`${id}.geojson`, regionFolder), 'utf8').split('\n');
    expect(lines).toHaveLength(features.length + 3);
    for (const [lon, lat] of features.flatMap((feature) => coordAll(feature))) {
      expect(lon! >= 18.6 && lon! <= 22.5 && lat! >= 41.5 && lat! <= 44.3).toBe(true);
      expect([lon, lat]).toEqual([Number(lon!.toFixed(5)), Number(lat!.toFixed(5))]);
    }
  });
});

describe('the names', () => {
  it.each([
    ['municipalities', 'municipalities'],
    ['crossings', 'border-points'],
    ['settlements', 'settlements'],
    ['landmarks', 'landmarks'],
    ['lakes', 'lakes'],
  ])('of the figures’ %s are all in the file of %s', (key, layer) => {
    const features = readLayer(layer);
    expect(features.map((f) => f.id).sort()).toEqual(figures[key]!.map((f) => f.id).sort());
    for (const figure of figures[key]!) {
      const { properties } = features.find((feature) => feature.id === figure.id)!;
      for (const form of ['en', 'sq', 'sr_latn', 'sr_cyrl'] as const) {
        expect(properties[`name_${form}`], `${figure.id} ${form}`).toBe(figure[form] ?? undefined);
      }
    }
  });

  it.each(['municipalities', 'boundary-lines', 'landmarks', 'countries', 'rivers', 'lakes'])(
    'of %s have all four forms',
    (layer) => {
      for (const { id, properties } of readLayer(layer)) {
        for (const form of ['en', 'sq', 'sr_latn', 'sr_cyrl'])
          expect(properties[`name_${form}`], id).toBeTruthy();
      }
    },
  );

  it('have a Latin form that follows from the Cyrillic one, but for three that SOURCES.md lists', () => {
    const differing = layerIds.flatMap((layer) =>
      readLayer(layer)
        .filter(({ properties: p }) => p.name_sr_cyrl && toLatin(p.name_sr_cyrl) !== p.name_sr_latn)
        .map((feature) => feature.id),
    );
    expect(differing.sort()).toEqual(['banje', 'cesanovice', 'krljigate']);
    for (const id of differing) expect(sources).toContain(`\`${id}\``);
  });
});

describe('the settlements', () => {
  it('are 194, each with the radius of its size and on the side where it lies', () => {
    const settlements = readLayer<Point>('settlements');
    const radius: Record<string, number> = { city: 2500, town: 1500, village: 700, hamlet: 400 };
    expect(settlements).toHaveLength(194);
    for (const { id, properties } of settlements) {
      expect(properties.radius_m, id).toBe(radius[properties.kind]);
      expect(properties.side, id).toBe(id.startsWith('rs-') ? 'serbia' : 'kosovo');
    }
  });
});

describe('region.json', () => {
  it('lists a file for every layer and refers to features that exist', () => {
    expect(region.layers.map((layer) => layer.id)).toEqual(layerIds);
    for (const { file } of region.layers) expect(existsSync(new URL(file, regionFolder)), file).toBe(true);
    expect(readLayer('boundary-lines').map((line) => line.id)).toContain(region.main_line);
    const municipalities = readLayer('municipalities').map((m) => m.id);
    expect(region.focus.filter((id) => !municipalities.includes(id))).toEqual([]);
    const countries = readLayer('countries').map((country) => country.id);
    expect(region.sides.filter((side) => !countries.includes(side.id))).toEqual([]);
  });

  it('opens on a view that holds the northern municipalities', () => {
    const [west, south, east, north] = region.bounds;
    for (const municipality of readLayer('municipalities').filter((m) => m.id !== 'south-mitrovica')) {
      const outside = coordAll(municipality).filter(
        ([lon, lat]) => lon! < west || lon! > east || lat! < south || lat! > north,
      );
      expect(outside, municipality.id).toEqual([]);
    }
  });

  it('says every text in four languages, Serbian Latin following from the Cyrillic', () => {
    const texts: Record<string, string>[] = [];
    JSON.stringify(region, (_, value) => {
      if (value && typeof value === 'object' && 'sr-Cyrl' in value) texts.push(value);
      return value;
    });
    expect(texts).toHaveLength(1 + region.sides.length + 4 + 2 * layerIds.length);
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(['en', 'sq', 'sr-Latn', 'sr-Cyrl']);
      expect(text['sr-Latn']).toBe(toLatin(text['sr-Cyrl']!));
    }
    expect(Object.keys(region.designation)).toEqual(['plain', 'un', 'eu', 'coe']);
  });
});

describe('SOURCES.md', () => {
  it('states for every file the checksum and the size it has', () => {
    const stated = [...sources.matchAll(/^\| `(.+?)` \| (\d+) \| `([0-9a-f]{64})` \|$/gm)];
    const files = [...layerIds.map((id) => `${id}.geojson`), 'region.json', '../build/figures.json'];
    expect(stated.map((row) => row[1])).toEqual(files);
    for (const [, name, size, checksum] of stated) {
      const content = readFileSync(new URL(name!, regionFolder));
      expect(content.length, name).toBe(Number(size));
      expect(createHash('sha256').update(content).digest('hex'), name).toBe(checksum);
    }
  });

  it('names the licence and the attribution, as the licence file does', () => {
    for (const text of [sources, readFileSync(new URL('../LICENSE', regionFolder), 'utf8')]) {
      expect(text).toContain('© OpenStreetMap contributors');
      expect(text).toContain('https://opendatacommons.org/licenses/odbl/1-0/');
    }
  });
});
