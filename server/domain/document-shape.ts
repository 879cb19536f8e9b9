/** A part of a document as it is compared. */
export type Field =
  /** Compared as a whole; several members may be one thing, such as a number with its bounds. */
  | { kind: 'value'; name: string; members: readonly string[] }
  /** Each language by itself. */
  | { kind: 'texts'; name: string }
  /** A member that is always there and has members of its own. */
  | { kind: 'part'; name: string; fields: readonly Field[] }
  /** Entries that are matched by their keys, else by being equal but for the date they hold from. */
  | { kind: 'list'; name: string; key: (entry: Members) => string; fields: readonly Field[] };

export type Members = Record<string, unknown>;

const value = (name: string, ...members: string[]): Field => ({
  kind: 'value',
  name,
  members: members.length ? members : [name],
});
const texts = (name: string): Field => ({ kind: 'texts', name });
const list = (name: string, key: (entry: Members) => string, fields: readonly Field[]): Field => ({
  kind: 'list',
  name,
  key,
  fields,
});

const byId = (entry: Members) => String(entry.id);
const byDate = (entry: Members) => String(entry.known_from ?? 'first');
const since = value('known_from');
const named: readonly Field[] = [value('id'), texts('name')];

const source: readonly Field[] = [
  value('id'),
  value('publisher'),
  value('url'),
  value('archive_url'),
  texts('headline'),
  value('published_at'),
  value('group'),
  value('derived_from'),
];

const figure: readonly Field[] = [
  value('id'),
  value('category'),
  { kind: 'part', name: 'group', fields: named },
  value('number', 'value', 'low', 'high', 'qualifier'),
  value('said_at'),
  value('source'),
  value('supersedes'),
  texts('note'),
];

const account: readonly Field[] = [
  value('id'),
  { kind: 'part', name: 'claimant', fields: [...named, value('line')] },
  value('stance'),
  texts('statement'),
  since,
  value('place'),
  value('time'),
  value('nature'),
  list('actors', byId, [...named, value('role')]),
  list('figures', byId, figure),
  list('sources', byId, source),
  value('grade'),
];

/**
 * All of a document that its history tells of, in the order in which it is told. What the service alone sets (when an
 * account was recorded, the row it was imported from) is no news, a rule of protection is told by what it makes of places, and a retraction is told with its reason by itself.
 */
export const documentShape: readonly Field[] = [
  value('status'),
  list('titles', byDate, [since, texts('text')]),
  list('summaries', byDate, [since, texts('text')]),
  list('types', byDate, [since, value('kind', 'type', 'sub_type')]),
  value('tags'),
  value('aggregate'),
  value('place_generalised'),
  list('assessments', (entry) => `${entry.aspect} ${byDate(entry)}`, [
    since,
    value('aspect'),
    value('verification'),
    texts('basis'),
    value('by'),
  ]),
  list('accounts', byId, account),
  list('rankings', byDate, [since, value('accounts')]),
  list('links', (entry) => `${entry.relation} ${entry.target}`, [since, value('relation'), value('target')]),
];
