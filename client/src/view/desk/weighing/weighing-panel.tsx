import '../../../style/desk-weighing.css';
import { useState } from 'preact/hooks';
import type { Named } from '#contract/text.ts';
import type { AspectWeighing, SourceGroup } from '#contract/weighing.ts';
import { codeWord } from '../../../i18n/codebook.ts';
import { say } from '../../../i18n/names.ts';
import { weighingWord } from '../../../i18n/weighing.ts';
import { takeOver, weighing } from '../../../state/desk-weighing.ts';
import { VerificationTag } from '../../tags.tsx';
import { focusField } from '../focus-control.ts';

/** What the rules propose for each aspect, why, and who contradicts whom; each can be taken over as an assessment. */
export function WeighingPanel() {
  const { aspects, isOld } = weighing.value;
  const [taken, setTaken] = useState('');
  const take = (one: AspectWeighing) => {
    const at = takeOver(one, Date.now());
    setTaken(weighingWord('taken', { aspect: codeWord('aspect', one.aspect) }));
    // Signals draw in a microtask; the focus is put after it.
    setTimeout(() => focusField(`${at}/basis`));
  };
  return (
    <section class="weighing" aria-labelledby="weighing-title">
      <h3 id="weighing-title">{weighingWord('title')}</h3>
      <p class="hint">{weighingWord('hint')}</p>
      {aspects.length === 0 && <p>{weighingWord('wait')}</p>}
      {isOld && <p class="hint">{weighingWord('old')}</p>}
      {aspects.length > 0 && (
        <ul class="weighing-aspects">
          {aspects.map((one) => (
            <AspectRow key={one.aspect} of={one} take={() => take(one)} />
          ))}
        </ul>
      )}
      <p role="status" class="visually-hidden">
        {taken}
      </p>
    </section>
  );
}

function AspectRow({ of, take }: { of: AspectWeighing; take: () => void }) {
  const { aspect, proposed, assessed, rivals, confirmed_alone, denied_by } = of;
  const denied = of.reason === 'unstated' && aspect !== 'occurrence' ? [] : denied_by;
  return (
    <li>
      <h4>{codeWord('aspect', aspect)}</h4>
      <p class="weighing-proposal">
        <VerificationTag of={proposed} />
      </p>
      <div class="weighing-why">
        <p>
          {reasonInWords(of)} <span class="hint">{higherInWords(of)}</span>
        </p>
        {rivals.length > 0 && (
          <p class="weighing-rivals">{weighingWord('contested', { pairs: pairsInWords(rivals) })}</p>
        )}
        {denied.length > 0 && <p class="hint">{weighingWord('denied', { names: namesOf(denied) })}</p>}
        {confirmed_alone.length > 0 && (
          <p class="field-error">{weighingWord('confirmed_alone', { names: namesOf(confirmed_alone) })}</p>
        )}
        {assessed && (
          <p>
            {weighingWord(assessed.by ? 'assessed_by' : 'assessed', {
              verdict: codeWord('verification', assessed.verification),
              who: assessed.by ?? '',
            })}
          </p>
        )}
      </div>
      {proposed !== 'unassessed' && (
        <button
          type="button"
          class="button"
          aria-label={weighingWord('take_over_of', { aspect: codeWord('aspect', aspect) })}
          onClick={take}
        >
          {weighingWord('take_over')}
        </button>
      )}
    </li>
  );
}

const namesOf = (claimants: readonly Named[]) => claimants.map(({ id, name }) => say(name) || id).join(', ');

function pairsInWords(rivals: AspectWeighing['rivals']): string {
  return rivals
    .map(([one, other]) => weighingWord('against', { one: namesOf([one]), other: namesOf([other]) }))
    .join('; ');
}

/** Publishers named of one group; the others are counted. */
const mostNamed = 3;

function groupInWords({ publishers }: SourceGroup): string {
  const first = publishers.slice(0, mostNamed).join(', ');
  const count = publishers.length - mostNamed;
  return count > 0 ? weighingWord('group_of', { first, count }) : first;
}

function reasonInWords({ reason, groups }: AspectWeighing): string {
  const [only] = groups;
  const names = groups.map(groupInWords).join('; ');
  switch (reason) {
    case 'one_group':
      return only!.sources === 1
        ? weighingWord('one_source', { group: groupInWords(only!) })
        : weighingWord('one_group', { count: only!.sources, group: groupInWords(only!) });
    case 'rival':
    case 'groups_agree':
      return weighingWord(reason, { count: groups.length, groups: names });
    default:
      return weighingWord(reason);
  }
}

function higherInWords({ reason }: AspectWeighing): string {
  const verdict = (code: string) => codeWord('verification', code);
  if (reason === 'unstated') return '';
  return weighingWord(`higher_${reason}`, {
    unverified: verdict('unverified'),
    corroborated: verdict('corroborated'),
    verified: verdict('verified'),
  });
}
