import { booleanPointInPolygon } from '@turf/turf';
import type { Polygon } from 'geojson';
import { type Figures, nameProperties } from './figures.ts';
import type { NamedFeature } from './write-collection.ts';

/**
 * How far from its centre something may have happened when only the settlement is named, in metres.
 * A choice by size class, not a measurement of each settlement; SOURCES.md states it.
 */
export const settlementRadius: Record<string, number> = {
  city: 2500,
  town: 1500,
  village: 700,
  hamlet: 400,
};

function pointFeature(figure: { id: string; lon: number; lat: number }, properties: object): NamedFeature {
  return {
    type: 'Feature',
    id: figure.id,
    properties: { ...properties },
    geometry: { type: 'Point', coordinates: [figure.lon, figure.lat] },
  };
}

/** Border points lie on the line, so their municipality is the stated one and not looked up. */
export function borderPointFeatures(figures: Figures): NamedFeature[] {
  return figures.crossings.map((figure) => {
    const { id, kind, lon, lat, en, sq, sr_latn, sr_cyrl, ...stated } = figure;
    return pointFeature(figure, { kind, ...nameProperties({ en, sq, sr_latn, sr_cyrl }), ...stated });
  });
}

/**
 * @throws when a settlement's kind has no radius
 */
export function settlementFeatures(figures: Figures, kosovo: Polygon): NamedFeature[] {
  return figures.settlements.map((figure) => {
    const radius_m = settlementRadius[figure.kind];
    if (!radius_m) throw new Error(`No radius is stated for the kind ${figure.kind}.`);
    const side = booleanPointInPolygon([figure.lon, figure.lat], kosovo) ? 'kosovo' : 'serbia';
    const { kind, municipality } = figure;
    return pointFeature(figure, { kind, ...nameProperties(figure), municipality, side, radius_m });
  });
}

export function landmarkFeatures(figures: Figures): NamedFeature[] {
  return figures.landmarks.map((figure) => {
    const { kind, uncertainty_m, source } = figure;
    return pointFeature(figure, { kind, ...nameProperties(figure), uncertainty_m, source });
  });
}
