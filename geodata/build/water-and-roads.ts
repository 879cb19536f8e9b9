import { rewind } from '@turf/turf';
import type { Polygon } from 'geojson';
import { type Figures, nameProperties } from './figures.ts';
import type { NamedFeature } from './write-collection.ts';

/** The figures give these lines no ids: they are numbered in the order of the figures, per name or road number. */
function numbered(): (stem: string) => string {
  const counts = new Map<string, number>();
  return (stem) => {
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return `${stem}-${count}`;
  };
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

export function riverFeatures(figures: Figures): NamedFeature[] {
  const nextId = numbered();
  return figures.rivers.map(({ name, coordinates }) => ({
    type: 'Feature',
    id: nextId(slug(name.sr_latn ?? name.en ?? 'river')),
    properties: { kind: 'river', ...nameProperties(name) },
    geometry: { type: 'LineString', coordinates },
  }));
}

export function lakeFeatures(figures: Figures): NamedFeature[] {
  return figures.lakes.map((lake) => {
    const geometry: Polygon = { type: 'Polygon', coordinates: [lake.ring] };
    return {
      type: 'Feature',
      id: lake.id,
      properties: { kind: 'lake', ...nameProperties(lake) },
      geometry: rewind(geometry) as Polygon,
    };
  });
}

export function roadFeatures(figures: Figures): NamedFeature[] {
  const nextId = numbered();
  return figures.roads.map((road) => ({
    type: 'Feature',
    id: nextId(slug(road.ref)),
    properties: { kind: 'road', class: road.class, ref: road.ref },
    geometry: { type: 'LineString', coordinates: road.coordinates },
  }));
}
