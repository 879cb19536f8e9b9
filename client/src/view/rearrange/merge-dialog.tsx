import { useId, useState } from 'preact/hooks';
import type { MergerView } from '#contract/rearrange.ts';
import { deskProtection } from '../../i18n/desk-protection.ts';
import { flat, say } from '../../i18n/names.ts';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { derived } from '../../state/desk-derive.ts';
import { go } from '../../state/location.ts';
import { rearrange, rearranged, rearranging } from '../../state/rearrange.ts';
import { FoundIncidents, useFoundIncidents } from '../desk/found-incidents.tsx';
import { Changes, FaultOf, faultProps, PreviewState, RearrangeForm } from './rearrange-form.tsx';
import { RearrangeWindow } from './rearrange-window.tsx';
import { usePreview } from './use-preview.ts';

const target = 'merge-into';
const isId = (text: string) => /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/.test(text);

/** Finds the incident that shall take this one in, shows what it becomes, and asks why. */
export function MergeIncidentDialog({ id }: { id: string }) {
  const [typed, setTyped] = useState('');
  const listId = useId();
  const near = derived.value?.duplicates ?? [];
  const found = useFoundIncidents(typed).filter((one) => one.id !== id);
  const into = typed.trim();
  const chosen = found.some((one) => one.id === into) || near.some(({ feature }) => feature.id === into);
  // What is half typed is no id yet; what looks like one is asked for, also where no search found it.
  const isAsked = into !== '' && (chosen || (isId(into) && into.includes('-')));
  const of = usePreview<MergerView>(id, 'merger', isAsked ? { into } : null);
  const view = of.seen?.view;
  const close = () => {
    rearranging.value = null;
  };
  return (
    <RearrangeWindow title={rearrangeWord('merge')} close={close}>
      <p>{rearrangeWord('merge_means')}</p>
      <RearrangeForm
        id="merge"
        submit={rearrangeWord('merge_now')}
        kind="danger"
        of={of}
        missing={() => (of.seen ? null : { control: target, words: rearrangeWord('choose_other') })}
        act={async (reason) => {
          const { view: seen, etag } = of.seen!;
          await rearrange(
            id,
            'merger',
            { into: seen.into.id, into_version: seen.into.version, reason },
            etag,
          );
          close();
          rearranged.value = { did: 'merged', on: seen.into.id, other: id };
          go(`/desk/${encodeURIComponent(seen.into.id)}`, '');
        }}
      >
        {(fault) => (
          <>
            <div class="field">
              <label for={target}>{rearrangeWord('merge_into')}</label>
              <input
                id={target}
                class="input"
                type="text"
                autocomplete="off"
                list={listId}
                {...faultProps(target, fault)}
                value={typed}
                onInput={(input) => setTyped(input.currentTarget.value)}
              />
              <p class="hint" id={`${target}-hint`}>
                {rearrangeWord('merge_hint')}
              </p>
              <FaultOf control={target} fault={fault} />
              <FoundIncidents id={listId} found={found} />
            </div>
            {near.length > 0 && (
              <fieldset class="rearrange-choices">
                <legend>{rearrangeWord('merge_near')}</legend>
                {near.slice(0, 6).map(({ feature }) => (
                  <label key={feature.id} class="choice">
                    <input
                      type="radio"
                      name="merge-near"
                      checked={into === feature.id}
                      onChange={() => setTyped(feature.id)}
                    />
                    <span lang={flat(feature.properties, 'title').language}>
                      {flat(feature.properties, 'title').text}
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
            <PreviewState of={of} />
            {view && (
              <>
                <Changes
                  title={rearrangeWord('merge_change', { title: say(view.into.title) || view.into.id })}
                  changes={view.changes}
                />
                <p class="hint">{rearrangeWord('merge_keeps')}</p>
                {view.stricter && (
                  <p class="notice" data-kind="warn">
                    {rearrangeWord(`stricter_${view.stricter}`, {
                      rule: deskProtection(`rule_${view.rule}`),
                    })}
                  </p>
                )}
              </>
            )}
          </>
        )}
      </RearrangeForm>
    </RearrangeWindow>
  );
}
