import { canonicalJson } from '../contract/change.ts';
import type { Difference } from '../contract/difference.ts';
import { languages } from '../contract/text.ts';
import { documentShape, type Field, type Members } from './document-shape.ts';

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** A step of a path as RFC 6901 writes it. */
const step = (name: string) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The part of a document, or of an entry of it, that the fields speak of; members that are undefined are left out. */
function pick(fields: readonly Field[], from: Members): Members {
  const out: Members = {};
  for (const field of fields) {
    const own = from[field.name];
    if (field.kind === 'value') {
      for (const name of field.members) if (from[name] !== undefined) out[name] = from[name];
    } else if (own !== undefined)
      out[field.name] =
        field.kind === 'list'
          ? (own as Members[]).map((entry) => pick(field.fields, entry))
          : field.kind === 'part'
            ? pick(field.fields, own as Members)
            : own;
  }
  return out;
}

/** What a history tells of a document. */
export function toldPart(document: object): Members {
  return pick(documentShape, document as Members);
}

/** Entries with keys that are different from each other: equal ones are numbered. */
function keyed(entries: readonly Members[], key: (entry: Members) => string): Map<string, Members> {
  const out = new Map<string, Members>();
  for (const entry of entries) {
    const own = key(entry);
    let unique = own;
    for (let number = 2; out.has(unique); number += 1) unique = `${own} (${number})`;
    out.set(unique, entry);
  }
  return out;
}

/** Keys of the entries after by those of the entries before that they go on from. */
function matched(before: Map<string, Members>, after: Map<string, Members>): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const key of before.keys()) if (after.has(key)) pairs.set(key, key);
  const taken = new Set(pairs.values());
  // An entry that only holds from another date now is the same entry.
  const undated = ({ known_from: _, ...rest }: Members) => canonicalJson(rest);
  for (const [key, entry] of before) {
    if (pairs.has(key)) continue;
    const [found] = [...after].find(([to, one]) => !taken.has(to) && undated(one) === undated(entry)) ?? [];
    if (found === undefined) continue;
    pairs.set(key, found);
    taken.add(found);
  }
  return pairs;
}

function one(path: string, before: unknown, after: unknown): Difference[] {
  if (same(before, after)) return [];
  if (before === undefined) return [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  return [{ path, kind: 'changed', before, after }];
}

/** The members that make one value: the member itself, or several as an object; undefined where none is there. */
function whole(members: readonly string[], from: Members): unknown {
  if (members.length === 1) return from[members[0]!];
  const there = members.filter((name) => from[name] !== undefined);
  return there.length ? Object.fromEntries(there.map((name) => [name, from[name]])) : undefined;
}

function compareList(
  { key, fields }: Extract<Field, { kind: 'list' }>,
  before: readonly Members[],
  after: readonly Members[],
  path: string,
): Difference[] {
  const from = keyed(before, key);
  const to = keyed(after, key);
  const pairs = matched(from, to);
  const order = [...to.keys()];
  const back = new Map([...pairs].map(([key, found]) => [found, key]));
  const stayed = [...from.keys()].filter((name) => pairs.has(name));
  const now = order.flatMap((name) => back.get(name) ?? []);
  return [
    ...[...from].flatMap(([name, entry]): Difference[] => {
      const found = pairs.get(name);
      return found === undefined
        ? [{ path: path + step(name), kind: 'removed', before: entry }]
        : compareFields(fields, entry, to.get(found)!, path + step(name));
    }),
    ...(same(stayed, now) ? [] : [{ path, kind: 'moved' as const, before: stayed, after: now }]),
    ...order.flatMap((name, index): Difference[] =>
      back.has(name) ? [] : [{ path: path + step(name), kind: 'added', after: to.get(name)!, index }],
    ),
  ];
}

function compareField(field: Field, before: Members, after: Members, path: string): Difference[] {
  const own = path + step(field.name);
  if (field.kind === 'value') return one(own, whole(field.members, before), whole(field.members, after));
  const [from, to] = [before[field.name], after[field.name]];
  if (field.kind === 'list')
    return compareList(field, (from ?? []) as Members[], (to ?? []) as Members[], own);
  const [old, fresh] = [(from ?? {}) as Members, (to ?? {}) as Members];
  if (field.kind === 'part') return compareFields(field.fields, old, fresh, own);
  return languages.flatMap((language) => one(own + step(language), old[language], fresh[language]));
}

function compareFields(
  fields: readonly Field[],
  before: Members,
  after: Members,
  path: string,
): Difference[] {
  return fields.flatMap((field) => compareField(field, before, after, path));
}

/**
 * What is different in a document, field by field, in the order in which people read it. Two documents tell the same
 * (`toldPart`) exactly when there is no difference, and `applyDifferences` makes the one of the other.
 */
export function differencesBetween(before: object, after: object): Difference[] {
  return compareFields(documentShape, toldPart(before), toldPart(after), '');
}

interface Step {
  steps: readonly string[];
  difference: Difference;
}

/** Steps of a path as they were before they were written. */
export function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const below = (all: readonly Step[], name: string): Step[] =>
  all
    .filter(({ steps }) => steps[0] === name)
    .map(({ steps, difference }) => ({ steps: steps.slice(1), difference }));

function set(target: Members, members: readonly string[], after: unknown): void {
  for (const name of members) {
    const own = members.length === 1 ? after : (after as Members | undefined)?.[name];
    if (own === undefined) delete target[name];
    else target[name] = own;
  }
}

function applyList(
  { key, fields }: Extract<Field, { kind: 'list' }>,
  before: readonly Members[],
  steps: readonly Step[],
): Members[] {
  const entries = keyed(before, key);
  const moved = steps.find((one) => one.steps.length === 0);
  const whole = steps.filter((one) => one.steps.length === 1).map((one) => one.difference);
  const nameOf = ({ path }: Difference) => stepsOf(path).at(-1)!;
  const gone = new Set(whole.filter(({ kind }) => kind === 'removed').map(nameOf));
  const order =
    (moved?.difference.after as string[]) ?? [...entries.keys()].filter((name) => !gone.has(name));
  const out = order.map((name) =>
    applyFields(
      fields,
      entries.get(name)!,
      below(steps, name).filter((one) => one.steps.length > 0),
    ),
  );
  for (const { kind, index, after } of whole) if (kind === 'added') out.splice(index!, 0, after as Members);
  return out;
}

function applyFields(fields: readonly Field[], before: Members, all: readonly Step[]): Members {
  const out = { ...before };
  for (const field of fields) {
    const steps = below(all, field.name);
    if (steps.length === 0) continue;
    const own = before[field.name];
    if (field.kind === 'value') set(out, field.members, steps[0]!.difference.after);
    else if (field.kind === 'part')
      out[field.name] = applyFields(field.fields, (own ?? {}) as Members, steps);
    else if (field.kind === 'list') out[field.name] = applyList(field, (own ?? []) as Members[], steps);
    else {
      const spoken = { ...((own ?? {}) as Members) };
      for (const { steps: rest, difference } of steps) set(spoken, [rest[0]!], difference.after);
      if (Object.keys(spoken).length) out[field.name] = spoken;
      else delete out[field.name];
    }
  }
  return out;
}

/** What a document tells once the differences of `differencesBetween` are made to what it told before. */
export function applyDifferences(before: object, differences: readonly Difference[]): Members {
  const all = differences.map((difference) => ({ steps: stepsOf(difference.path), difference }));
  return applyFields(documentShape, toldPart(before), all);
}
