import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

/** Width in pixels that grows with the zoom, as pairs of zoom and value. */
export function byZoom(...stops: [number, number][]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}

/** What the embedded basemap is drawn of: collections of the deployment, and which municipalities it is about. */
export interface BasemapOptions {
  colours: Palette;
  theme: 'light' | 'dark';
  /** Collections the deployment has; layers of the others are left out. */
  has: (collection: string) => boolean;
  focus: readonly string[];
}

const roadWidth = byZoom([7, 0.6], [10, 1.3], [13, 3], [16, 8]);
const roadEdge = byZoom([7, 0], [10, 2.1], [13, 4.4], [16, 10]);

/** Land, water and roads of the embedded basemap. */
export function groundLayers({ colours, has, focus }: BasemapOptions): LayerSpecification[] {
  const layers: LayerSpecification[] = [
    // Beyond the outlines nothing is known of land and sea: the paper stays.
    { id: 'beyond', type: 'background', paint: { 'background-color': colours.outland } },
  ];
  if (has('countries'))
    layers.push(
      {
        id: 'sea',
        type: 'fill',
        source: 'sea',
        paint: { 'fill-color': colours.water, 'fill-antialias': false },
      },
      {
        id: 'land',
        type: 'fill',
        source: 'countries',
        paint: { 'fill-color': colours.outland, 'fill-antialias': false },
      },
    );
  if (has('municipalities'))
    layers.push({
      id: 'municipalities',
      type: 'fill',
      source: 'municipalities',
      paint: {
        'fill-color': ['case', ['in', ['get', 'id'], ['literal', [...focus]]], colours.focus, colours.land],
        'fill-antialias': false,
      },
    });
  if (has('lakes'))
    layers.push(
      { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': colours.water } },
      {
        id: 'lake-edges',
        type: 'line',
        source: 'lakes',
        paint: { 'line-color': colours.waterEdge, 'line-width': 0.6 },
      },
    );
  if (has('rivers'))
    layers.push({
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.waterEdge, 'line-width': byZoom([7, 0.6], [10, 1.4], [14, 4]) },
    });
  if (has('roads'))
    layers.push(
      {
        id: 'road-edges',
        type: 'line',
        source: 'roads',
        minzoom: 8,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colours.roadEdge, 'line-width': roadEdge },
      },
      {
        id: 'roads',
        type: 'line',
        source: 'roads',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colours.road, 'line-width': roadWidth },
      },
    );
  return layers;
}

/** The lines on the land: the main one dashed with the same soft band on both sides, the others finer. */
export function lineLayers({ colours, has, focus }: BasemapOptions): LayerSpecification[] {
  const layers: LayerSpecification[] = [];
  if (has('municipalities'))
    layers.push({
      id: 'focus-casing',
      type: 'line',
      source: 'municipalities',
      filter: ['in', ['get', 'id'], ['literal', [...focus]]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.casing, 'line-width': byZoom([7, 0.8], [12, 1.6]), 'line-opacity': 0.8 },
    });
  if (!has('boundary-lines')) return layers;
  const kind = (name: string): ExpressionSpecification => ['==', ['get', 'kind'], name];
  layers.push(
    {
      id: 'municipal-lines',
      type: 'line',
      source: 'boundary-lines',
      filter: kind('municipal'),
      minzoom: 7,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.municipalLine, 'line-width': byZoom([7, 0.4], [12, 1]) },
    },
    {
      id: 'outer-lines',
      type: 'line',
      source: 'boundary-lines',
      filter: kind('outer'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.outerLine,
        'line-width': byZoom([6, 0.6], [12, 1.2]),
        'line-dasharray': [5, 2],
      },
    },
    {
      id: 'main-line-band',
      type: 'line',
      source: 'boundary-lines',
      filter: kind('main'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colours.lineBand,
        'line-width': byZoom([6, 5], [9, 9], [12, 16], [15, 26]),
        'line-opacity': 0.38,
        'line-blur': byZoom([6, 1], [12, 5]),
      },
    },
    {
      id: 'main-line',
      type: 'line',
      source: 'boundary-lines',
      filter: kind('main'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.line,
        'line-width': byZoom([6, 1], [9, 1.4], [13, 2]),
        'line-dasharray': [4, 2.5],
      },
    },
  );
  return layers;
}
