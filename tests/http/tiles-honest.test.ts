import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { readTies } from '../../server/contract/claim-ties.ts';
import { placePrecisions } from '../../server/contract/codebook.ts';
import { cellCounts, isAtPoint, lastZoomOfMap } from '../../server/contract/drawing.ts';
import { type IncidentDocument, incidentDocument } from '../../server/contract/incident.ts';
import { tooManyClaims } from '../../server/format/tile-claims.ts';
import { unitSquare } from '../../server/format/tile-grid.ts';
import { contestedIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

const ofIncidents = '/api/collections/incidents/tiles/WebMercatorQuad';
const claimants = ['first', 'second', 'third'] as const;
const views = ['preferred', 'all', ...claimants.map((id) => `claimant:${id}`)];

/** Few places, so that many stand at one spot whatever their precision. */
const spot = fc
  .tuple(
    fc.constantFrom(30.05, 30.1501, 30.1502, 30.45, 30.62),
    fc.constantFrom(45.05, 45.22, 45.2201, 45.28),
  )
  .map(([lon, lat]) => ({ kind: 'point' as const, lon, lat }));
const municipality = fc.constantFrom('zelcan', 'lesk', 'gora', 'norfeld');
const band = fc.record({
  kind: fc.constant('band' as const),
  line: fc.constant('main'),
  side: fc.constantFrom('norland', 'sudland'),
  min_depth_m: fc.constant(0),
  max_depth_m: fc.constantFrom(900, 1_800),
  near: fc.constant({ lon: 30.45, lat: 45.275, radius_m: 5_000 }),
});

function partsOf(precision: (typeof placePrecisions)[number]) {
  const discs = (...radii: number[]) =>
    fc.array(
      fc.tuple(spot, fc.constantFrom(...radii)).map(([at, uncertainty_m]) => ({ ...at, uncertainty_m })),
      { minLength: 1, maxLength: 2 },
    );
  /** Drawn by hand: as precise as a point may be, and never one. */
  const drawn = fc.oneof(
    spot.map(({ lon, lat }) => ({
      kind: 'line' as const,
      points: [
        { lon, lat },
        { lon: lon + 0.01, lat: lat + 0.004 },
      ],
      uncertainty_m: 90,
    })),
    spot.map(({ lon, lat }) => ({
      kind: 'outline' as const,
      points: [
        { lon, lat },
        { lon: lon + 0.004, lat },
        { lon, lat: lat + 0.003 },
      ],
    })),
  );
  const area = municipality.map((id) => ({ kind: 'area' as const, ref: `municipalities/${id}` }));
  switch (precision) {
    case 'exact':
      return discs(0, 10);
    case 'vicinity':
      return discs(100);
    case 'locality':
      return fc.oneof(
        discs(600),
        drawn.map((one) => [one]),
      );
    case 'settlement':
    case 'near':
      return fc.oneof(
        discs(1_500, 7_000),
        drawn.map((one) => [one]),
        fc.tuple(drawn, drawn).map((two) => two),
        fc.tuple(drawn, discs(1_500)).map(([one, points]) => [...points, one]),
      );
    case 'municipality':
    case 'region':
      // Where nobody knows the outline, a point with its uncertainty stands for the area (codebook, section 2).
      return fc.oneof(
        fc.array(area, { minLength: 1, maxLength: 2 }),
        discs(2_000, 12_000),
        fc.tuple(area, discs(3_000)).map(([one, points]) => [one, ...points]),
      );
    case 'band':
      return band.map((one) => [one]);
    default:
      return fc.constant([]);
  }
}

const place = fc
  .constantFrom(...placePrecisions)
  .chain((precision) => partsOf(precision).map((parts) => ({ precision, parts })));
const told = fc.record({ place, said: fc.subarray([...claimants], { minLength: 1 }) });

function documentOf(
  { said, place: first }: { said: readonly string[]; place: unknown },
  index: number,
  rest: unknown[],
) {
  return incidentDocument.parse({
    id: `incident-${index}`,
    status: 'published',
    titles: [{ text: { en: `Incident ${index}` } }],
    summaries: [],
    types: [
      { type: index % 2 ? 'riot' : 'protest', sub_type: index % 2 ? 'mob_violence' : 'peaceful_protest' },
    ],
    accounts: said.map((id, order) => ({
      id,
      claimant: { id, name: { en: id } },
      stance: 'claims',
      statement: { en: 'Says so.' },
      place: order === 0 ? first : (rest[order - 1] ?? first),
      time: { start: '2024-05-10', precision: 'day' },
      sources: [{ id: 's', publisher: id, published_at: `2024-05-1${order}` }],
    })),
  });
}

const documents: fc.Arbitrary<IncidentDocument[]> = fc
  .array(fc.tuple(told, fc.array(place, { maxLength: 2 })), { minLength: 1, maxLength: 12 })
  .map((all) => all.map(([one, rest], index) => documentOf(one, index, rest)));

/** What a tile draws as standing for incidents; those of all tiles of a zoom are all that are located. */
const counted = ['single', 'fanned', 'cluster', 'stack', 'label'];

interface Drawn {
  feature: VectorTileFeature;
  /** In the unit square of Web Mercator; null of what is no point. */
  at: [number, number] | null;
}

async function drawnIn(server: TestServer, z: number, x: number, y: number, asked: string): Promise<Drawn[]> {
  const answer = await server.get(`${ofIncidents}/${z}/${y}/${x}?${asked}`);
  if (answer.status === 204) return [];
  expect(answer.status).toBe(200);
  const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.incidents!;
  return Array.from({ length: layer.length }, (_, index) => {
    const feature = layer.feature(index);
    const [at] = feature.type === 1 ? feature.loadGeometry()[0]! : [];
    return {
      feature,
      at: at
        ? [(x + at.x / layer.feature(index).extent) / 2 ** z, (y + at.y / feature.extent) / 2 ** z]
        : null,
    };
  });
}

/**
 * What is drawn at each zoom in all tiles that count something. A cell lies in one tile of the next zoom, and so does
 * what it counts: from the one tile of zoom 0 on, each tile says where to look for the next.
 */
async function drawnByZoom(server: TestServer, asked: string): Promise<Drawn[][]> {
  let tiles = new Set(['0/0']);
  const all: Drawn[][] = [];
  for (let z = 0; z <= lastZoomOfMap; z++) {
    const drawn: Drawn[] = [];
    for (const tile of tiles) {
      const [x, y] = tile.split('/').map(Number) as [number, number];
      drawn.push(...(await drawnIn(server, z, x, y, asked)));
    }
    all.push(drawn);
    // Positions in a tile are rounded: what stands at its edge may be in the tile beside it.
    const off = 2 ** -z / 2_000;
    tiles = new Set(
      drawn
        .filter(({ feature }) => counted.includes(String(feature.properties.drawn)))
        .flatMap(({ at }) =>
          [-off, off].flatMap((dx) =>
            [-off, off].map((dy) => {
              const of = (value: number) => Math.floor(value * 2 ** (z + 1));
              return `${of(at![0] + dx)}/${of(at![1] + dy)}`;
            }),
          ),
        ),
    );
  }
  return all;
}

interface Listed {
  id: string;
  properties: { place_precision: string; uncertainty_m: number | null };
}

/** A line or an area drawn by hand has no uncertainty beside it, however exactly it is known. */
const isByHand = ({ properties: { place_precision, uncertainty_m } }: Listed) =>
  isAtPoint(place_precision) && uncertainty_m === null;

const number = ({ feature }: Drawn) => Number(feature.properties.point_count ?? 1);

describe('tiles drawn by cells, whatever is known of places', () => {
  it('never draw an area as a point, and count at every zoom what the list counts', async () => {
    let [areas, points, byHand] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.constantFrom(...views),
        fc.constantFrom(...cellCounts),
        fc.constantFrom('', 'filter=version%3E=1'),
        async (docs, view, cells, more) => {
          const server = await createTestServer();
          try {
            for (const doc of docs) await server.put(doc);
            const list = await server.json(`${items}?view=${view}&limit=100&${more}`);
            const precisionOf = new Map<string, string>(
              list.features.map((one: Listed) => [
                one.id,
                isByHand(one) ? 'drawn by hand' : one.properties.place_precision,
              ]),
            );
            const atPoints = [...precisionOf].filter(([, precision]) => isAtPoint(precision)).length;
            const located = list.numberMatched - list.unlocated;
            const zooms = await drawnByZoom(server, `view=${view}&cells=${cells}&${more}`);
            for (const [z, drawn] of zooms.entries()) {
              const counting = drawn.filter((one) => counted.includes(String(one.feature.properties.drawn)));
              const sum = (some: Drawn[]) => some.reduce((all, one) => all + number(one), 0);
              expect(sum(counting), `zoom ${z}`).toBe(located);
              const labels = counting.filter(({ feature }) => feature.properties.drawn === 'label');
              // What stands at a point counts places that are known as points, and no other.
              expect(sum(counting) - sum(labels), `points at zoom ${z}`).toBe(atPoints);
              for (const { feature, at } of drawn) {
                const { drawn: as, id, place_precision } = feature.properties;
                const precision = precisionOf.get(String(id)) ?? place_precision;
                if (precision === 'drawn by hand') byHand += 1;
                if (precision === undefined || isAtPoint(String(precision))) continue;
                if (as === 'label') areas += 1;
                else expect([as, feature.type, at], `${precision} at zoom ${z}`).toEqual([as, 3, null]);
              }
              points += atPoints;
            }
          } finally {
            await server.close();
          }
        },
      ),
      { numRuns: 8, seed: 5 },
    );
    expect(Math.min(areas, points)).toBeGreaterThan(50);
    expect(byHand).toBeGreaterThan(20);
  }, 300_000);

  it('draw the uncertainty around the point that stands for an area, with its number in words alone', async () => {
    const server = await createTestServer();
    const parts = [{ kind: 'point', lon: 30.15, lat: 45.22, uncertainty_m: 12_000 }];
    const said = ['first'];
    for (const index of [0, 1])
      await server.put(documentOf({ said, place: { precision: 'municipality', parts } }, index, []));
    await server.put(
      documentOf(
        { said, place: { precision: 'settlement', parts: [{ ...parts[0], uncertainty_m: 1_500 }] } },
        2,
        [],
      ),
    );
    const [x, y] = unitSquare(30.15, 45.22).map((share) => Math.floor(share * 2 ** 10)) as [number, number];
    const drawn = (await drawnIn(server, 10, x, y, 'cells=16')).map(({ feature }) => feature.properties);
    expect(drawn.map((one) => one.drawn).sort()).toEqual(['area', 'disc', 'label', 'single']);
    const label = drawn.find((one) => one.drawn === 'label')!;
    expect(label).toMatchObject({ point_count: 2, kind: 'area', parts: 1, uncertainty_m: 12_000 });
    expect(label.west).toBeCloseTo(30.15, 9);
    await server.close();
  });
});

