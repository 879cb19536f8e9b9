import type { IncidentDocument, IncidentInput } from '#contract/incident.ts';
import type { Loose } from './desk-pointer.ts';
import { freeSlug, slugOf } from './desk-slug.ts';
import { instantOfLocal } from './desk-time.ts';

/*
 * The form writes a loose copy of the incident document. Its rows carry members that begin with an underscore and
 * are not of the document: `_key` names a row while it moves, `_new` marks one whose id is still to be made from what
 * is typed, `_kept` holds the parts of a place while another precision is tried.
 */

let keys = 0;

/** A key no other row of this page has, also not one restored from an earlier page. */
export function newKey(): string {
  keys += 1;
  return `${Date.now().toString(36)}-${keys}`;
}

/** A row of a list in the form. `idBase` gives rows with an id a provisional one. */
export function newRow(members: Loose = {}, idBase?: string): Loose {
  const _key = newKey();
  return { _key, ...(idBase ? { _new: true, id: `${idBase}-${_key}` } : {}), ...members };
}

/** A copy of a row to put beside it: new keys throughout, and an id of its own where it has one. */
export function copyOf(row: Loose, idBase?: string): Loose {
  const { _key, recorded_at: _recorded, ...rest } = row;
  const copied = rekeyed(rest) as Loose;
  return newRow({ ...copied, ...(idBase ? { _new: true, id: `${idBase}-${newKey()}` } : {}) });
}

function rekeyed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rekeyed);
  if (value === null || typeof value !== 'object') return value;
  const copied = Object.entries(value).map(([member, inner]) => [member, rekeyed(inner)]);
  return { ...Object.fromEntries(copied), ...('_key' in value ? { _key: newKey() } : {}) };
}

/** What «New incident» starts with: one title, one type, one account. */
export function emptyDocument(): Loose {
  return {
    titles: [newRow()],
    summaries: [newRow()],
    types: [newRow()],
    rankings: [],
    accounts: [newRow({ stance: 'reports' }, 'account')],
    assessments: [],
    links: [],
  };
}

/** The document for the form: a stored document with a key on every row, and without what the service sets. */
export function draftOf(document: IncidentDocument): Loose {
  const { id: _id, status: _status, retraction: _retraction, ...written } = document;
  const keyed = withKeys(written) as Loose;
  if (!(keyed.summaries as unknown[]).length) keyed.summaries = [newRow()];
  return keyed;
}

function withKeys(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one) =>
      one !== null && typeof one === 'object' ? { _key: newKey(), ...(withKeys(one) as Loose) } : one,
    );
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, withKeys(inner)]));
}

const numbers = new Set([
  'lon',
  'lat',
  'uncertainty_m',
  'min_depth_m',
  'max_depth_m',
  'radius_m',
  'value',
  'low',
  'high',
]);
const dates = new Set(['start', 'end', 'known_from', 'published_at', 'said_at', 'release_at']);

function cleanText(text: string, member: string, zone: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (dates.has(member)) return instantOfLocal(trimmed, zone);
  if (!numbers.has(member)) return trimmed;
  // Written as people write numbers: a decimal comma, thin or plain spaces between thousands, a real minus sign.
  const number = Number(
    trimmed
      .replace(/[\s\u202f\u00a0]/g, '')
      .replace(',', '.')
      .replace('\u2212', '-'),
  );
  return Number.isFinite(number) ? number : trimmed;
}

/** Rows stay where they are even when empty, so that the pointers of faults still name the right one. */
function clean(value: unknown, member: string, zone: string, isRow: boolean): unknown {
  if (typeof value === 'string') return cleanText(value, member, zone);
  if (Array.isArray(value)) return value.map((one) => clean(one, member, zone, true));
  if (value === null || typeof value !== 'object') return value ?? undefined;
  const members = Object.entries(value)
    .filter(([name]) => !name.startsWith('_'))
    .map(([name, inner]) => [name, clean(inner, name, zone, false)] as const)
    .filter(([, inner]) => inner !== undefined);
  return members.length || isRow ? Object.fromEntries(members) : undefined;
}

/** Ids that new rows get when they are sent, by their provisional id. */
function finalIds(rows: Loose[], wanted: (row: Loose) => string): Map<string, string> {
  const taken = new Set(rows.filter((row) => !row._new).map((row) => String(row.id)));
  return new Map(
    rows.map((row) => {
      const id = row._new ? freeSlug(wanted(row), taken) : String(row.id);
      taken.add(id);
      return [String(row.id), id];
    }),
  );
}

const rowsOf = (value: unknown) => (Array.isArray(value) ? (value as Loose[]) : []);
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * The document to send, from the form's loose copy: texts trimmed, empty members gone, numbers and local times read,
 * new rows with their final ids. It need not be valid; rows keep their places. An only summary without text is none.
 */
export function documentOf(draft: Loose, zone: string): IncidentInput {
  const accounts = rowsOf(draft.accounts);
  const accountIds = finalIds(accounts, (row) => slugOf(textOf((row.claimant as Loose | undefined)?.id)));
  const figureIds = new Map(
    accounts.map((row) => [
      String(row.id),
      finalIds(rowsOf(row.figures), (figure) => slugOf(textOf(figure.category))),
    ]),
  );
  const sourceIdsOf = new Map(
    accounts.map((row) => [
      String(row.id),
      finalIds(rowsOf(row.sources), (source) => slugOf(textOf(source.publisher))),
    ]),
  );
  /** A reference to an entry (`entry`, or `account/entry`) with the ids that are sent. */
  const referred = (own: string, reference: string, ids: typeof figureIds) => {
    const [first, second] = reference.split('/') as [string, string?];
    if (second === undefined) return ids.get(own)?.get(first) ?? first;
    return `${accountIds.get(first) ?? first}/${ids.get(first)?.get(second) ?? second}`;
  };
  const named = accounts.map((row) => {
    const own = String(row.id);
    const sourceIds = sourceIdsOf.get(own)!;
    const derivedFrom = (source: Loose) => {
      const from = source.derived_from as Loose | undefined;
      const reference = textOf(from?.source);
      return reference ? { derived_from: { ...from, source: referred(own, reference, sourceIdsOf) } } : {};
    };
    return {
      ...row,
      id: accountIds.get(String(row.id)),
      sources: rowsOf(row.sources).map((one) => ({
        ...one,
        ...derivedFrom(one),
        id: sourceIds.get(String(one.id)),
      })),
      figures: rowsOf(row.figures).map((one) => ({
        ...one,
        id: figureIds.get(own)?.get(String(one.id)),
        source: sourceIds.get(textOf(one.source)) ?? one.source,
        supersedes: textOf(one.supersedes) ? referred(own, textOf(one.supersedes), figureIds) : undefined,
      })),
    };
  });
  const rankings = rowsOf(draft.rankings).map((row) => ({
    ...row,
    accounts: (row.accounts as string[]).map((id) => accountIds.get(id) ?? id),
  }));
  const document = clean({ ...draft, accounts: named, rankings }, '', zone, true) as Loose;
  const summaries = rowsOf(document.summaries);
  if (summaries.length === 1 && !summaries[0]!.text) document.summaries = [];
  return document as unknown as IncidentInput;
}
