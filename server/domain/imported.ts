import type { Change } from '../contract/change.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Standing } from './standing.ts';

/** Why a row cannot become the next version of an incident. */
export type ImportRefusal = 'retracted' | 'was_public' | 'protected';

/**
/**
 * What stands against a version from a data set: a retracted incident is final, unless it was never public and went with
 * a whole import that was undone; what was public cannot become private, since everybody may have it by now; and a file
 * knows nothing of what is protected. Null when nothing does.
 */
export function importRefusal(
  before: Pick<Standing, 'status' | 'public' | 'protected' | 'batch'>,
  next: Pick<IncidentDocument, 'redistribution'>,
): ImportRefusal | null {
  if (before.status === 'retracted' && (before.public || before.batch === 0)) return 'retracted';
  if (before.protected) return 'protected';
  return before.public && next.redistribution === 'private' ? 'was_public' : null;
}

/**
 * The change by which a row of a data set becomes a version; `now` (RFC 3339 UTC) is when the import began. What stands
 * is amended, never overwritten: its status stays where the import would take it back, and where people have worked on
 * the incident since (`amended`), only the account of the data set is replaced.
 */
export function importChange(
  document: IncidentDocument,
  standing: { before: IncidentDocument; version: number; amended: boolean } | null,
  actor: string,
  now: string,
): Change {
  const next = standing ? merged(document, standing.before, standing.amended) : document;
  const wasPublished = standing?.before.status === 'published';
  return {
    kind: next.status === 'published' && !wasPublished ? 'published' : standing ? 'amended' : 'created',
    incident: document.id,
    base: standing?.version ?? 0,
    actor,
    recorded_at: now,
    document: {
      ...next,
      accounts: next.accounts.map((account) => {
        const own = standing?.before.accounts.find((one) => one.id === account.id);
        return { ...account, recorded_at: own?.recorded_at ?? account.recorded_at ?? now };
      }),
    },
  };
}

function merged(next: IncidentDocument, before: IncidentDocument, amended: boolean): IncidentDocument {
  const isBack = before.status === 'retracted';
  const status = next.status === 'published' || isBack ? next.status : before.status;
  if (!amended || isBack) return { ...next, status };
  const { redistribution: _, ...kept } = before;
  const theirs = new Map(next.accounts.map((account) => [account.id, account]));
  return {
    ...kept,
    status,
    ...(next.redistribution ? { redistribution: next.redistribution } : {}),
    accounts: [
      ...before.accounts.map((account) => theirs.get(account.id) ?? account),
      ...next.accounts.filter(({ id }) => !before.accounts.some((account) => account.id === id)),
    ],
  };
}

/**
 * The change that gives an incident back what it said in an earlier version, when the import after it is undone. Nothing
 * published becomes a draft again: it stays published with the earlier text.
 */
export function restoredChange(
  standing: { before: IncidentDocument; version: number },
  earlier: IncidentDocument,
  actor: string,
  now: string,
  reason: string,
): Change {
  return {
    ...{ kind: 'amended', incident: earlier.id, base: standing.version, actor, recorded_at: now, reason },
    document: standing.before.status === 'published' ? { ...earlier, status: 'published' } : earlier,
  };
}
