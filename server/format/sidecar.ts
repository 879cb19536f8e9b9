import type { ExportContext, ExportItem, Format } from './format.ts';
import { statementOf } from './statement.ts';

const encoder = new TextEncoder();

/**
 * What a file says about itself where the format has no place for it, as JSON: the statement, the columns with their
 * titles, how many features the file holds, and each one that the format refuses with the reason. `items` are all that
 * the query matches, the refused ones among them.
 */
export async function* writeSidecar(
  format: Format,
  items: AsyncIterable<readonly ExportItem[]>,
  context: ExportContext,
): AsyncGenerator<Uint8Array> {
  const head = JSON.stringify({
    ...statementOf(context),
    format: format.id,
    media_type: format.mediaType,
    collection: context.collection,
    count: context.count,
    properties: context.properties
      .filter((property) => property.returned)
      .map(({ name, kind, title, unit, codes }) => ({ name, kind, title, unit, codes })),
  });
  yield encoder.encode(`${head.slice(0, -1)},"refused":[`);
  let first = true;
  for await (const batch of items) {
    const rows = batch.flatMap(({ feature }) => {
      const reason = format.refuses?.(feature, context.zone) ?? null;
      return reason === null ? [] : [JSON.stringify({ id: feature.id, reason })];
    });
    if (rows.length === 0) continue;
    yield encoder.encode((first ? '' : ',') + rows.join(','));
    first = false;
  }
  yield encoder.encode(']}\n');
}
