import { describe, expect, it } from 'vitest';
import { geojsonFormat } from '../../../server/format/geojson-file.ts';
import { geojsonSeqFormat } from '../../../server/format/geojson-seq.ts';
import { jsonFgFormat } from '../../../server/format/json-fg.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { batches, exportContext, featureItem, itemOf, propertyInfo, written } from './export-items.ts';

const items = [itemOf(plainIncident()), itemOf(contestedIncident()), itemOf(plainIncident('third'))];
const context = exportContext({ count: items.length });
const split = () => batches([items[0]!, items[1]!], [], [items[2]!]);
const utm = 'http://www.opengis.net/def/crs/EPSG/0/32634';

describe('a GeoJSON file', () => {
  it('holds every feature as it is, whatever the batches', async () => {
    const file = JSON.parse(await written(geojsonFormat, split(), context));
    expect(file.features).toEqual(items.map(({ feature }) => feature));
    expect([file.type, file.numberMatched, file.numberReturned]).toEqual(['FeatureCollection', 3, 3]);
  });

  it('is a feature collection also when nothing matched', async () => {
    expect(JSON.parse(await written(geojsonFormat, batches(), context)).features).toEqual([]);
    expect(JSON.parse(await written(jsonFgFormat, batches([]), context)).features).toEqual([]);
  });

  it('says what it is: query, licence, attribution, designation and dates', async () => {
    const asked = exportContext({ knownAt: '2024-06-30T21:59:59.999Z' });
    const file = JSON.parse(await written(geojsonFormat, split(), asked));
    expect(file).toMatchObject({
      query: asked.words,
      licence: asked.licence,
      attribution: asked.attribution,
      designation: asked.designation,
      known_at: '2024-06-30T21:59:59.999Z',
      recorded_at: null,
      made_at: asked.made_at,
      timeStamp: asked.made_at,
      source: asked.self,
    });
  });

  it('is the same for ever when both dates were given and are past, whenever it is made', async () => {
    const dated = { knownAt: '2024-06-30T21:59:59.999Z', recordedAt: '2024-08-02T00:00:00.000Z' };
    const early = exportContext({ ...dated, made_at: '2024-09-01T10:00:00.000Z' });
    const late = exportContext({ ...dated, made_at: '2025-01-01T00:00:00.000Z' });
    for (const format of [geojsonFormat, jsonFgFormat])
      expect(await written(format, split(), early)).toBe(await written(format, split(), late));
    const ahead = exportContext({ ...dated, recordedAt: '2026-01-01T00:00:00.000Z' });
    expect(JSON.parse(await written(geojsonFormat, split(), ahead)).timeStamp).toBe(ahead.made_at);
  });
});

describe('a GeoJSON text sequence', () => {
  it('puts each feature between a record separator and a line feed', async () => {
    const text = await written(geojsonSeqFormat, split(), context);
    const records = text.split('\u001e');
    expect(records.shift()).toBe('');
    expect(records.every((record) => record.endsWith('\n'))).toBe(true);
    expect(records.map((record) => JSON.parse(record))).toEqual(items.map(({ feature }) => feature));
  });
});

describe('a JSON-FG file', () => {
  it('declares what it conforms to and what its features are', async () => {
    const file = JSON.parse(await written(jsonFgFormat, split(), context));
    expect(file.conformsTo).toContain('http://www.opengis.net/spec/json-fg-1/1.0/conf/core');
    expect(file.featureType).toBe('incidents');
    expect(file.featureSchema).toBe('https://atlas.example/api/collections/incidents/schema');
    expect(file).not.toHaveProperty('coordRefSys');
  });

  it('says when a feature was as an interval, open where it goes on', async () => {
    const open = itemOf(plainIncident('open'));
    Object.assign(open.feature.properties!, { occurred_end: null, occurred_open: true });
    const untimed = itemOf(plainIncident('untimed'));
    Object.assign(untimed.feature.properties!, { occurred_start: null, occurred_end: null });
    const file = JSON.parse(await written(jsonFgFormat, batches([items[0]!, open, untimed]), context));
    const times = file.features.map((feature: { time: unknown }) => feature.time);
    expect(times).toEqual([
      { interval: ['2024-05-09T22:00:00.000Z', '2024-05-10T22:00:00.000Z'] },
      { interval: ['2024-05-09T22:00:00.000Z', '..'] },
      null,
    ]);
  });

  it('keeps a place in WGS 84 in the geometry and one in another system in the place', async () => {
    const inWgs84 = JSON.parse(await written(jsonFgFormat, split(), context)).features[0];
    expect([inWgs84.geometry.type, inWgs84.place]).toEqual(['Point', null]);
    const moved = JSON.parse(await written(jsonFgFormat, split(), { ...context, crs: utm }));
    expect(moved.coordRefSys).toBe(utm);
    expect([moved.features[0].geometry, moved.features[0].place.type]).toEqual([null, 'Point']);
  });

  it('writes a single moment as a date or a time stamp', async () => {
    const properties = [propertyInfo('seen', 'timestamp', { role: 'primary-instant' })];
    const seen = ['2024-06-01', '2024-06-01T10:00:00Z', null];
    const file = JSON.parse(
      await written(
        jsonFgFormat,
        batches(seen.map((one, index) => featureItem(`f${index}`, { seen: one }))),
        exportContext({ properties, collection: 'layer' }),
      ),
    );
    expect(file.features.map((feature: { time: unknown }) => feature.time)).toEqual([
      { date: '2024-06-01' },
      { timestamp: '2024-06-01T10:00:00Z' },
      null,
    ]);
  });
});
