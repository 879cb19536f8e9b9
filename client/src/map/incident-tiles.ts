import type {
  AddProtocolAction,
  GetResourceResponse,
  Map as MapLibreMap,
  VectorTileSource,
} from 'maplibre-gl';
import { credentials } from '../state/request.ts';
import { type TileQuestion, tileAddress, tileQuestion } from '../state/tile-question.ts';
import type { MapLibre } from './load-maplibre.ts';

/** Source of the drawn incidents, and the layer of its tiles. */
export const incidentTiles = 'incidents';

/** The name under which the map asks for tiles; they never leave the page under it. */
const protocol = 'incidents';

/** How long a service that has too much to do is left alone. */
const busyMs = 1_000;

/** Addresses of tiles for MapLibre. */
export const tileTemplate = `${protocol}://{z}/{x}/{y}`;

/** Asks for one tile: its bytes, none where nothing is in it. */
export type AskTile = (address: string, signal: AbortSignal) => Promise<GetResourceResponse<ArrayBuffer>>;

const askTile: AskTile = async (address, signal) => {
  // Asked each time, and answered with 304 where nothing changed: after a write no older tile may come from a cache.
  const response = await fetch(address, { signal, cache: 'no-cache', credentials: credentials() });
  if (!response.ok) throw new TileError(response.status);
  // Without its ETag: of a tile that MapLibre finds unchanged it tells nobody, and the map never comes to rest.
  return { data: await response.arrayBuffer() };
};

/** A tile was answered with an error. */
export class TileError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`A tile was answered with ${status}.`);
    this.name = 'TileError';
    this.status = status;
  }
}

/** Loads tiles of a question that changes. */
export interface TileLoader {
  load: AddProtocolAction;
  /** From now on the tiles of another question: what is on its way is given up and asked for anew. */
  ask: (question: TileQuestion) => void;
  /** Whether a tile was answered since the present question was asked. */
  isAnswered: (z: number, x: number, y: number) => boolean;
}

/**
 * What the map waits for is always answered with the question of the moment it arrives, so that no stale tile is ever
 * drawn, however fast filters change. Where the service cannot be reached the map keeps what it has until there is
 * something new to ask: the list says what went wrong.
 */
export function createTileLoader(first: TileQuestion, ask: AskTile = askTile): TileLoader {
  let question = first;
  let changed = new AbortController();
  let answered = new Set<string>();
  const load: AddProtocolAction = async ({ url }, { signal }) => {
    const [z, x, y] = url.split('/').slice(-3).map(Number) as [number, number, number];
    for (;;) {
      signal.throwIfAborted();
      const [asked, over] = [question, changed.signal];
      try {
        const answer = await ask(tileAddress(asked, z, x, y), AbortSignal.any([signal, over]));
        if (over.aborted) continue;
        answered.add(`${z}/${x}/${y}`);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        if (!over.aborted) await pause(error, signal, over);
      }
    }
  };
  return {
    load,
    ask(next) {
      if (next.mark === question.mark) return;
      question = next;
      answered = new Set();
      changed.abort();
      changed = new AbortController();
    },
    isAnswered: (z, x, y) => answered.has(`${z}/${x}/${y}`),
  };
}

/** Serves the map the tiles of the present question, under a name of their own. */
export function serveTiles(maplibre: Pick<MapLibre, 'addProtocol'>): TileLoader {
  const loader = createTileLoader(tileQuestion.peek());
  maplibre.addProtocol(protocol, loader.load);
  return loader;
}

/** Waits until there is reason to ask again: another question, the end of the wish, or a while where all are busy. */
function pause(error: unknown, ...signals: AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const go = () => resolve();
    for (const signal of signals) signal.addEventListener('abort', go, { once: true });
    if (error instanceof TileError && [429, 503].includes(error.status)) setTimeout(go, busyMs);
  });
}

/**
 * Has the map ask for its tiles again, which it does behind those it shows. `forget` takes those off the map at once.
 * `settled` says whether what is shown is the answer to the present question; where it is not the map asks once more:
 * MapLibre drops what it is told while a layer changes, and draws the old tiles anew.
 */
export function followTiles(
  map: MapLibreMap,
  { isAnswered }: Pick<TileLoader, 'isAnswered'>,
): {
  again: () => void;
  forget: () => void;
  settled: () => boolean;
} {
  const manager = () => map.style.tileManagers[incidentTiles];
  const shown = () => manager()?.getVisibleCoordinates() ?? [];
  const again = () => {
    // Told that its source is another, MapLibre would draw the whole map with the old tiles first.
    if (shown().length) manager()?.reload(true);
    else map.getSource<VectorTileSource>(incidentTiles)?.setTiles([tileTemplate]);
  };
  return {
    again,
    forget() {
      manager()?.clearTiles();
      map.triggerRepaint();
    },
    settled() {
      if (shown().every(({ canonical: { z, x, y } }) => isAnswered(z, x, y))) return true;
      again();
      return false;
    },
  };
}
