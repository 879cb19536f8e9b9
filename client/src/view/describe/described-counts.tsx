import { codeWord } from '../../i18n/codebook.ts';
import { dayInWords, numberInWords } from '../../i18n/dates.ts';
import { describingWords } from '../../i18n/describing.ts';
import { filtering } from '../../i18n/filtering.ts';
import { shell } from '../../i18n/shell.ts';
import { told } from '../../state/description.ts';
import { municipalityName } from '../place-words.ts';
import { DescribedIncident } from './described-incident.tsx';

const incidents = (count: number) => filtering('incidents', { count, number: numberInWords(count) });

const withContested = (count: number, contested: number) =>
  contested
    ? describingWords('of_which', { incidents: incidents(count), contested: numberInWords(contested) })
    : incidents(count);

/** How many incidents each municipality has, the most first. */
export function ByMunicipality() {
  const { value } = told.municipalities.value;
  if (!value) return <p role="status">{shell('loading')}</p>;
  if (!value.keys.length) return <p>{describingWords('no_municipality')}</p>;
  return (
    <>
      <ul>
        {value.keys.map((id, index) => (
          <li key={id}>
            {municipalityName(id)}: {withContested(value.counts[index]!, value.contested[index]!)}
          </li>
        ))}
      </ul>
      <p class="hint">{describingWords('counted_each')}</p>
    </>
  );
}

/** The first and the last of those that state a time, and the month in which most begin. */
export function DescribedTime() {
  const [earliest] = told.earliest.value.value?.features ?? [];
  const [latest] = told.latest.value.value?.features ?? [];
  const { keys = [], counts = [] } = told.months.value.value ?? {};
  const most = Math.max(0, ...counts);
  const busiest = keys.filter((_, index) => counts[index] === most);
  return (
    <ul>
      {earliest && <DescribedIncident lead={describingWords('earliest')} incident={earliest} />}
      {latest && latest.id !== earliest?.id && (
        <DescribedIncident lead={describingWords('latest')} incident={latest} />
      )}
      {most > 0 && (
        <li>
          {describingWords('busiest')}: {busiest.map((day) => dayInWords(day.slice(0, 7))).join(', ')} (
          {incidents(most)})
        </li>
      )}
    </ul>
  );
}

/** How many incidents are of each type, and how far their happening was verified. */
export function DescribedKinds() {
  const types = told.types.value.value;
  const verifications = told.verifications.value.value;
  return (
    <>
      <ul>
        {types?.keys.map((type, index) => (
          <li key={type}>
            {codeWord('type', type)}: {withContested(types.counts[index]!, types.contested[index]!)}
          </li>
        ))}
      </ul>
      <ul>
        {verifications?.keys.map((one, index) => (
          <li key={one}>
            {codeWord('verification', one)}: {incidents(verifications.counts[index]!)}
          </li>
        ))}
      </ul>
    </>
  );
}
