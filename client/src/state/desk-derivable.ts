import type { z } from 'zod';
import { texts } from '#contract/fields.ts';
import { account, assessment, type IncidentInput, typeEntry } from '#contract/incident.ts';
import { findSource, isDerivedFromItself } from '#contract/independence.ts';
import { placeRules } from '#contract/protection.ts';
import type { Texts } from '#contract/text.ts';

type AccountInput = IncidentInput['accounts'][number];
type Parsed = z.output<typeof account>;

/**
 * As much of a half-written document as can be derived from, under stand-ins for what is still missing: of each account
 * the members that are complete, and of its lists the entries that are. Accounts keep their positions, so that faults
 * point at the right one.
 */
export function derivable(document: IncidentInput, id: string | null): IncidentInput {
  const type = document.types?.find((one) => typeEntry.safeParse(one).success);
  const place = placeRules.find((one) => one === document.protection?.place) ?? 'exact';
  const isRuled = place !== 'exact';
  const accounts = document.accounts.map(accountOf);
  return {
    id: id ?? 'new',
    ...(isRuled ? { protection: { place } } : {}),
    titles: isRuled ? textsOf(document.titles) : [{ text: { en: '–' } }],
    ...(isRuled ? { summaries: textsOf(document.summaries) } : {}),
    types: type ? [{ type: type.type, sub_type: type.sub_type }] : [{ type: 'other', sub_type: 'other' }],
    accounts: accounts.map((one) => withKnownReferences(one, accounts)),
    assessments: (document.assessments ?? []).filter((one) => assessment.safeParse(one).success),
  };
}

const readable = texts(4_000);
const textsOf = (entries: readonly { text?: unknown }[] = []) =>
  entries.length
    ? entries.map(({ text }): { text: Texts } => ({ text: readable.safeParse(text).data ?? { en: '–' } }))
    : [];

const { claimant, stance, statement, known_from, recorded_at, place, time, nature, grade } = account.shape;
const members = { stance, statement, known_from, recorded_at, place, time, nature, grade };
const lists = {
  actors: account.shape.actors.unwrap().element,
  figures: account.shape.figures.unwrap().element,
  sources: account.shape.sources.unwrap().element,
};

function accountOf(written: AccountInput, index: number): Parsed {
  const loose = written as Record<string, unknown>;
  const row = `row-${index}`;
  const complete = Object.entries(members).flatMap(([name, schema]) => {
    const { data } = schema.safeParse(loose[name]);
    return data === undefined ? [] : [[name, data]];
  });
  const entries = Object.entries(lists).map(([name, schema]) => {
    const given = Array.isArray(loose[name]) ? (loose[name] as unknown[]) : [];
    return [name, given.flatMap((one) => schema.safeParse(one).data ?? [])];
  });
  return {
    stance: 'reports',
    ...Object.fromEntries([...complete, ...entries]),
    id: typeof loose.id === 'string' ? loose.id : row,
    claimant: claimant.safeParse(loose.claimant).data ?? { id: row, name: { en: '–' } },
  } as Parsed;
}

/** References to entries that are not complete yet are left out. */
function withKnownReferences(own: Parsed, accounts: readonly Parsed[]): AccountInput {
  const isDerived = (one: Parsed['sources'][number]) =>
    one.derived_from?.source === undefined ||
    (findSource(accounts, own.id, one.derived_from.source) && !isDerivedFromItself(accounts, own, one));
  return {
    ...own,
    sources: own.sources.map(({ derived_from, ...one }) =>
      derived_from && isDerived({ ...one, derived_from }) ? { ...one, derived_from } : one,
    ),
    figures: own.figures.map(({ supersedes: _supersedes, source, ...one }) => ({
      ...one,
      ...(source && own.sources.some(({ id }) => id === source) ? { source } : {}),
    })),
  };
}