describe('tiles at the places of all accounts', () => {
  it('draw each place once with who names it, beside what the preferred account says', async () => {
    const server = await createTestServer();
    await server.put(contestedIncident('guards'));
    const [x, y] = unitSquare(30.45, 45.275).map((share) => Math.floor(share * 2 ** 9)) as [number, number];
    const ask = async (view: string) =>
      (await drawnIn(server, 9, x, y, `cells=16&view=${view}`)).map(({ feature }) => feature.properties);
    const claims = (await ask('all')).filter(({ drawn }) => String(drawn).startsWith('claim'));
    expect(claims.map((one) => [one.drawn, one.claimant, one.preferred, one.hatched]).sort()).toEqual([
      ['claim', 'norland-police', false, true],
      ['claim', 'observer', false, false],
      ['claim', 'sudland-government', true, false],
    ]);
    expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(['guards']));
    expect(new Set(claims.map(({ ties }) => ties)).size).toBe(1);
    const ties = readTies(String(claims[0]!.ties));
    expect(ties.map(({ claimant }) => claimant)).toEqual(['norland-police', 'observer']);
    expect(new Set(ties.map(({ from }) => String(from))).size).toBe(1);
    expect(new Set(ties.map(({ to }) => String(to))).size).toBe(2);
    const others = (await ask('all')).filter(({ drawn }) => !String(drawn).startsWith('claim'));
    expect(others).toEqual(await ask('preferred'));
    expect(await ask('all&known-at=2024-06-14T17:00Z')).toHaveLength(3);
    await server.close();
  });

  it('leave the places out where more incidents name some than can be told apart, and say so', () => {
    const [more, ...others] = tooManyClaims({ z: 9, x: 299, y: 183 });
    expect([more!.properties, others]).toEqual([{ drawn: 'claim-more' }, []]);
  });
});
