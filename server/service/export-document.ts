import type { IncidentDocument } from '../contract/incident.ts';
import { accountKnownFrom } from '../domain/knowledge.ts';
import { documentAt } from '../domain/reading.ts';
import type { ExportedDocument, ExportItem } from '../format/format.ts';
import type { IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import type { ExportFeature, Reading } from './export-reading.ts';

/** Documents asked of the readers at a time: as many as keep them busy and leave room for others. */
const atOnce = 4;

/**
 * Features of incidents with their documents at the pinned dates, cut to what the audience may know: only what was
 * public by the knowledge date, and no link to an incident this reader cannot see. With `history`, the versions before
 * it that the audience may hear of, each cut the same way. Features whose document is gone meanwhile are left out.
 */
export async function withDocuments(
  atlas: Atlas,
  features: readonly ExportFeature[],
  reading: Reading,
  history: boolean,
): Promise<ExportItem[]> {
  const items: ExportItem[] = [];
  for (let index = 0; index < features.length; index += atOnce) {
    const some = features.slice(index, index + atOnce);
    const read = await Promise.all(some.map((feature) => readVersions(atlas, feature.id, reading, history)));
    const visible = await visibleTargets(atlas, read.flat(), reading);
    some.forEach((feature, at) => {
      const document = exported(read[at]!, reading, atlas.deployment.region.zone, visible, history);
      if (document) items.push({ feature, document });
    });
  }
  return items;
}

interface Version
  extends Pick<IncidentRecord, 'version' | 'seq' | 'recorded_at' | 'document' | 'projection'> {
  kind: string;
  reason?: string;
}

/** Versions recorded by the pinned date, oldest first; without history only the last of them. */
async function readVersions(
  { store }: Atlas,
  id: string,
  { query, audience, now }: Reading,
  history: boolean,
): Promise<Version[]> {
  const at = { knownAt: query.knownAt.at, recordedAt: query.recordedAt.at };
  if (!history) {
    const record = await store.one(id, at, audience, now);
    return record && !record.document.retraction ? [{ ...record, kind: '' }] : [];
  }
  const entries = (await store.history(id, audience)).filter(
    (entry) => Date.parse(entry.recorded_at) <= at.recordedAt && entry.status !== 'retracted',
  );
  const versions: Version[] = [];
  for (const { version, kind, reason } of entries) {
    const record = await store.one(id, { ...at, version }, audience, now);
    if (record) versions.push({ ...record, kind, ...(reason === undefined ? {} : { reason }) });
  }
  return versions;
}

/** Targets of links that this reader may follow; null when the audience may see everything. */
async function visibleTargets(
  { store }: Atlas,
  versions: readonly Version[],
  { query, audience, now }: Reading,
): Promise<ReadonlySet<string> | null> {
  if (audience.statuses.includes('draft')) return null;
  const targets = [...new Set(versions.flatMap(({ document }) => document.links.map((link) => link.target)))];
  if (targets.length === 0) return new Set();
  const at = { knownAt: query.knownAt.at, recordedAt: query.recordedAt.at };
  return new Set((await store.titles(targets, audience, at, now)).keys());
}

function exported(
  versions: readonly Version[],
  { query }: Reading,
  zone: string,
  visible: ReadonlySet<string> | null,
  history: boolean,
): ExportedDocument | null {
  const cut = versions.flatMap(({ projection, ...version }) => {
    const document = documentKnownAt({ ...version, projection }, query.knownAt.at, zone, visible);
    return document ? [{ ...version, document }] : [];
  });
  const last = cut.at(-1);
  if (!last) return null;
  const { version, seq, recorded_at, document } = last;
  return {
    version,
    seq,
    recorded_at,
    document,
    ...(history
      ? {
          history: cut.map((one) => ({
            version: one.version,
            seq: one.seq,
            recorded_at: one.recorded_at,
            kind: one.kind,
            ...(one.reason === undefined ? {} : { reason: one.reason }),
            document: one.document,
          })),
        }
      : {}),
  };
}

/**
 * A document as it stood in public at a knowledge date (ms): a document again, the very same when everything in it was
 * known. An account whose date hung on something cut away bears it explicitly. Links to targets that are not `visible`
 * are left out; null keeps all. Null when nothing was known yet.
 */
export function documentKnownAt(
  { document, projection }: Pick<IncidentRecord, 'document' | 'projection'>,
  at: number,
  zone: string,
  visible: ReadonlySet<string> | null,
): IncidentDocument | null {
  const { accounts: views, links, ...editorial } = documentAt(document, projection, at, zone);
  if (views.length === 0) return null;
  const accounts = views.map(({ id, sources, figures }) => ({
    ...document.accounts.find((one) => one.id === id)!,
    sources,
    figures,
  }));
  const cut: IncidentDocument = {
    ...document,
    ...editorial,
    accounts,
    links: visible ? links.filter((link) => visible.has(link.target)) : links,
  };
  return {
    ...cut,
    accounts: accounts.map((account, index) => {
      const { known_from } = views[index]!;
      const derived = accountKnownFrom(account, cut, zone).at;
      return derived === Date.parse(known_from) ? account : { ...account, known_from };
    }),
  };
}
