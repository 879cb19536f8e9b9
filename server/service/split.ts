import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import type { SplitInput, SplitView } from '../contract/rearrange.ts';
import type { Language } from '../contract/text.ts';
import type { Actor } from '../domain/permissions.ts';
import { splitChanges, splitDocuments } from '../domain/split.ts';
import type { IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { commitTogether, type Written } from './commit-change.ts';
import { demand } from './demand.ts';
import { Fault, gone, invalid } from './fault.ts';
import { changesBetween } from './history.ts';
import { checkDocument, demandPublish, freeId, instant, standing } from './writing.ts';

/** Some accounts go, some stay, and all of them are there. Throws Fault `invalid`. */
function checkAccounts({ accounts: own }: IncidentDocument, accounts: readonly string[]): void {
  const errors: FieldError[] = accounts.flatMap((id, index) =>
    own.some((one) => one.id === id) ? [] : [{ pointer: `/accounts/${index}`, code: 'account_unknown' }],
  );
  if (!errors.length && own.every(({ id }) => accounts.includes(id)))
    errors.push({ pointer: '/accounts', code: 'split_of_all' });
  if (errors.length) throw invalid(errors);
}

function demandSplit(actor: Actor | null, { document }: IncidentRecord): asserts actor is Actor {
  demand(actor, 'split', document);
  if (document.retraction) throw gone(document.retraction);
}

/** What splitting accounts off would change, in words. Nothing is stored. Throws Fault. */
export async function previewSplit(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  accounts: readonly string[],
  language: Language,
): Promise<SplitView> {
  const { version, document, ...record } = await standing(atlas, actor, id);
  demandSplit(actor, { version, document, ...record });
  checkAccounts(document, accounts);
  const { titles } = document;
  const wish = { accounts, titles, status: 'draft', relation: 'related_to' } as const;
  const { stays, goes } = splitDocuments(document, 'new', wish);
  const asItStands = { ...goes, accounts: document.accounts.filter((one) => accounts.includes(one.id)) };
  return {
    version,
    stays: await changesBetween(atlas, actor, language, document, stays),
    goes: await changesBetween(atlas, actor, language, asItStands, goes, document),
  };
}

/**
 * Makes two incidents out of one, in one transaction. Throws Fault: `invalid` with pointers into what was sent, and as
 * publishing does where the new one shall be public.
 */
export async function splitIncident(
  atlas: Atlas,
  actor: Actor | null,
  before: IncidentRecord,
  { reason, ...wish }: SplitInput,
): Promise<{ from: Written; into: Written }> {
  demandSplit(actor, before);
  const { document } = before;
  checkAccounts(document, wish.accounts);
  const { goes } = splitDocuments(document, 'new', wish);
  if (wish.status === 'published') demandPublish(atlas, actor, goes, [], true);
  checkDocument(atlas, goes, null);
  for (;;) {
    const id = await freeId(atlas, goes);
    try {
      const [stays, goesOn] = await commitTogether(atlas, actor, () => {
        const changes = splitChanges(before, id, wish, { actor: actor.name, now: instant(atlas), reason });
        const evidence = wish.accounts.map((account) => ({
          from: { incident: document.id, account },
          to: { incident: id, account },
        }));
        return changes.map((change, index) =>
          index === 0 ? { before: document, change } : { before: null, change, evidence },
        );
      });
      return { from: stays!, into: goesOn! };
    } catch (error) {
      // Another write came first: of this incident, or under the new id, for which there is another.
      const isIdTaken = error instanceof Fault && error.kind === 'stale';
      if (!isIdTaken || (await standing(atlas, actor, before.id)).version !== before.version) throw error;
    }
  }
}
