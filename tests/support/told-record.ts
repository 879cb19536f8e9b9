import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { ChangeEntry } from '../../server/contract/change.ts';
import type { IncidentProperties, VersionEntry } from '../../server/contract/feature.ts';

const collection = '/api/collections/incidents';
const place = 'bbox=20.4,42.9,20.7,43.1';
const happening = 'datetime=2024-05-12&sub_type=roadblock';

/** What the public is told at a date of knowledge and one of the record; null for now. */
export interface Dates {
  knownAt: string | null;
  recordedAt: string | null;
}

/** What all public answers tell of one incident, for a test to look at after each step of its life. */
export function createToldRecord(url: string) {
  const bytesOf = async (path: string): Promise<Buffer> => {
    const answer = await fetch(url + path);
    if (answer.status !== 200 && answer.status !== 204) throw new Error(`${path} answers ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const jsonOf = async <T>(path: string): Promise<T> => JSON.parse((await bytesOf(path)).toString()) as T;
  const asked = ({ knownAt, recordedAt }: Dates) =>
    [
      happening,
      ...(knownAt ? [`known-at=${knownAt}`] : []),
      ...(recordedAt ? [`recorded-at=${recordedAt}`] : []),
    ].join('&');
  const items = (dates: Dates) => `${collection}/items?${place}&${asked(dates)}`;
  const tile = (dates: Dates) => `${collection}/tiles/WebMercatorQuad/9/188/285?${asked(dates)}`;
  const counts = (dates: Dates) => `${collection}/aggregate?by=type&${place}&${asked(dates)}`;

  return {
    /** The incidents of that place and day: list, map and count have to agree on how many there are. */
    told: async (dates: Dates) => {
      const [list, drawn, count] = await Promise.all([
        jsonOf<{ features: { id: string; properties: IncidentProperties }[] }>(items(dates)),
        bytesOf(tile(dates)),
        jsonOf<{ numberMatched: number }>(counts(dates)),
      ]);
      const layer = drawn.length ? new VectorTile(new PbfReader(drawn)).layers.incidents : undefined;
      const onMap = Array.from(
        { length: layer?.length ?? 0 },
        (_, index) => layer!.feature(index).properties,
      );
      return {
        list: list.features.map(({ id, properties }) => ({
          id,
          title: properties.title,
          accounts: properties.accounts_count,
          contested: properties.contested,
        })),
        onMap: [...new Set(onMap.map((one) => one.id))],
        count: count.numberMatched,
      };
    },
    /** The same as bytes: with both dates given they may never be others. */
    bytes: async (dates: Dates): Promise<string[]> =>
      Promise.all(
        [items(dates), tile(dates), counts(dates)].map(async (path) =>
          (await bytesOf(path)).toString('base64'),
        ),
      ),
    /** What became of it, oldest first, as a feed reader gets it. */
    feed: async () => {
      const { items: entries } = await jsonOf<{ items: { title: string; _atlas: { kind: string } }[] }>(
        `${collection}/feed?f=jsonfeed&${happening}&${place}`,
      );
      return entries.map((entry) => entry._atlas.kind).reverse();
    },
    /** Public versions, oldest first. */
    history: async (id: string) => {
      const answer = await fetch(`${url}${collection}/items/${id}/history`);
      if (answer.status === 404) return [];
      const { versions } = (await answer.json()) as { versions: VersionEntry[] };
      return versions.map(({ version, kind, reason }) => ({ version, kind, reason: reason ?? null }));
    },
    /** Public revisions of it in the feed of changes, oldest first. */
    changes: async (id: string, since: number) => {
      const { changes } = await jsonOf<{ changes: ChangeEntry[] }>(`/api/changes?since=${since}`);
      return changes.filter((one) => one.incident === id).map(({ kind }) => kind);
    },
    status: async (id: string) => (await fetch(`${url}${collection}/items/${id}`)).status,
  };
}
