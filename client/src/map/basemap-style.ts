import type { SourceSpecification } from 'maplibre-gl';
import type { Basemap } from './atlas-style.ts';
import { groundLayers, lineLayers } from './basemap-ground.ts';
import { type LabelOptions, labelLayers } from './basemap-labels.ts';
import { fontFaces } from './fonts.ts';
import { coveredBox, drawnData, municipalityLabels, type ReferenceData } from './reference-data.ts';

/** Collections the embedded basemap is drawn of. */
const drawnCollections = [
  'boundary-lines',
  'rivers',
  'lakes',
  'roads',
  'settlements',
  'border-points',
  'landmarks',
] as const;

/** The sources of the deployment's own places, for every basemap: outlines by value, the rest by address. */
export function referenceSources(
  { has, focus }: Pick<LabelOptions, 'has' | 'focus'>,
  reference: ReferenceData,
): Record<string, SourceSpecification> {
  const { countries, municipalities } = reference;
  const data = (features: ReferenceData['countries']): SourceSpecification => ({
    type: 'geojson',
    data: { type: 'FeatureCollection', features },
  });
  return {
    sea: data([coveredBox(countries) ?? []].flat()),
    countries: data(countries),
    municipalities: data(municipalities),
    'municipality-labels': { type: 'geojson', data: municipalityLabels(municipalities, focus) },
    'country-labels': data([]),
    ...Object.fromEntries(
      drawnCollections
        .filter(has)
        .map((id): [string, SourceSpecification] => [
          id,
          { type: 'geojson', data: drawnData(id, reference) },
        ]),
    ),
  };
}

/** The embedded basemap: the deployment's own collections, styled as a printed newspaper map. */
export function embeddedBasemap(options: LabelOptions, reference: ReferenceData): Basemap {
  return {
    style: { version: 8, 'font-faces': fontFaces(), sources: referenceSources(options, reference) },
    below: groundLayers(options),
    above: [...lineLayers(options), ...labelLayers(options)],
  };
}
