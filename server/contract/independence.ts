import type { Source } from './incident.ts';

interface Sourced {
  id: string;
  sources: readonly Source[];
}

/** The account and source that a reference (`source`, or `account/source`) names, seen from an account. */
export function findSource<A extends Sourced>(
  accounts: readonly A[],
  from: string,
  reference: string,
): { account: A; source: Source } | undefined {
  const [first, second] = reference.split('/') as [string, string?];
  const account = accounts.find((one) => one.id === (second === undefined ? from : first));
  const source = account?.sources.find((one) => one.id === (second ?? first));
  return account && source && { account, source };
}

/** Whether what a source is said to be derived from leads back to itself. */
export function isDerivedFromItself(accounts: readonly Sourced[], account: Sourced, source: Source): boolean {
  const met = new Set<Source>();
  let at: { account: Sourced; source: Source } | undefined = { account, source };
  while (at && !met.has(at.source)) {
    met.add(at.source);
    const reference: string | undefined = at.source.derived_from?.source;
    at = reference === undefined ? undefined : findSource(accounts, at.account.id, reference);
  }
  return at?.source === source;
}

/**
 * How to find the independence group of a source, named by the account that bears it. What is derived from something
 * belongs to the group of its origin; else its stated group counts, else its publisher, by the slug of its name
 * (`slugOf`). A stated group of which one member is derived from something is one with the group of that origin, since
 * all of it is one text; the other texts of a publisher stay its own.
 */
export function originsOf(
  accounts: readonly Sourced[],
  slugOf: (name: string) => string,
): (account: string, source: Source) => string {
  const ownOf = (account: string, source: Source, met: readonly Source[]): string => {
    const own = source.group ?? slugOf(source.publisher);
    const { source: reference, outlet } = source.derived_from ?? {};
    if (outlet !== undefined) return slugOf(outlet) || own;
    if (reference === undefined || met.includes(source)) return own;
    const origin = findSource(accounts, account, reference);
    // Not known yet by the date that is read: still one origin for all that name it.
    if (!origin) return reference.includes('/') ? reference : `${account}/${reference}`;
    return ownOf(origin.account.id, origin.source, [...met, source]);
  };
  const joined = new Map<string, string>();
  const rootOf = (group: string): string => {
    const above = joined.get(group);
    return above === undefined ? group : rootOf(above);
  };
  for (const account of accounts)
    for (const source of account.sources) {
      if (!source.derived_from || source.group === undefined) continue;
      const [group, origin] = [rootOf(source.group), rootOf(ownOf(account.id, source, []))];
      if (group !== origin) joined.set(group, origin);
    }
  return (account, source) => rootOf(ownOf(account, source, []));
}
