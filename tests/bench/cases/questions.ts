import { typeCodes } from '../../../server/contract/codebook.ts';
import type { Box } from '../../../server/contract/query.ts';
import { unitSquare } from '../../../server/format/tile-grid.ts';
import { type Chance, chanceOf } from '../made/chance.ts';
import type { Maker } from '../made/document.ts';
import { requestsPerCase } from './case.ts';

/** `make` so often that there are as many different questions as a case has; the same for the same seed. */
export function distinct(maker: Maker, salt: number, make: (chance: Chance, at: number) => string): string[] {
  const out = new Set<string>();
  for (let at = 0; out.size < requestsPerCase; at += 1) {
    if (at > 100 * requestsPerCase) throw new Error('There are not enough different questions.');
    out.add(make(chanceOf(maker.seed, -1000 * salt - at - 100), at));
  }
  return [...out];
}

/** A box around a place that many incidents have; sides of so many degrees. */
export function boxAround(maker: Maker, chance: Chance, sides: readonly number[]): string {
  const place = maker.world.place(chance);
  const half = chance.pick(sides) / 2;
  const [dx, dy] = [(chance.next() - 0.5) * half, (chance.next() - 0.5) * half];
  const box: Box = [
    place.lon + dx - half,
    place.lat + dy - half,
    place.lon + dx + half,
    place.lat + dy + half,
  ];
  return box.map((side) => side.toFixed(4)).join(',');
}

/** `z/row/col` of the tile that holds a place with many incidents. */
export function tileAround(maker: Maker, chance: Chance, zoom: number): string {
  const place = maker.world.place(chance);
  const [x, y] = unitSquare(place.lon, place.lat);
  return `${zoom}/${Math.floor(y * 2 ** zoom)}/${Math.floor(x * 2 ** zoom)}`;
}

export const year = (chance: Chance) => 2008 + chance.below(18);

export const type = (chance: Chance) => chance.pick(typeCodes);

/** A type, two, some years, or both, as parameters. */
export function filter(chance: Chance): string {
  const [from, one, other] = [year(chance), type(chance), type(chance)];
  const years = `datetime=${from}-01-01/${from + chance.below(6)}-12-31`;
  const types = `type=${one === other ? one : `${one},${other}`}`;
  return chance.pick([types, years, `${types}&${years}`]);
}

/** Words from frequent to rare, by their rank in the vocabulary. */
export function word(maker: Maker, chance: Chance, from: number, to: number): string {
  const rank = Math.floor(from * (to / from) ** chance.next());
  return encodeURIComponent(maker.vocabulary.words[rank]!.replace(/[^\p{L}]/gu, ''));
}
