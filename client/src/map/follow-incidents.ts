import { effect, untracked } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { showsEveryPlace } from '#contract/view.ts';
import { datesAsked } from '../state/dates-asked.ts';
import { nothingDrawn, type OnTheMap, onTheMap } from '../state/drawn.ts';
import { claimantsStyled, drawsEveryPlace } from '../state/every-place.ts';
import { query, selectedId, shading } from '../state/location.ts';
import { results } from '../state/results.ts';
import { hoveredId } from '../state/selection.ts';
import { cellsAt, tileCells, tileQuestion } from '../state/tile-question.ts';
import {
  countOf,
  type DrawnFeature,
  described,
  drawnFeatures,
  isAtPoints,
  isClaim,
  isCounted,
} from './drawn-features.ts';
import { fill } from './fill-source.ts';
import { followTiles, incidentTiles, type TileLoader } from './incident-tiles.ts';
import { haloOf, joinsOf, lightOf } from './lit-incident.ts';
import type { OutlineOf } from './outline.ts';

/** While tiles come, what they hold is looked at this often. */
const lookMs = 150;

const isSame = (one: OnTheMap, other: OnTheMap) => JSON.stringify(told(one)) === JSON.stringify(told(other));
const told = (one: OnTheMap) =>
  Object.values(one).map((value: boolean | ReadonlySet<string>) =>
    typeof value === 'boolean' ? value : [...value].sort(),
  );

/**
 * Keeps the drawn incidents those of the present question, and lights the one under the pointer in map or list.
 * `data-located` of the container says how many the whole result has on the map, `data-drawn` how many the tiles on
 * the map count: all of them where all are in view, and tests hold us to it. `start` is called once the style is
 * there and answers a function that stops it; `isDrawn` once the map has come to rest.
 */
export function followIncidents(
  map: MapLibreMap,
  container: HTMLElement,
  loader: TileLoader,
): { start: (outlineOf: OutlineOf) => () => void; isDrawn: () => boolean } {
  const tiles = followTiles(map, loader);
  let outlineOf: OutlineOf = () => null;
  let features: DrawnFeature[] = [];
  let claims: DrawnFeature[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const light = () => {
    const [hovered, selected] = [hoveredId.value, selectedId.value];
    const ids = [hovered, selected].filter((id) => id !== null);
    const halos = [...new Set(ids)].flatMap((id) =>
      haloOf(features, id, map.getZoom(), id === hovered ? 'hovered' : 'selected'),
    );
    fill(map, 'incident-halos', { type: 'FeatureCollection', features: halos });
    const lit = hovered === null ? null : lightOf(features, hovered, outlineOf);
    fill(map, 'incident-light', {
      type: 'FeatureCollection',
      features: lit ? [{ type: 'Feature', geometry: lit, properties: {} }] : [],
    });
    const [tied, styled] = drawsEveryPlace.value ? [claims, claimantsStyled.value] : [[], []];
    // What the accounts of the selected one name is tied where they are drawn.
    const joined = showsEveryPlace(query.value) ? ids.filter((id) => id !== selected) : ids;
    fill(map, 'incident-joins', {
      type: 'FeatureCollection',
      features: joined.flatMap((id) => joinsOf(id, tied, styled)),
    });
  };
  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    const drawn = drawnFeatures(map);
    features = drawn.filter((one) => !isClaim(one));
    claims = drawn.filter(isClaim);
    light();
    container.dataset.drawn = String(features.filter(isCounted).reduce((sum, one) => sum + countOf(one), 0));
    // Density stands in place of symbols and numbers.
    const now = described(shading.peek() === 'heat' ? drawn.filter((one) => !isAtPoints(one)) : drawn);
    if (!isSame(now, onTheMap.peek())) onTheMap.value = now;
  };
  const onData = ({ sourceId }: { sourceId: string }) => {
    if (sourceId !== incidentTiles) return;
    if (!map.isSourceLoaded(incidentTiles)) timer ??= setTimeout(look, lookMs);
    else {
      clearTimeout(timer);
      timer = setTimeout(look);
    }
  };
  const fitCells = () => {
    tileCells.value = cellsAt(map.getZoom());
  };
  return {
    start(found) {
      outlineOf = found;
      fitCells();
      map.on('zoom', fitCells);
      let dates: string | null = null;
      const stops = [
        effect(() => {
          const question = tileQuestion.value;
          loader.ask(question);
          const before = dates;
          dates = datesAsked(`?${question.search}`);
          if (before === null) return;
          // What is on the map may tell what was not known at the date that the page is read at now.
          if (before !== dates) {
            tiles.forget();
            untracked(look);
          }
          container.dataset.ready = 'false';
          tiles.again();
        }),
        effect(() => {
          const { value } = results.value;
          if (value) container.dataset.located = String(value.numberMatched - (value.unlocated ?? 0));
        }),
        effect(light),
        effect(() => {
          shading.value;
          untracked(look);
        }),
      ];
      map.on('sourcedata', onData);
      return () => {
        clearTimeout(timer);
        map.off('zoom', fitCells);
        map.off('sourcedata', onData);
        for (const stop of stops) stop();
        onTheMap.value = nothingDrawn;
      };
    },
    isDrawn() {
      if (timer !== undefined) look();
      // What was filled just now is drawn a little later, and another rest follows.
      return tiles.settled() && map.loaded();
    },
  };
}
