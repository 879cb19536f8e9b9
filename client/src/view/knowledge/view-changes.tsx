import type { FigureLine, IncidentFeature, IncidentProperties } from '#contract/feature.ts';
import { code, codeWord } from '../../i18n/codebook.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { history } from '../../i18n/history.ts';
import { say } from '../../i18n/names.ts';
import { panel } from '../../i18n/panel.ts';
import { incidentTime } from '../incident-row.tsx';
import { whereInWords } from '../place-words.ts';

/** One thing that reads differently, and who says it where one does. */
interface ViewChange {
  name: string;
  before: string;
  after: string;
}

const numberOf = ({ low, high, qualifier }: FigureLine) =>
  code(`qualifier_${qualifier}`, {
    number: low === high ? numberInWords(low) : `${numberInWords(low)}–${numberInWords(high)}`,
  });

const contestedWords = ({ contested }: IncidentProperties) =>
  contested.map((aspect) => codeWord('aspect', aspect)).join(', ') || '–';

/** Numbers that a reporting line has replaced, by who says them. */
function replacedNumbers(before: IncidentProperties, after: IncidentProperties): ViewChange[] {
  const keyOf = ({ category, group, line }: FigureLine) => JSON.stringify([category, group.id, line.id]);
  const earlier = new Map(before.figures.map((line) => [keyOf(line), line]));
  return after.figures.flatMap((line) => {
    const old = earlier.get(keyOf(line));
    if (!old) return [];
    const gaps = { category: codeWord('figure', line.category), group: say(line.group.name) };
    const name = `${say(line.line.name)} – ${panel('ledger', gaps)}`;
    return [{ name, before: numberOf(old), after: numberOf(line) }];
  });
}

/** What the preferred view tells differently at the two dates: numbers, place, time, verification, what is contested. */
export function viewChanges(before: IncidentFeature, after: IncidentFeature): ViewChange[] {
  const [old, fresh] = [before.properties, after.properties];
  const both = (name: string, tell: (properties: IncidentProperties) => string): ViewChange => ({
    name,
    before: tell(old),
    after: tell(fresh),
  });
  return [
    ...replacedNumbers(old, fresh),
    both(panel('when'), incidentTime),
    both(panel('where'), whereInWords),
    both(panel('verification'), ({ verification }) => codeWord('verification', verification)),
    both(panel('contested'), contestedWords),
  ].filter((one) => one.before !== one.after);
}

/** The same as lines, each with what was and what is. */
export function ViewChanges({ before, after }: { before: IncidentFeature; after: IncidentFeature }) {
  const changes = viewChanges(before, after);
  if (!changes.length) return null;
  return (
    <dl class="view-changes">
      {changes.map(({ name, before: was, after: is }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span class="visually-hidden">{history('was')}: </span>
            <del>{was}</del> <span aria-hidden="true">→</span>{' '}
            <span class="visually-hidden">{history('is')}: </span>
            <ins>{is}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
