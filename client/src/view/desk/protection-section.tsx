import { useRef } from 'preact/hooks';
import { placeRules } from '#contract/protection.ts';
import { isDateOrInstant } from '#contract/time.ts';
import { writtenInWords } from '../../i18n/dates.ts';
import { deskProtection } from '../../i18n/desk-protection.ts';
import { say } from '../../i18n/names.ts';
import { deployment } from '../../state/deployment.ts';
import { derived } from '../../state/desk-derive.ts';
import { edit, status } from '../../state/desk-draft.ts';
import { fieldId, type Loose } from '../../state/desk-pointer.ts';
import { rowsAt } from '../../state/desk-rows.ts';
import { instantOfLocal } from '../../state/desk-time.ts';
import { session } from '../../state/session.ts';
import { claimedWhere } from '../account-words.ts';
import { useFault, useTextAt } from './bound.ts';
import { described, Field } from './fields.tsx';
import { focusField } from './focus-control.ts';
import { pointerWords } from './pointer-words.ts';
import { PrivateFields } from './private-fields.tsx';
import { WhenField } from './when-field.tsx';

const rule = '/protection/place';
const release = '/protection/release_at';

/** What protects people: how finely readers see the place, when they see the incident at all, and what is for staff. */
export function ProtectionSection() {
  return (
    <section class="desk-section" id="part-protection">
      <h2>{deskProtection('protection')}</h2>
      <p class="hint">{deskProtection('protection_hint')}</p>
      <PlaceRuleField />
      <ReadersSee />
      <Release />
      <PrivateFields />
    </section>
  );
}

function PlaceRuleField() {
  const id = fieldId(rule);
  const fault = useFault(rule, '/protection');
  const picked = useTextAt(rule) || 'exact';
  const value = placeRules.find((one) => one === picked) ?? 'exact';
  const isContributor = session.value?.user?.role === 'contributor';
  return (
    <Field
      id={id}
      label={deskProtection('place_rule')}
      hint={`${deskProtection(`means_${value}`)}${isContributor ? ` ${deskProtection('loosen_needs')}` : ''}`}
      fault={fault}
    >
      <select
        {...described(id, fault, true)}
        class="input"
        value={value}
        onChange={(change) => edit(rule, change.currentTarget.value)}
      >
        {placeRules.map((one) => (
          <option key={one} value={one}>
            {deskProtection(`rule_${one}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Each account's place as the rule lets it be seen, and the words that would undo it. */
function ReadersSee() {
  const picked = useTextAt(rule) || 'exact';
  const shown = derived.value?.shown;
  if (picked === 'exact') return null;
  const placed = (shown?.accounts ?? []).filter(({ place }) => place);
  return (
    <div class="readers-see" aria-live="polite">
      <h3>{deskProtection('readers_see')}</h3>
      {!placed.length && <p class="hint">{deskProtection('no_preview')}</p>}
      {shown && placed.length > 0 && (
        <>
          <dl>
            {placed.map((one) => (
              <div key={one.id}>
                <dt>{claimantOf(one.id)}</dt>
                <dd>{claimedWhere(one).join(' · ')}</dd>
              </div>
            ))}
          </dl>
          {picked !== 'withheld' && <p class="hint">{deskProtection('on_map')}</p>}
          <Named pointers={shown.named} />
        </>
      )}
      <p class="hint">{deskProtection('rule_says')}</p>
    </div>
  );
}

/** Accounts are derived under names of their own, `row-0` and so on, in the order of the form. */
function claimantOf(account: string): string {
  const row = rowsAt('/accounts')[Number(account.replace('row-', ''))];
  const claimant = (row?.claimant as Loose | undefined)?.name as Record<string, string> | undefined;
  return (claimant && say(claimant)) || pointerWords(`/accounts/${account.replace('row-', '')}`);
}

function Named({ pointers }: { pointers: readonly string[] }) {
  if (pointers.length === 0) return <p class="hint">{deskProtection('named_none')}</p>;
  return (
    <div class="notice" data-kind="warn">
      <p>{deskProtection('named_still')}</p>
      <ul>
        {pointers.map((pointer) => (
          <li key={pointer}>
            {/* An id has no field: it stays as it was given. */}
            {pointer === '/id' ? (
              deskProtection('the_id')
            ) : (
              <button type="button" class="button" data-kind="quiet" onClick={() => focusField(pointer)}>
                {pointerWords(pointer)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** When the incident becomes public; what everybody could read already cannot be held back. */
function Release() {
  const { zone } = deployment().region;
  const written = useTextAt(release);
  // A time that is taken out may be put in again.
  const wasWritten = useRef(false);
  if (written) wasWritten.current = true;
  if (status.value === 'published' && !wasWritten.current) return null;
  const instant = instantOfLocal(written, zone);
  const isHeld = status.value === 'published' && isDateOrInstant(instant);
  return (
    <>
      <WhenField
        at={release}
        label={deskProtection('release_at')}
        hint={deskProtection('release_hint')}
        isOptional
      />
      {isHeld && (
        <p class="notice" data-kind="warn">
          {deskProtection('release_held', { date: writtenInWords(instant) })}
        </p>
      )}
    </>
  );
}
