import { latest, type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '#contract/text.ts';
import { atlasStyle, overlaySources } from '../../../client/src/map/atlas-style.ts';
import type { LabelOptions } from '../../../client/src/map/basemap-labels.ts';
import { embeddedBasemap } from '../../../client/src/map/basemap-style.ts';
import { onlineBasemap, resolveAddresses } from '../../../client/src/map/online-basemap.ts';
import { paletteOf } from '../../../client/src/map/palette.ts';
import { pmtilesBasemap } from '../../../client/src/map/pmtiles-basemap.ts';
import type { ReferenceData } from '../../../client/src/map/reference-data.ts';
import { styleChanges } from '../../../client/src/map/restyle.ts';
import { fixtureCollections } from '../../fixtures/gazetteer.ts';

const everything = [...fixtureCollections.keys(), 'rivers', 'lakes', 'roads'];
const reference: ReferenceData = {
  countries: [...fixtureCollections.get('countries')!],
  municipalities: [...fixtureCollections.get('municipalities')!],
  atHand: new Map(),
};

function options(isDark: boolean, language: Language, collections = everything): LabelOptions {
  return {
    colours: paletteOf(isDark),
    theme: isDark ? 'dark' : 'light',
    language,
    lineWords: 'boundary / administrative line',
    has: (id) => collections.includes(id),
    focus: ['zelcan'],
  };
}

const foreign: StyleSpecification = {
  version: 8,
  sources: {
    land: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'] },
    towns: { type: 'geojson', data: 't.json' },
  },
  glyphs: 'fonts/{fontstack}/{range}.pbf',
  layers: [
    { id: 'roads', type: 'line', source: 'land', 'source-layer': 'roads' },
    { id: 'names', type: 'symbol', source: 'towns' },
  ],
};

const basemaps = {
  embedded: (one: LabelOptions) => embeddedBasemap(one, reference),
  pmtiles: (one: LabelOptions) => pmtilesBasemap('pmtiles://file', one, reference),
  online: (one: LabelOptions) =>
    onlineBasemap(resolveAddresses(foreign, 'https://a.example/s/x.json'), one, reference),
};
const kinds = Object.keys(basemaps) as (keyof typeof basemaps)[];

function style(
  kind: keyof typeof basemaps,
  one: LabelOptions,
  alone: string | null = null,
): StyleSpecification {
  return atlasStyle(basemaps[kind](one), {
    colours: one.colours,
    theme: one.theme,
    language: one.language,
    alone,
    isLit: alone !== null,
    lit: alone && 'police',
  });
}

const faults = (one: StyleSpecification) => validateStyleMin(one, latest).map(({ message }) => message);

describe.each(kinds)('the style over the %s basemap', (kind) => {
  test('is valid in both themes, every language, with and without a selection', () => {
    for (const language of languages)
      for (const isDark of [false, true])
        for (const alone of [null, 'an-incident'])
          expect(faults(style(kind, options(isDark, language), alone))).toEqual([]);
  });

  test('has the same layers in every theme and language, so that a change loads nothing again', () => {
    const ids = (one: StyleSpecification) => one.layers.map(({ id }) => id);
    const first = ids(style(kind, options(false, 'en')));
    expect(ids(style(kind, options(true, 'sr-Cyrl'), 'x'))).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });

  test('has a source for every layer that wants one', () => {
    const { layers, sources } = style(kind, options(false, 'en'));
    const missing = layers.flatMap((layer) =>
      'source' in layer && layer.source && !(String(layer.source) in sources) ? [layer.id] : [],
    );
    expect(missing).toEqual([]);
    for (const id of overlaySources) expect(sources).toHaveProperty(id);
  });

  test('draws areas of incidents below the main line and the names, symbols above both', () => {
    const order = style(kind, options(false, 'en')).layers.map(({ id }) => id);
    const at = (id: string) => order.indexOf(id);
    expect(at('incident-areas')).toBeLessThan(at('main-line'));
    expect(at('main-line')).toBeLessThan(at('municipality-names'));
    expect(at('municipality-names')).toBeLessThan(at('incident-symbols'));
  });
});

describe('the embedded style', () => {
  test('asks no host for glyphs, sprites or tiles', () => {
    const one = style('embedded', options(false, 'en'));
    expect([one.glyphs, one.sprite]).toEqual([undefined, undefined]);
    const addresses = JSON.stringify(one.sources).match(/https?:\/\/[^"/]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set([location.origin]));
  });

  test('leaves out what a deployment lacks', () => {
    const bare = style('embedded', options(false, 'en', ['municipalities']));
    expect(faults(bare)).toEqual([]);
    const used = new Set(bare.layers.flatMap((layer) => ('source' in layer ? [String(layer.source)] : [])));
    for (const id of ['countries', 'roads', 'boundary-lines', 'settlements', 'border-points'])
      expect(used).not.toContain(id);
  });

  test('never draws an area or a band of an incident as a point', () => {
    const { layers } = style('embedded', options(false, 'en'), 'x');
    const marks = layers.filter(
      (layer) =>
        'source' in layer &&
        /"(area|band|also|disc|label)"/.test(JSON.stringify('filter' in layer ? layer.filter : '')) &&
        (layer.type === 'circle' || (layer.type === 'symbol' && layer.layout?.['icon-image'])),
    );
    expect(marks).toEqual([]);
    const ofTiles = layers.filter((layer) => 'source' in layer && layer.source === 'incidents');
    expect(ofTiles.length).toBeGreaterThan(8);
    for (const layer of ofTiles) expect(layer).toHaveProperty('filter');
  });

  test('never hides a symbol or a number behind another', () => {
    const { layers } = style('embedded', options(false, 'en'));
    for (const id of ['incident-symbols', 'incident-clusters', 'incident-marks'])
      expect(layers.find((layer) => layer.id === id)).toMatchObject({
        layout: { 'icon-allow-overlap': true },
      });
  });
});

describe('a style from elsewhere', () => {
  test('keeps its templates, and its addresses are read from where it lies', () => {
    const { sources, glyphs } = resolveAddresses(foreign, 'https://a.example/s/x.json');
    expect(sources.land).toMatchObject({ tiles: ['https://a.example/s/tiles/{z}/{x}/{y}.pbf'] });
    expect(sources.towns).toMatchObject({ data: 'https://a.example/s/t.json' });
    expect(glyphs).toBe('https://a.example/s/fonts/{fontstack}/{range}.pbf');
  });
});

describe('changes of a style', () => {
  test('of the language touch words alone, of the theme no filter, and of nothing nothing', () => {
    const english = style('embedded', options(false, 'en'));
    const words = styleChanges(english, style('embedded', options(false, 'sq')));
    expect(new Set(words.map(({ property }) => property))).toEqual(new Set(['text-field']));
    const dark = styleChanges(english, style('embedded', options(true, 'en')));
    expect(dark.length).toBeGreaterThan(20);
    expect(dark.filter(({ kind }) => kind === 'filter')).toEqual([]);
    expect(styleChanges(english, style('embedded', options(false, 'en')))).toEqual([]);
  });

  test('name a property that is gone with the value undefined, and a filter that changed', () => {
    const layer = (paint: object, filter: unknown) =>
      ({ version: 8, sources: {}, layers: [{ id: 'a', type: 'line', source: 's', paint, filter }] }) as never;
    expect(styleChanges(layer({ 'line-width': 2 }, ['has', 'x']), layer({}, ['has', 'y']))).toEqual([
      { layer: 'a', kind: 'filter', property: 'filter', value: ['has', 'y'] },
      { layer: 'a', kind: 'paint', property: 'line-width', value: undefined },
    ]);
  });
});
