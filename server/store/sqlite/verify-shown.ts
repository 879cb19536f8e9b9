import type { Change } from '../../contract/change.ts';
import type { Projection } from '../../domain/projection.ts';
import { projectionHash, sha256 } from './hash-chain.ts';
import type { ReaderContext } from './reader-context.ts';

/** What a later revision made of what is shown of a version. */
export interface ShownLater {
  change: Change;
  vouched: string | null;
}

/** The later revision by whose rule a version is shown; null where its own revision says what is. */
export function shownLater(context: ReaderContext, seq: number): ShownLater | null {
  const row = context
    .prepare(
      `SELECT r.change, h.vouched FROM shown h LEFT JOIN revisions r ON r.seq = h.by WHERE h.seq = ? AND h.by <> h.seq`,
    )
    .get(seq) as { change: string | null; vouched: string | null } | undefined;
  if (!row) return null;
  return { change: JSON.parse(row.change ?? '{}') as Change, vouched: row.vouched };
}

/** Compares what is shown of a version with what the revision that changed the rule says; null when it holds. */
export function shownFault(
  { change }: ShownLater,
  version: number,
  projection: Projection,
  line?: string,
): string | null {
  const said = change.rewritten?.find((one) => one.version === version);
  const isRight =
    said?.projection_hash === projectionHash(projection) &&
    (line === undefined || said.line_hash === sha256(line));
  return isRight
    ? null
    : 'What is shown of this version differs from what its rule of protection made of it.';
}
