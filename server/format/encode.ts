import type { ExportItem } from './format.ts';

const encoder = new TextEncoder();

/**
 * The chunks of a text format: what stands `before` all items, each batch written by `batch` as one chunk, what stands
 * `after`. A batch is asked for only when the one before has been taken, so no more than one is held. `first` is true
 * until an item has been written, for formats that separate items.
 */
export async function* encoded(
  items: AsyncIterable<readonly ExportItem[]>,
  parts: {
    before?: string;
    batch: (items: readonly ExportItem[], first: boolean) => string;
    after?: string;
  },
): AsyncGenerator<Uint8Array> {
  if (parts.before) yield encoder.encode(parts.before);
  let first = true;
  for await (const batch of items) {
    if (batch.length === 0) continue;
    yield encoder.encode(parts.batch(batch, first));
    first = false;
  }
  if (parts.after) yield encoder.encode(parts.after);
}
