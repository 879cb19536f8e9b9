import type { ItemsPage } from '../contract/feature.ts';

type Members = Omit<ItemsPage, 'type' | 'features'>;

/**
 * A feature collection around features that are JSON already, separated by commas. Only the frame is made here: the
 * features, which may be megabytes, are handed on as they came from the store.
 */
export function featureCollectionBytes(features: Uint8Array, members: Members): Uint8Array[] {
  const { links, ...others } = members;
  const frame = JSON.stringify({ type: 'FeatureCollection', ...others, links });
  return [Buffer.from(`${frame.slice(0, -1)},"features":[`), features, Buffer.from(']}')];
}
