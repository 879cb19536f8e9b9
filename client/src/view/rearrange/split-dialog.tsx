import { useState } from 'preact/hooks';
import { type Relation, relations } from '#contract/codebook.ts';
import type { Account } from '#contract/incident.ts';
import type { SplitView } from '#contract/rearrange.ts';
import { code, codeWord } from '../../i18n/codebook.ts';
import { desk } from '../../i18n/desk.ts';
import { say } from '../../i18n/names.ts';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { discardDraft, draftDocument, status } from '../../state/desk-draft.ts';
import { needsOther } from '../../state/desk-work.ts';
import { language } from '../../state/preferences.ts';
import { rearrange, rearranged, rearranging } from '../../state/rearrange.ts';
import {
  Changes,
  FaultOf,
  faultProps,
  type Missing,
  PreviewState,
  RearrangeForm,
} from './rearrange-form.tsx';
import { RearrangeWindow } from './rearrange-window.tsx';
import { usePreview } from './use-preview.ts';

type Named = Pick<Account, 'id' | 'claimant' | 'stance' | 'statement'>;
const controls = { title: 'split-title', relation: 'split-relation', account: 'split-account' };
const first = `${controls.account}-0`;

/** Chooses the accounts that become an incident of their own, shows what stays, and asks why. */
export function SplitDialog({ id }: { id: string }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [title, setTitle] = useState('');
  const [relation, setRelation] = useState<Relation>('related_to');
  const [isPublished, setPublished] = useState(false);
  const accounts = (draftDocument.value?.accounts ?? []) as unknown as Named[];
  const goes = accounts.filter((one) => chosen.includes(one.id)).map((one) => one.id);
  const isPossible = goes.length > 0 && goes.length < accounts.length;
  const of = usePreview<SplitView>(id, 'split', isPossible ? { accounts: goes.join(',') } : null);
  const of_language = language.value;
  const close = () => {
    rearranging.value = null;
  };
  const missing = (): Missing | null => {
    if (!isPossible || !of.seen) return { control: first, words: rearrangeWord('choose_accounts') };
    return title.trim() ? null : { control: controls.title, words: rearrangeWord('title_missing') };
  };
  return (
    <RearrangeWindow title={rearrangeWord('split')} close={close}>
      <p>{rearrangeWord('split_means')}</p>
      <RearrangeForm
        id="split"
        submit={rearrangeWord('split_now')}
        kind="primary"
        of={of}
        missing={missing}
        act={async (reason) => {
          const body = {
            ...{ accounts: goes, titles: [{ text: { [of_language]: title.trim() } }], relation, reason },
            status: isPublished ? 'published' : 'draft',
          };
          const made = await rearrange<{ into: { id: string } }>(id, 'split', body, of.seen!.etag);
          close();
          await discardDraft();
          rearranged.value = { did: 'split', on: id, other: made.into.id };
        }}
      >
        {(fault) => (
          <>
            <fieldset class="rearrange-choices">
              <legend>{rearrangeWord('split_accounts')}</legend>
              {accounts.map((one, index) => (
                <label key={one.id} class="choice">
                  <input
                    id={`${controls.account}-${index}`}
                    type="checkbox"
                    aria-describedby={index === 0 && fault?.control === first ? `${first}-fault` : undefined}
                    checked={chosen.includes(one.id)}
                    onChange={(event) =>
                      setChosen(
                        event.currentTarget.checked
                          ? [...chosen, one.id]
                          : chosen.filter((other) => other !== one.id),
                      )
                    }
                  />
                  <span>
                    {[desk('account_n', { number: index + 1 }), say(one.claimant.name)]
                      .filter(Boolean)
                      .join(': ')}{' '}
                    <span class="hint">{code(`stance_${one.stance}`)}</span>
                    {say(one.statement) && <span class="hint choice-statement">{say(one.statement)}</span>}
                  </span>
                </label>
              ))}
              <FaultOf control={first} fault={fault} />
            </fieldset>
            <div class="field">
              <label for={controls.title}>{rearrangeWord('split_title')}</label>
              <input
                id={controls.title}
                class="input"
                maxLength={200}
                lang={of_language}
                {...faultProps(controls.title, fault)}
                value={title}
                onInput={(input) => setTitle(input.currentTarget.value)}
              />
              <p class="hint" id={`${controls.title}-hint`}>
                {rearrangeWord('split_title_hint')}
              </p>
              <FaultOf control={controls.title} fault={fault} />
            </div>
            <div class="field">
              <label for={controls.relation}>{rearrangeWord('split_relation')}</label>
              <select
                id={controls.relation}
                class="input"
                value={relation}
                onChange={(event) => setRelation(event.currentTarget.value as Relation)}
              >
                {relations.map((one) => (
                  <option key={one} value={one}>
                    {codeWord('relation', one)}
                  </option>
                ))}
              </select>
            </div>
            <div class="rearrange-publish">
              {status.value === 'published' && !needsOther.value && (
                <label class="choice">
                  <input
                    type="checkbox"
                    aria-describedby={isPublished ? undefined : 'split-draft-hint'}
                    checked={isPublished}
                    onChange={(event) => setPublished(event.currentTarget.checked)}
                  />
                  <span>{rearrangeWord('split_publish')}</span>
                </label>
              )}
              {!isPublished && (
                <p class="hint" id="split-draft-hint">
                  {rearrangeWord('split_draft_hint')}
                </p>
              )}
            </div>
            <PreviewState of={of} />
            {of.seen && (
              <>
                <Changes title={rearrangeWord('changes_here')} changes={of.seen.view.stays} />
                <Changes title={rearrangeWord('split_goes')} changes={of.seen.view.goes} />
              </>
            )}
          </>
        )}
      </RearrangeForm>
    </RearrangeWindow>
  );
}
