import { expect, test } from 'vitest';
import {
  type AskTile,
  createTileLoader,
  followTiles,
  TileError,
} from '../../../client/src/map/incident-tiles.ts';
import { cellsAt } from '../../../client/src/state/tile-question.ts';

const question = (search: string, mark = search) => ({ search, mark });
const url = 'incidents://5/17/11';

/** Answers when told to, with the address as the bytes of the tile. */
function asking() {
  const asked: { address: string; signal: AbortSignal; answer: () => void; fail: (error: Error) => void }[] =
    [];
  const ask: AskTile = (address, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      const data = new TextEncoder().encode(address).buffer as ArrayBuffer;
      asked.push({ address, signal, answer: () => resolve({ data }), fail: reject });
    });
  return { asked, ask };
}

const textOf = ({ data }: { data: unknown }) => new TextDecoder().decode(data as ArrayBuffer);
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a tile is asked for with the query as the list has it, row before column', async () => {
  const { asked, ask } = asking();
  const tile = createTileLoader(question('type=riot&cells=16'), ask).load({ url }, new AbortController());
  asked[0]!.answer();
  expect(textOf(await tile)).toBe(
    '/api/collections/incidents/tiles/WebMercatorQuad/5/11/17?type=riot&cells=16',
  );
});

test('what was asked before is given up, and the map gets the answer to the last question alone', async () => {
  const { asked, ask } = asking();
  const loader = createTileLoader(question('n=0'), ask);
  const tile = loader.load({ url }, new AbortController());
  for (let n = 1; n <= 10; n += 1) {
    loader.ask(question(`n=${n}`));
    await soon();
    // An answer that comes all the same is not the map's any more.
    asked.at(-2)!.answer();
  }
  expect(asked.slice(0, -1).every(({ signal }) => signal.aborted)).toBe(true);
  asked.at(-1)!.answer();
  expect(textOf(await tile)).toMatch(/n=10$/);
});

test('the same question with the same mark gives nothing up', async () => {
  const { asked, ask } = asking();
  const loader = createTileLoader(question('a'), ask);
  const tile = loader.load({ url }, new AbortController());
  loader.ask(question('a'));
  expect(asked[0]!.signal.aborted).toBe(false);
  asked[0]!.answer();
  expect(textOf(await tile)).toMatch(/\?a$/);
});

test('a service that is away leaves the map as it is until there is reason to ask again', async () => {
  const { asked, ask } = asking();
  const loader = createTileLoader(question('a', '1'), ask);
  let isThere = false;
  const tile = loader.load({ url }, new AbortController()).then((answer) => {
    isThere = true;
    return answer;
  });
  asked[0]!.fail(new TypeError('network'));
  await soon();
  expect([asked.length, isThere]).toEqual([1, false]);
  loader.ask(question('a', '2'));
  await soon();
  asked[1]!.answer();
  expect(textOf(await tile)).toMatch(/\?a$/);
});

test('a map that draws old tiles anew where it was told to ask again is told once more', async () => {
  const { asked, ask } = asking();
  const loader = createTileLoader(question('a'), ask);
  let [reloads, resets] = [0, 0];
  let shown = [{ canonical: { z: 5, x: 17, y: 11 } }];
  const manager = {
    getVisibleCoordinates: () => shown,
    reload: (isNew: boolean) => {
      reloads += Number(isNew);
    },
  };
  const source = {
    setTiles: () => {
      resets += 1;
    },
  };
  const map = { getSource: () => source, style: { tileManagers: { incidents: manager } } };
  const tiles = followTiles(map as never, loader);
  const load = async () => {
    const tile = loader.load({ url }, new AbortController());
    asked.at(-1)!.answer();
    await tile;
  };
  await load();
  expect(tiles.settled()).toBe(true);
  loader.ask(question('b'));
  tiles.again();
  expect([tiles.settled(), reloads]).toEqual([false, 2]);
  await load();
  expect([tiles.settled(), reloads, resets]).toEqual([true, 2, 0]);
  shown = [];
  tiles.again();
  expect([reloads, resets]).toEqual([2, 1]);
});

test('a tile that the map wants no more is not asked for again', async () => {
  const { asked, ask } = asking();
  const loader = createTileLoader(question('a'), ask);
  const abort = new AbortController();
  const tile = loader.load({ url }, abort);
  abort.abort();
  await expect(tile).rejects.toThrow();
  const failed = loader.load({ url }, abort);
  await expect(failed).rejects.toThrow();
  expect(asked).toHaveLength(1);
  expect(new TileError(503).status).toBe(503);
});

test('cells are never smaller than a number and a half', () => {
  for (let zoom = 0; zoom <= 18; zoom += 0.1) {
    const pixels = (512 / cellsAt(zoom)) * 2 ** (zoom - Math.floor(zoom));
    expect(pixels).toBeGreaterThanOrEqual(45);
    expect(pixels).toBeLessThanOrEqual(91);
  }
});
