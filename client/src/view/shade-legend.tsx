import { numberInWords } from '../i18n/dates.ts';
import { mapWords } from '../i18n/map.ts';
import { deployment } from '../state/deployment.ts';
import { isShaded, isSheet, shade } from '../state/location.ts';
import { shaded } from '../state/shade.ts';
import { municipalityName } from './place-words.ts';

/** Whether municipalities are shaded by their number of incidents; what each shade means, and the numbers themselves. */
export function ShadeLegend() {
  const isOnPaper = isSheet.value;
  if (isOnPaper && !isShaded.value) return null;
  if (!deployment().collections.some(({ id }) => id === 'municipalities')) return null;
  const { shades, municipalities } = shaded.value;
  return (
    <section>
      <h3>{mapWords('shade')}</h3>
      {!isOnPaper && (
        <label class="choice">
          <input
            type="checkbox"
            checked={isShaded.value}
            onChange={(change) => shade(change.currentTarget.checked)}
          />
          <span class="choice-words">{mapWords('shade_toggle')}</span>
        </label>
      )}
      {isShaded.value && shades.length > 0 && (
        <>
          <ul class="legend-shades">
            {shades.map(({ from, to }, index) => (
              <li key={from}>
                <svg viewBox="0 0 32 24" width="32" height="24" aria-hidden="true">
                  <rect class="mark-shade" data-shade={index} x="2" y="2" width="28" height="20" />
                </svg>
                {from === to
                  ? numberInWords(from)
                  : mapWords('shade_range', { from: numberInWords(from), to: numberInWords(to) })}
              </li>
            ))}
          </ul>
          <ol class="legend-numbers">
            {municipalities.map(({ id, count }) => (
              <li key={id}>
                <span>{municipalityName(id)}</span> <span>{numberInWords(count)}</span>
              </li>
            ))}
          </ol>
          <p class="hint">{mapWords('shade_note')}</p>
        </>
      )}
    </section>
  );
}
