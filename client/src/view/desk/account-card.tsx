import { useRef, useState } from 'preact/hooks';
import {
  actorRoles,
  credibilities,
  type IncidentType,
  incidentTypes,
  legalWords,
  reliabilities,
  stances,
  timePrecisions,
  typeCodes,
} from '#contract/codebook.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { desk } from '../../i18n/desk.ts';
import { say } from '../../i18n/names.ts';
import { deployment } from '../../state/deployment.ts';
import { newRow } from '../../state/desk-document.ts';
import { edit } from '../../state/desk-draft.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { cutTo, type Grain, localOf } from '../../state/desk-time.ts';
import { vocabulary } from '../../state/desk-vocabulary.ts';
import { useAt, useTextAt } from './bound.ts';
import { codeOptions } from './code-options.ts';
import { CheckField, Group, SelectField, TextField } from './fields.tsx';
import { FigureRows } from './figure-rows.tsx';
import { NamedField } from './named-field.tsx';
import { PlaceEditor } from './place-editor.tsx';
import { Rows } from './rows.tsx';
import { SourceRows } from './source-rows.tsx';
import { TextsField } from './texts-field.tsx';
import { WhenField } from './when-field.tsx';

/** One account: who says it, what, when, where, what it is called, who took part, figures, sources, grade. */
export function AccountCard({ pointer, index, isOpen }: { pointer: string; index: number; isOpen: boolean }) {
  // Only how it opens is said here; afterwards the card is the writer's to fold.
  const openAtFirst = useRef(isOpen).current;
  const [isShown, setShown] = useState(isOpen);
  const claimant = say((useAt(`${pointer}/claimant`) as { name?: Record<string, string> } | undefined)?.name);
  const stance = useTextAt(`${pointer}/stance`);
  const precision = useTextAt(`${pointer}/place/precision`);
  return (
    <details class="account" open={openAtFirst} onToggle={(toggle) => setShown(toggle.currentTarget.open)}>
      <summary>
        <h3>
          {desk('account_n', { number: index + 1 })}
          {claimant && `: ${claimant}`}
        </h3>{' '}
        <span class="hint">
          {[stance && codeWord('stance', stance), precision && codeWord('precision', precision)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </summary>
      <div class="account-body">
        <Group legend={desk('who_says')}>
          <div class="grid">
            <div class="wide">
              <NamedField
                at={`${pointer}/claimant`}
                label={desk('claimant')}
                hint={desk('claimant_hint')}
                suggestions={vocabulary.value.claimants}
              />
            </div>
            <SelectField
              at={`${pointer}/stance`}
              label={desk('stance')}
              hint={desk('stance_hint')}
              options={codeOptions('stance', stances)}
            />
            <TextField
              at={`${pointer}/claimant/line`}
              label={desk('line_of')}
              hint={desk('line_of_hint')}
              isOptional
            />
          </div>
          <TextsField
            at={`${pointer}/statement`}
            label={desk('statement')}
            hint={desk('statement_hint')}
            lines={3}
            isOptional
          />
        </Group>
        <TimeFields pointer={pointer} />
        <PlaceEditor account={pointer} isShown={isShown} />
        <NatureFields pointer={pointer} />
        <Group legend={desk('actors')} hint={desk('actors_hint')} at={[`${pointer}/actors`]}>
          <Rows
            at={`${pointer}/actors`}
            word={desk('actor')}
            add={desk('add_actor')}
            make={() => newRow()}
            canMove
            canCopy
          >
            {(at) => (
              <div class="grid">
                <div class="wide">
                  <NamedField at={at} label={desk('name')} suggestions={vocabulary.value.actors} />
                </div>
                <SelectField
                  at={`${at}/role`}
                  label={desk('role')}
                  options={codeOptions('role', actorRoles)}
                />
              </div>
            )}
          </Rows>
        </Group>
        <FigureRows account={pointer} />
        <SourceRows at={`${pointer}/sources`} />
        <Group legend={desk('grade')} hint={desk('grade_hint')}>
          <div class="grid">
            <SelectField
              at={`${pointer}/grade/reliability`}
              label={desk('reliability')}
              blank={desk('not_graded')}
              options={codeOptions('reliability', reliabilities)}
            />
            <SelectField
              at={`${pointer}/grade/credibility`}
              label={desk('credibility')}
              blank={desk('not_graded')}
              options={codeOptions('credibility', credibilities)}
            />
            <WhenField
              at={`${pointer}/known_from`}
              label={desk('known_from')}
              hint={desk('account_known_hint')}
              isOptional
            />
          </div>
        </Group>
      </div>
    </details>
  );
}

const grainOfPrecision = (precision: string): Grain =>
  precision === 'minute' || precision === 'hour'
    ? 'minute'
    : precision === 'month' || precision === 'year'
      ? precision
      : 'day';

function TimeFields({ pointer }: { pointer: string }) {
  const at = `${pointer}/time`;
  const time = useAt(at) as Loose | undefined;
  const precision = typeof time?.precision === 'string' ? time.precision : '';
  const grain = grainOfPrecision(precision);
  const pick = (next: string) => {
    const zone = deployment().region.zone;
    const cut = (value: unknown) =>
      typeof value === 'string' && value ? cutTo(localOf(value, zone), grainOfPrecision(next)) : undefined;
    // Without a precision the account says nothing of the time; what was typed waits in case one is chosen again.
    if (!next) edit(pointer, { ...parent(), time: undefined, _time: time });
    else {
      const from = time ?? (parent()._time as Loose | undefined) ?? {};
      edit(at, { ...from, precision: next, start: cut(from.start), end: cut(from.end) });
    }
  };
  const account = useAt(pointer) as Loose;
  const parent = () => account;
  return (
    <Group legend={desk('when')} hint={desk('zone', { zone: deployment().region.zone })}>
      <div class="grid">
        <SelectField
          at={`${at}/precision`}
          label={desk('time_precision')}
          blank={desk('not_stated')}
          options={codeOptions('time', timePrecisions)}
          onPick={pick}
        />
        {precision && (
          <>
            <WhenField at={`${at}/start`} label={desk('start')} grain={grain} />
            {(time?.open_end !== true || Boolean(time.end)) && (
              <WhenField at={`${at}/end`} label={desk('end')} grain={grain} isOptional />
            )}
            <CheckField at={`${at}/open_end`} label={desk('open_end')} />
          </>
        )}
      </div>
    </Group>
  );
}

function NatureFields({ pointer }: { pointer: string }) {
  const at = `${pointer}/nature`;
  const type = useTextAt(`${at}/type`);
  const nature = (useAt(at) ?? {}) as Loose;
  const subTypes = type in incidentTypes ? incidentTypes[type as IncidentType] : [];
  return (
    <Group legend={desk('nature')} hint={desk('nature_hint')}>
      <div class="grid">
        <SelectField
          at={`${at}/type`}
          label={desk('type')}
          blank={desk('not_stated')}
          options={codeOptions('type', typeCodes)}
          onPick={(next) => edit(at, { ...nature, type: next || undefined, sub_type: undefined })}
        />
        <SelectField
          at={`${at}/sub_type`}
          label={desk('sub_type')}
          blank={desk('not_stated')}
          options={codeOptions('sub', subTypes)}
        />
        <SelectField
          at={`${at}/legal_word`}
          label={desk('legal_word')}
          hint={desk('legal_word_hint')}
          blank={desk('none')}
          options={codeOptions('legal', legalWords)}
        />
      </div>
    </Group>
  );
}
