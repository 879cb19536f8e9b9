import type { IncidentDocument } from '../contract/incident.ts';
import type { State, ToldStates } from './projection.ts';
import { readsTheSame } from './same-reading.ts';

/**
 * What each claimant tells, in the order in which they stand in the document; `statesOf` derives the states of one. Of an
 * incident that one claimant alone tells nothing is kept where its states read the same as those of the preferred view.
 */
export function toldStates(
  doc: IncidentDocument,
  states: readonly State[],
  statesOf: (teller: string) => State[],
): ToldStates[] {
  if (tellsItAlone(doc) !== null) return [];
  const told = claimantsOf(doc).map((claimant) => ({ claimant, states: statesOf(claimant) }));
  const [only] = told;
  if (told.length > 1 || !only || !areTheSame(only.states, states)) return told;
  return [];
}

/**
 * The claimant whose telling an incident is without anything being derived: the only one, which calls it as the editors
 * do. The rules are the same then, and so are the accounts; only the type could differ, which is the editors' own.
 */
export function tellsItAlone(doc: IncidentDocument): string | null {
  const [first, ...others] = claimantsOf(doc);
  return first === undefined || others.length > 0 || callsItOtherwise(doc) ? null : first;
}

const claimantsOf = ({ accounts }: IncidentDocument) => [
  ...new Set(accounts.map(({ claimant }) => claimant.id)),
];

function callsItOtherwise({ accounts, types }: IncidentDocument): boolean {
  return accounts.some(
    ({ nature }) =>
      nature &&
      types.some(
        ({ type, sub_type }) => (nature.type ?? type) !== type || (nature.sub_type ?? sub_type) !== sub_type,
      ),
  );
}

function areTheSame(a: readonly State[], b: readonly State[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => one.known_from === b[at]!.known_from && readsTheSame(one, b[at]!))
  );
}
