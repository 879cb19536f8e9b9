import type { Maker } from '../made/document.ts';
import { aggregates, type Case, items, tiles } from './case.ts';
import { boxAround, distinct, filter, tileAround, type, word, year } from './questions.ts';

/** The date in the past at which the same cases are asked again. */
const knownAt = 'known-at=2025-06-30';

const inThePast = (path: string) => `${path}${path.includes('?') ? '&' : '?'}${knownAt}`;

/** Every case of the table that two services answer over HTTP. */
export function allCases(maker: Maker): Case[] {
  const page = (limit: number, sides: readonly number[], salt: number) =>
    distinct(maker, salt, (chance) => `${items}?limit=${limit}&bbox=${boxAround(maker, chance, sides)}`);
  const pairs = distinct(maker, 10, (chance) =>
    [word(maker, chance, 4, 300), word(maker, chance, 4, 300)].join(' '),
  ).map((two) => two.split(' ') as [string, string]);
  const now: Case[] = [
    {
      name: 'page of 100, bbox',
      kind: 'page',
      paths: page(100, [0.1, 0.5, 1, 2, 4], 1),
      wanted: { rps: 4, p99: 0.15 },
    },
    {
      name: 'page of 1,000, bbox',
      kind: 'page',
      paths: page(1_000, [1, 2, 4, 8], 2),
      wanted: { rps: 6, p99: 0.15 },
    },
    {
      name: 'bbox + year + type, 1,000',
      kind: 'page',
      paths: distinct(maker, 3, (chance) => {
        const box = boxAround(maker, chance, [1, 2, 4, 8, 16]);
        const asked = year(chance);
        return `${items}?limit=1000&bbox=${box}&datetime=${asked}-01-01/${asked}-12-31&type=${type(chance)}`;
      }),
      wanted: { rps: 2.5, p99: 0.2, growth: 2.5 },
    },
    {
      name: 'tile z10–14, filtered',
      kind: 'tile',
      paths: distinct(
        maker,
        4,
        (chance, at) => `${tiles}/${tileAround(maker, chance, 10 + (at % 5))}?${filter(chance)}`,
      ),
      wanted: { rps: 2.5, p99: 0.25 },
    },
    {
      name: 'tile z10–14, unfiltered',
      kind: 'tile',
      paths: distinct(maker, 5, (chance, at) => `${tiles}/${tileAround(maker, chance, 10 + (at % 5))}`),
      wanted: { rps: 6, p99: 0.25 },
    },
    {
      name: 'clusters z0–z6, filtered',
      kind: 'tile',
      paths: distinct(
        maker,
        6,
        (chance, at) => `${tiles}/${tileAround(maker, chance, at % 7)}?${filter(chance)}`,
      ),
      wanted: { rps: 15, rpsAt: { count: 3_000_000, rps: 20 }, p99: 0.05 },
    },
    {
      name: 'month histogram',
      kind: 'aggregate',
      paths: distinct(maker, 7, (chance) => `${aggregates}?by=month&${filter(chance)}`),
      wanted: { rps: 10, p99: 0.1 },
    },
    {
      name: 'counts by municipality',
      kind: 'aggregate',
      paths: distinct(maker, 8, (chance) => `${aggregates}?by=municipality&${filter(chance)}`),
      wanted: { rps: 10, p99: 0.1 },
    },
    {
      name: 'search newest, one word',
      kind: 'page',
      paths: distinct(maker, 9, (chance) => `${items}?q=${word(maker, chance, 5, 3_000)}`),
      wanted: { rps: 13, p99: null },
    },
    {
      // Both words, wherever they stand: without the function they would have to stand together.
      name: 'search newest, two words',
      kind: 'page',
      paths: pairs.map(([a, b]) => `${items}?q=${a}%20${b}`),
      productPaths: pairs.map(([a, b]) => `${items}?filter=text_search('${a}')%20AND%20text_search('${b}')`),
      wanted: { rps: 50, p99: null },
    },
  ];
  // Each side has its own weights: what they find is compared, not its order.
  const frequent = distinct(maker, 11, (chance) => `${items}?q=${word(maker, chance, 5, 3_000)}`);
  const ranked: Case = {
    name: 'search ranked',
    kind: 'count',
    paths: frequent.map((path) => `${path}&ranked=1`),
    productPaths: frequent.map((path) => `${path}&sortby=-relevance`),
    wanted: { rps: 4, p99: null },
  };
  const past = now.map(
    ({ name, kind, paths, productPaths }): Case => ({
      name: `${name}, known at 2025`,
      kind,
      paths: paths.map(inThePast),
      ...(productPaths ? { productPaths: productPaths.map(inThePast) } : {}),
      wanted: null,
      likeNow: name,
    }),
  );
  return [...now, ranked, ...past];
}
