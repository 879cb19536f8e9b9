import { useEffect, useState } from 'preact/hooks';
import {
  type IncidentType,
  incidentTypes,
  type Status,
  type SubType,
  typeCodes,
  verifications,
} from '#contract/codebook.ts';
import { tagOf } from '#contract/tag.ts';
import type { QueueRow } from '#contract/work.ts';
import { bulk } from '../../i18n/bulk.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { desk } from '../../i18n/desk.ts';
import { flat } from '../../i18n/names.ts';
import { problemWord } from '../../i18n/problem.ts';
import { queueWord } from '../../i18n/queue.ts';
import { tagging } from '../../i18n/tagging.ts';
import {
  type BulkChange,
  bulkFaults,
  bulkResults,
  changeAll,
  isBulkRunning,
  wouldChange,
} from '../../state/desk-bulk.ts';
import { chosenRows, isChanging } from '../../state/desk-chosen.ts';
import { people } from '../../state/desk-colleagues.ts';
import { language } from '../../state/preferences.ts';
import { session } from '../../state/session.ts';
import { BulkResults } from './bulk-results.tsx';
import { BulkTag } from './bulk-tag.tsx';
import { codeOptions } from './code-options.ts';
import { Dialog } from './dialog.tsx';
import { described, Field } from './fields.tsx';

type Choices = Record<
  'kind' | 'status' | 'type' | 'sub_type' | 'verification' | 'basis' | 'tag' | 'user',
  string
>;

const kinds = ['status', 'type', 'assessment', 'tag', 'untag', 'assigned'] as const;
const kindWord = (kind: (typeof kinds)[number]) =>
  kind === 'tag' || kind === 'untag' ? tagging(`kind_${kind}`) : bulk(`kind_${kind}`);
const statusesTo: readonly Status[] = ['in_review', 'published', 'draft'];

/** The change that the choices make. */
function changeOf(choices: Choices): BulkChange {
  switch (choices.kind) {
    case 'status':
      return { kind: 'status', status: choices.status as Status };
    case 'type':
      return {
        kind: 'type',
        type: choices.type as IncidentType,
        sub_type: choices.sub_type as SubType,
      };
    case 'assessment':
      return {
        kind: 'assessment',
        verification: choices.verification as (typeof verifications)[number],
        basis: choices.basis.trim() ? { [language.value]: choices.basis.trim() } : {},
        by: session.value?.user?.name ?? '',
      };
    case 'tag':
    case 'untag':
      return { kind: choices.kind, tag: tagOf(choices.tag) };
    default:
      return { kind: 'assigned', user: choices.user || null };
  }
}

/** The first status that would change anything. */
const firstStatus = (rows: readonly QueueRow[]): Status =>
  statusesTo.find((status) => rows.some((row) => wouldChange(row, { kind: 'status', status }))) ??
  'in_review';

