import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { PlacingView } from '../state/desk-placing.ts';
import type { Basemap } from './atlas-style.ts';
import { circlePolygon } from './circle-polygon.ts';
import { polygonsOf } from './interior-point.ts';
import type { Palette } from './palette.ts';

export const placingSources = [
  ...(['placing-others', 'placing-areas', 'placing-discs'] as const),
  ...(['placing-paths', 'placing-shown'] as const),
] as const;
export type PlacingSource = (typeof placingSources)[number];

function layers(colours: Palette, theme: 'light' | 'dark'): LayerSpecification[] {
  return [
    {
      id: 'placing-others-fill',
      type: 'fill',
      source: 'placing-others',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colours.textSoft, 'fill-opacity': 0.1 },
    },
    {
      id: 'placing-others-edge',
      type: 'line',
      source: 'placing-others',
      paint: { 'line-color': colours.textSoft, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'placing-areas-fill',
      type: 'fill',
      source: 'placing-areas',
      filter: ['!', ['get', 'hatched']],
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.16 },
    },
    {
      id: 'placing-areas-hatch',
      type: 'fill',
      source: 'placing-areas',
      filter: ['get', 'hatched'],
      paint: { 'fill-pattern': `band/mixed/${theme}` },
    },
    {
      id: 'placing-areas-edge',
      type: 'line',
      source: 'placing-areas',
      paint: { 'line-color': colours.accent, 'line-width': 2 },
    },
    {
      id: 'placing-discs-fill',
      type: 'fill',
      source: 'placing-discs',
      filter: ['!', ['get', 'centre']],
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.16 },
    },
    {
      id: 'placing-discs-edge',
      type: 'line',
      source: 'placing-discs',
      filter: ['!', ['get', 'centre']],
      paint: { 'line-color': colours.accent, 'line-width': 2 },
    },
    {
      // The disc a band is near is a condition, not a place: outlined only.
      id: 'placing-centres-edge',
      type: 'line',
      source: 'placing-discs',
      filter: ['get', 'centre'],
      paint: { 'line-color': colours.accent, 'line-width': 1.5, 'line-dasharray': [2, 2] },
    },
    {
      id: 'placing-paths-line',
      type: 'line',
      source: 'placing-paths',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 2.5 },
    },
    {
      id: 'placing-shown-edge',
      type: 'line',
      source: 'placing-shown',
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': colours.text, 'line-width': 2.5, 'line-dasharray': [0.1, 2] },
    },
  ];
}

/** The basemap with the layers of the place being edited, below the names. */
export function placingStyle(
  basemap: Basemap,
  colours: Palette,
  theme: 'light' | 'dark',
): StyleSpecification {
  return {
    ...basemap.style,
    sources: {
      ...basemap.style.sources,
      ...Object.fromEntries(placingSources.map((id) => [id, { type: 'geojson', data: collection([]) }])),
    },
    layers: [...basemap.below, ...layers(colours, theme), ...basemap.above],
  };
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const feature = (geometry: Geometry, properties: Feature['properties'] = {}): Feature => ({
  type: 'Feature',
  geometry,
  properties,
});

const inTrueSize = ({ geometry, radius_m }: { geometry: Geometry; radius_m: number }): Feature =>
  geometry.type === 'Point' && radius_m > 0
    ? feature(circlePolygon(geometry.coordinates, radius_m))
    : feature(geometry);

function areasOf({ geometry, precision }: PlacingView): Feature[] {
  const coordinates = geometry ? polygonsOf(geometry) : [];
  return coordinates.length
    ? [feature({ type: 'MultiPolygon', coordinates }, { hatched: precision === 'band' })]
    : [];
}

/** What each source of the placing map holds for a view; discs have their true size. */
export function placingData(view: PlacingView): Record<PlacingSource, FeatureCollection> {
  return {
    'placing-others': collection(view.others.map(inTrueSize)),
    'placing-shown': collection(view.shown ? [inTrueSize(view.shown)] : []),
    'placing-paths': collection(view.paths.map((path) => feature({ type: 'LineString', coordinates: path }))),
    'placing-areas': collection(areasOf(view)),
    'placing-discs': collection(
      view.points
        .filter((point) => point.radius_m > 0)
        .map((point) =>
          feature(circlePolygon([point.lon, point.lat], point.radius_m), { centre: point.isCentre }),
        ),
    ),
  };
}
