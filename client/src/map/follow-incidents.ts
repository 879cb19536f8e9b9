import { effect } from '@preact/signals';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { mapWords } from '../i18n/map.ts';
import { type DrawnKind, drawnKinds } from '../state/drawn.ts';
import { selectedId } from '../state/location.ts';
import { features } from '../state/results.ts';
import { hoveredId } from '../state/selection.ts';
import type { OverlaySource } from './atlas-style.ts';
import { circlePolygon } from './circle-polygon.ts';
import { clusterLevel } from './cluster.ts';
import { type DrawnCollection, fixedSources, idsOf, projected, zoomSources } from './incident-sources.ts';
import { type OutlineOf, type Placed, placeIncidents } from './place-incidents.ts';

const emptied = new WeakSet<GeoJSONSource>();

/**
 * Fills one of the overlay's sources; nothing happens once the map is gone. A source that is empty and stays so is let
 * be: every filling makes the map tile and draw again.
 */
export function fill(map: MapLibreMap, id: OverlaySource | 'country-labels', data: FeatureCollection): void {
  const source = map.getSource<GeoJSONSource>(id);
  if (!source) return;
  const isEmpty = data.features.length === 0;
  if (isEmpty && emptied.has(source)) return;
  if (isEmpty) emptied.add(source);
  else emptied.delete(source);
  void source.setData(data);
}

interface Frame {
  placed: Placed;
  square: [number, number][];
  symbols: DrawnCollection;
  level: number;
}

/** Sum of the counts of what is drawn: symbols and numbers at points, and counts in areas. */
function drawnCount({ placed, symbols }: Frame): number {
  const atPoints = symbols.features.reduce((sum, { properties }) => sum + properties.count, 0);
  return atPoints + placed.areas.reduce((sum, { features: inside }) => sum + inside.length, 0);
}

function drawLight(map: MapLibreMap, { placed, symbols }: Frame): void {
  const [hovered, selected] = [hoveredId.value, selectedId.value];
  const halos = symbols.features.flatMap((one) => {
    const ids = hovered === null && selected === null ? [] : idsOf(one.properties);
    const halo =
      hovered !== null && ids.includes(hovered)
        ? 'hovered'
        : selected !== null && ids.includes(selected)
          ? 'selected'
          : null;
    return halo ? [{ ...one, properties: { halo, offset: one.properties.offset } }] : [];
  });
  fill(map, 'incident-halos', { type: 'FeatureCollection', features: halos });
  const area = placed.areas.find(({ features: inside }) => inside.some(({ id }) => id === hovered));
  const disc = placed.points.find(({ feature, radius_m }) => feature.id === hovered && radius_m > 0);
  const geometry = area?.geometry ?? (disc && circlePolygon(disc.at, disc.radius_m));
  fill(map, 'incident-light', {
    type: 'FeatureCollection',
    features: geometry ? [{ type: 'Feature', geometry, properties: {} }] : [],
  });
}

/**
 * Keeps the drawn incidents those of the present result, at every zoom, and lights the one under the pointer in map or
 * list. `data-located` and `data-drawn` of the container say how many there are and how many are drawn; the two are
 * always equal, and tests hold us to it. Answers a function that stops it.
 */
export function followIncidents(map: MapLibreMap, container: HTMLElement, outlineOf: OutlineOf): () => void {
  let frame: Frame = {
    placed: { points: [], areas: [], located: 0 },
    square: [],
    symbols: { type: 'FeatureCollection', features: [] },
    level: -1,
  };
  const drawZoom = () => {
    frame.level = clusterLevel(map.getZoom());
    const { symbols, leaders, discs } = zoomSources(frame.placed.points, frame.square, frame.level);
    frame.symbols = symbols;
    fill(map, 'incident-symbols', symbols);
    fill(map, 'incident-leaders', leaders);
    fill(map, 'incident-discs', discs);
    container.dataset.located = String(frame.placed.located);
    container.dataset.drawn = String(drawnCount(frame));
    const kinds = new Set(symbols.features.map(({ properties }) => properties.kind as DrawnKind));
    const before = drawnKinds.peek();
    if (kinds.size !== before.size || [...kinds].some((kind) => !before.has(kind))) drawnKinds.value = kinds;
  };
  const stopResult = effect(() => {
    const placed = placeIncidents(features.value, outlineOf);
    frame = { ...frame, placed, square: projected(placed.points) };
    const words = (count: number, kind: 'area' | 'band', areas: number) =>
      mapWords(kind === 'area' && areas > 1 ? 'in_areas' : `in_${kind}`, { count, areas });
    const { areas, areaLabels, joins } = fixedSources(placed, words);
    fill(map, 'incident-areas', areas);
    fill(map, 'incident-area-labels', areaLabels);
    fill(map, 'incident-joins', joins);
    drawZoom();
  });
  const stopLight = effect(() => {
    features.value;
    drawLight(map, frame);
  });
  const onZoom = () => {
    if (clusterLevel(map.getZoom()) === frame.level) return;
    drawZoom();
    drawLight(map, frame);
  };
  map.on('zoom', onZoom);
  return () => {
    stopResult();
    stopLight();
    map.off('zoom', onZoom);
    drawnKinds.value = new Set();
  };
}