/** Changes what is chosen: what, what will be different, and what came of it. */
export function BulkDialog() {
  const [rows] = useState(chosenRows.value);
  const [choices, setChoices] = useState<Choices>({
    ...{
      kind: 'status',
      status: firstStatus(rows),
      type: 'other',
      sub_type: 'other',
      verification: 'verified',
    },
    ...{ basis: '', tag: '', user: session.value?.user?.name ?? '' },
  });
  const [faults, setFaults] = useState<ReturnType<typeof bulkFaults>>({});
  useEffect(() => {
    bulkResults.value = null;
  }, []);
  const change = changeOf(choices);
  const changed = rows.filter((row) => wouldChange(row, change));
  // Which incidents a tag would change is known once there is one.
  const isTagMissing = 'tag' in change && change.tag === '';
  const set = (part: Partial<Choices>) => {
    setFaults({});
    setChoices({ ...choices, ...part });
  };
  const close = () => {
    if (!isBulkRunning.peek()) isChanging.value = false;
  };
  const apply = () => {
    const found = bulkFaults(change);
    setFaults(found);
    const [first] = Object.keys(found);
    if (first) document.getElementById(first === 'tag' ? 'bulk-tag' : 'bulk-basis')?.focus();
    else void changeAll(changed, change);
  };
  const title = bulk('change', { count: rows.length });
  if (bulkResults.value)
    return (
      <Dialog title={title} onClose={close}>
        <BulkResults isFinal={change.kind === 'status' && change.status === 'published'} close={close} />
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={close}>
      <form
        noValidate
        class="bulk-form"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (changed.length || isTagMissing) apply();
        }}
      >
        <Values choices={choices} set={set} fault={faults.basis ?? faults.tag} />
        {!isTagMissing && <Differences rows={rows} changed={changed} change={change} />}
        <p class="dialog-actions">
          <button
            type="submit"
            class="button"
            data-kind="primary"
            aria-disabled={changed.length === 0 && !isTagMissing}
          >
            {bulk('apply', { count: isTagMissing ? rows.length : changed.length })}
          </button>
          <button type="button" class="button" onClick={close}>
            {desk('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** What to change, and to what. */
function Values(props: {
  choices: Choices;
  set: (part: Partial<Choices>) => void;
  fault: string | undefined;
}) {
  const { choices, set, fault } = props;
  const select = (
    name: keyof Choices,
    label: string,
    options: readonly { value: string; word: string }[],
    pick = (value: string): Partial<Choices> => ({ [name]: value }),
  ) => (
    <Field id={`bulk-${name}`} label={label} fault={null}>
      <select
        id={`bulk-${name}`}
        class="input"
        value={choices[name]}
        onChange={(change) => set(pick(change.currentTarget.value))}
      >
        {options.map(({ value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  );
  const subTypes = incidentTypes[choices.type as IncidentType];
  const colleagues = people.value.map(({ name }) => ({ value: name, word: name }));
  const basisFault = fault === undefined ? null : problemWord(fault);
  return (
    <>
      {select(
        'kind',
        bulk('what'),
        kinds.map((value) => ({ value, word: kindWord(value) })),
      )}
      {choices.kind === 'status' && select('status', desk('status'), codeOptions('status', statusesTo))}
      {choices.kind === 'status' && choices.status === 'published' && (
        <p class="notice" data-kind="warn">
          {bulk('publish_means')}
        </p>
      )}
      {choices.kind === 'type' &&
        select('type', desk('type'), codeOptions('type', typeCodes), (type) => ({
          type,
          sub_type: incidentTypes[type as IncidentType][0],
        }))}
      {choices.kind === 'type' && select('sub_type', desk('sub_type'), codeOptions('sub', subTypes))}
      {choices.kind === 'assessment' &&
        select('verification', desk('verification'), codeOptions('verification', verifications))}
      {choices.kind === 'assessment' && (
        <Field id="bulk-basis" label={bulk('basis')} hint={bulk('assessment_means')} fault={basisFault}>
          <textarea
            {...described('bulk-basis', basisFault, true)}
            class="input"
            rows={2}
            maxLength={2_000}
            value={choices.basis}
            onInput={(input) => set({ basis: input.currentTarget.value })}
          />
        </Field>
      )}
      {(choices.kind === 'tag' || choices.kind === 'untag') && (
        <BulkTag kind={choices.kind} value={choices.tag} put={(tag) => set({ tag })} fault={basisFault} />
      )}
      {choices.kind === 'assigned' &&
        select('user', bulk('kind_assigned'), [{ value: '', word: queueWord('nobody') }, ...colleagues])}
    </>
  );
}

/** What will be different, incident by incident, before anything is written. */
function Differences(props: { rows: readonly QueueRow[]; changed: readonly QueueRow[]; change: BulkChange }) {
  const { rows, changed, change } = props;
  const same = rows.length - changed.length;
  return (
    <section class="bulk-preview" aria-label={bulk('differences')}>
      <h3>{bulk('differences')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard. */}
      <ul tabIndex={0}>
        {changed.map((row) => {
          const title = flat(row.feature.properties, 'title');
          return (
            <li key={row.feature.id}>
              <span lang={title.language}>{title.text}</span>
              <span class="hint"> {differenceWords(row, change)}</span>
            </li>
          );
        })}
      </ul>
      <p class="hint" role="status">
        {changed.length === 0 && bulk('nothing')}{' '}
        {same > 0 && `${bulk('unchanged', { count: same })} ${bulk('unchanged_why')}`}
      </p>
    </section>
  );
}

function differenceWords({ feature: { properties }, assigned_to }: QueueRow, change: BulkChange): string {
  const words = (before: string, after: string) => bulk('from_to', { before, after });
  switch (change.kind) {
    case 'status':
      return words(codeWord('status', properties.status), codeWord('status', change.status));
    case 'type':
      return words(codeWord('sub', properties.sub_type), codeWord('sub', change.sub_type));
    case 'assessment':
      return bulk('new_assessment', {
        before: codeWord('verification', properties.verification),
        after: codeWord('verification', change.verification),
      });
    case 'tag':
      return tagging('with_tag', { tag: change.tag });
    case 'untag':
      return tagging('without_tag', { tag: change.tag });
    case 'assigned':
      return words(assigned_to ?? queueWord('nobody'), change.user ?? queueWord('nobody'));
  }
}
