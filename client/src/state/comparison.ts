import type { Aspect } from '#contract/codebook.ts';
import type { AccountView, FigureLine, IncidentDetailProperties } from '#contract/feature.ts';
import {
  actorsDiffer,
  figureRange,
  figuresDiffer,
  legalWordsDiffer,
  naturesDiffer,
  sidesDiffer,
  spansDisjoint,
  stancesDiffer,
  standing,
} from '#contract/rival.ts';
import { haversine } from '#contract/sphere.ts';
import type { Span } from '#contract/time.ts';
import { claimantOrder } from '../symbols/claimant-styles.ts';

/** What is compared: an incident's accounts as known at the date read, and what the service derived of them. */
export type Compared = Pick<IncidentDetailProperties, 'accounts' | 'figures' | 'contested'>;

/** One claimant's accounts, oldest first. */
export interface ClaimantColumns {
  claimant: AccountView['claimant'];
  accounts: AccountView[];
}

/** Claimants by the time of their first statement, never by side, each with all it said. */
export function columnsOf(accounts: readonly AccountView[]): ClaimantColumns[] {
  const byTime = [...accounts].sort((a, b) => from(a) - from(b));
  return claimantOrder(accounts).map((id) => {
    const own = byTime.filter(({ claimant }) => claimant.id === id);
    return { claimant: own[0]!.claimant, accounts: own };
  });
}

const from = ({ known_from }: AccountView) => Date.parse(known_from);

/** Of each reporting line the account that stands for it, of those that state something. */
function lines(accounts: readonly AccountView[], states: (account: AccountView) => boolean): AccountView[] {
  return standing(accounts, (account) => ({ account, from: from(account) }), states);
}

const spanOf = ({ occurred_start, occurred_end }: AccountView): Span => ({
  start: Date.parse(occurred_start!),
  end: occurred_end === null ? null : Date.parse(occurred_end),
});

const grounds = ({ municipalities, municipalities_possible }: AccountView) => [
  ...municipalities,
  ...municipalities_possible,
];

const discs = ({ place }: AccountView) => place?.parts.filter((part) => part.kind === 'point') ?? [];

/**
 * Places that certainly have no common ground: on two sides of the line, in other municipalities, or discs apart. The
 * service compares all shapes, which are not measured here.
 */
function placesApart(a: AccountView, b: AccountView): boolean {
  const [one, other] = [grounds(a), grounds(b)];
  const [these, those] = [discs(a), discs(b)];
  const areDiscs = [a, b].every((account) => discs(account).length === account.place?.parts.length);
  return (
    sidesDiffer(a, b) ||
    (one.length > 0 && other.length > 0 && !one.some((id) => other.includes(id))) ||
    (areDiscs &&
      these.every((x) =>
        those.every((y) => haversine(x.lon, x.lat, y.lon, y.lat) > x.uncertainty_m + y.uncertainty_m),
      ))
  );
}

interface Rule {
  states: (account: AccountView) => boolean;
  differ: (a: AccountView, b: AccountView) => boolean;
}

const rules: Record<Exclude<Aspect, 'figures'>, readonly Rule[]> = {
  occurrence: [{ states: () => true, differ: stancesDiffer }],
  time: [
    {
      states: ({ occurred_start }) => occurred_start !== null,
      differ: (a, b) => spansDisjoint(spanOf(a), spanOf(b)),
    },
  ],
  place: [{ states: ({ geometry }) => geometry !== null, differ: placesApart }],
  actors: [{ states: ({ actors }) => actors.length > 0, differ: actorsDiffer }],
  nature: [
    {
      states: ({ nature }) => nature?.type !== undefined || nature?.sub_type !== undefined,
      differ: naturesDiffer,
    },
    { states: ({ nature }) => nature?.legal_word !== undefined, differ: legalWordsDiffer },
  ],
};

const accountOf = ({ from: reference }: FigureLine) => reference.split('/')[0];

/**
 * The accounts that an account contradicts in an aspect. Empty where it states nothing of it, where a later account of
 * its line stands for it, and where only the service can tell whom it contradicts.
 */
export function rivalsOf(account: AccountView, aspect: Aspect, compared: Compared): AccountView[] {
  const { accounts, figures, contested } = compared;
  if (!contested.includes(aspect)) return [];
  if (aspect === 'figures') {
    const others = new Set(
      figures
        .filter((line) => accountOf(line) === account.id)
        .flatMap((line) => figures.filter((other) => figuresDiffer(line, other)).map(accountOf)),
    );
    return accounts.filter(({ id }) => others.has(id));
  }
  const found = rules[aspect].flatMap(({ states, differ }) => {
    const stating = lines(accounts, states);
    if (!stating.includes(account)) return [];
    // Two alone that are contested contradict each other, however that was found.
    const isPair = stating.length === 2 && rules[aspect].length === 1;
    return stating.filter((other) => other !== account && (isPair || differ(account, other)));
  });
  return [...new Set(found)];
}

