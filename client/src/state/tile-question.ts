import { computed, signal } from '@preact/signals';
import { printQuery } from '#contract/query.ts';
import { query } from './location.ts';
import { asking } from './retry.ts';

/** Cells along the side of a tile of 512 pixels at a zoom: in half steps, so that none is smaller than its number. */
export function cellsAt(zoom: number): 8 | 16 {
  return zoom - Math.floor(zoom) < 0.5 ? 8 : 16;
}

/** The cells of the map's present zoom. */
export const tileCells = signal<8 | 16>(16);

const tiles = '/api/collections/incidents/tiles/WebMercatorQuad';

/** What the map asks for: the same query as list and counts have, and a mark that changes when it must be asked again. */
export interface TileQuestion {
  search: string;
  mark: string;
}

// As text, and apart: the query is a new object whenever the address changes, also when only the map moved.
const search = computed(() => {
  // Tiles have no order and no pages.
  const asked = printQuery({ ...query.value, sort: [], offset: 0, cursor: null });
  asked.delete('limit');
  asked.set('cells', String(tileCells.value));
  return asked.toString();
});

export const tileQuestion = computed<TileQuestion>(() => ({
  search: search.value,
  mark: `${asking.value} ${search.value}`,
}));

/** The address of a tile, counted from the north-west. */
export function tileAddress(question: TileQuestion, z: number, x: number, y: number): string {
  return `${tiles}/${z}/${y}/${x}?${question.search}`;
}
