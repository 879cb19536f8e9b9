import { bbox, featureCollection } from '@turf/turf';
import { areaNames } from './countries.ts';
import { designation } from './designation.ts';
import { toLatin } from './latin.ts';
import { layers, type Text } from './layers.ts';
import type { NamedFeature } from './write-collection.ts';

/** A text in the four languages of the product, keyed by language code. */
type Languages = { en: string; sq: string; 'sr-Latn': string; 'sr-Cyrl': string };

function languages({ en, sq, sr }: Text): Languages {
  return { en, sq, 'sr-Latn': toLatin(sr), 'sr-Cyrl': sr };
}

function sideNames(id: 'kosovo' | 'serbia'): Languages {
  const names = areaNames[id];
  return languages({ en: names.en!, sq: names.sq!, sr: names.sr_cyrl! });
}

/** The opening view: the four northern municipalities with a margin of two hundredths of a degree. */
function openingView(municipalities: NamedFeature[]): number[] {
  const north = municipalities.filter((m) => m.id !== 'south-mitrovica');
  const [west, south, east, top] = bbox(featureCollection(north)) as [number, number, number, number];
  const margin = 0.02;
  return [west - margin, south - margin, east + margin, top + margin].map((n) => Math.round(n * 100) / 100);
}

/** What the service has to know of the region besides its features. */
export function regionDocument(municipalities: NamedFeature[]): object {
  const notes = Object.entries(designation).map(([profile, text]) => [profile, languages(text)]);
  return {
    id: 'northern-kosovo',
    names: languages({ en: 'Northern Kosovo', sq: 'Kosova veriore', sr: 'Северно Косово' }),
    zone: 'Europe/Belgrade',
    bounds: openingView(municipalities),
    main_line: 'main',
    sides: (['kosovo', 'serbia'] as const).map((id) => ({ id, names: sideNames(id) })),
    focus: ['zvecan', 'zubin-potok', 'leposavic'],
    period: ['2022-12-01', '2023-12-31'],
    attribution: '© OpenStreetMap contributors',
    licence: { name: 'ODbL-1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
    designation: Object.fromEntries(notes),
    layers: layers.map(({ id, title, description }) => ({
      id,
      file: `${id}.geojson`,
      titles: languages(title),
      descriptions: languages(description),
    })),
  };
}