/** How the accounts stand to each other in an aspect: `one` where a single reporting line speaks of it. */
export function verdictOf(aspect: Aspect, { accounts, figures, contested }: Compared) {
  if (contested.includes(aspect)) return 'differ';
  const speaking =
    aspect === 'figures'
      ? new Set(figures.map(({ line }) => line.id)).size
      : Math.max(...rules[aspect].map(({ states }) => lines(accounts, states).length));
  return speaking > 1 ? 'agree' : speaking === 1 ? 'one' : null;
}

/** Something that at least two reporting lines say and no other contradicts, and who says it. */
export type Agreement = { by: AccountView[] } & (
  | { aspect: 'occurrence' }
  | { aspect: 'time'; widest: AccountView }
  | { aspect: 'place'; municipalities: string[] }
  | { aspect: 'actors'; actor: AccountView['actors'][number] }
  | { aspect: 'nature'; nature: NonNullable<AccountView['nature']> }
  | { aspect: 'figures'; widest: FigureLine }
);

/** What is undisputed among the accounts known by the date read, in the order in which they are compared. */
export function agreementsOf(compared: Compared): Agreement[] {
  const { accounts, contested } = compared;
  const of = (aspect: Exclude<Aspect, 'figures'>, rule = 0) => {
    const by = lines(accounts, rules[aspect][rule]!.states);
    return by.length > 1 ? by : [];
  };
  const out: Agreement[] = [];
  const all = of('occurrence');
  if (all.length && all.every(({ stance }) => stance !== 'denies'))
    out.push({ aspect: 'occurrence', by: all });
  const placed = of('place');
  const common = (placed[0]?.municipalities ?? []).filter((id) =>
    placed.every(({ municipalities }) => municipalities.includes(id)),
  );
  if (common.length && !contested.includes('place'))
    out.push({ aspect: 'place', by: placed, municipalities: common });
  const timed = of('time');
  const widest = timed.find((one) => timed.every((other) => covers(spanOf(one), spanOf(other))));
  if (widest) out.push({ aspect: 'time', by: timed, widest });
  out.push(...naturesShared(of('nature'), of('nature', 1)), ...actorsShared(of('actors')));
  out.push(...figuresShared(compared));
  return out;
}

function covers(wide: Span, narrow: Span): boolean {
  return wide.start <= narrow.start && (wide.end === null || (narrow.end !== null && wide.end >= narrow.end));
}

function naturesShared(typed: AccountView[], worded: AccountView[]): Agreement[] {
  const shared = (by: AccountView[], member: 'type' | 'sub_type' | 'legal_word'): Agreement[] => {
    const value = by[0]?.nature?.[member];
    return value !== undefined && by.every(({ nature }) => nature?.[member] === value)
      ? [{ aspect: 'nature', by, nature: { [member]: value } }]
      : [];
  };
  const narrow = shared(typed, 'sub_type');
  return [...(narrow.length ? narrow : shared(typed, 'type')), ...shared(worded, 'legal_word')];
}

/** Who all that name anybody in a role name, where two do. */
function actorsShared(stating: AccountView[]): Agreement[] {
  const roles = new Set(stating.flatMap(({ actors }) => actors.map(({ role }) => role)));
  return [...roles].flatMap((role): Agreement[] => {
    const by = stating.filter(({ actors }) => actors.some((one) => one.role === role));
    if (by.length < 2) return [];
    return by[0]!.actors
      .filter(
        (actor) =>
          actor.role === role &&
          by.every(({ actors }) => actors.some((one) => one.role === role && one.id === actor.id)),
      )
      .map((actor) => ({ aspect: 'actors', by, actor }));
  });
}

/** Of each category of a group the number that every line's number lies within. */
function figuresShared({ accounts, figures }: Compared): Agreement[] {
  const groups = new Map<string, FigureLine[]>();
  for (const line of figures) {
    const key = `${line.category} ${line.group.id}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((group): Agreement[] => {
    if (group.length < 2) return [];
    const ranges = group.map(figureRange);
    const at = ranges.findIndex((wide) =>
      ranges.every((range) => wide.low <= range.low && wide.high >= range.high),
    );
    if (at < 0) return [];
    const saying = new Set(group.map(accountOf));
    return [{ aspect: 'figures', by: accounts.filter(({ id }) => saying.has(id)), widest: group[at]! }];
  });
}
