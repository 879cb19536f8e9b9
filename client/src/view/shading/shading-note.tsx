import { numberInWords } from '../../i18n/dates.ts';
import { mapWords } from '../../i18n/map.ts';
import { shadingNotes } from '../../i18n/shading-note.ts';
import { heat, heatOpacities, heatRadius } from '../../state/heat.ts';
import { shading } from '../../state/location.ts';
import { populations } from '../../state/population.ts';
import { type Shade, shaded } from '../../state/shade.ts';
import { municipalityName } from '../place-words.ts';
import { sourcesInWords } from './population-sources.ts';

/** What each shade means, what is counted, and what is not. */
export function ShadingNote() {
  if (shading.value === 'heat') return <HeatNote />;
  const { shades, isRate, municipalities, unknown } = shaded.value;
  if (isRate && populations.value.size === 0) return <p class="hint">{shadingNotes('no_people')}</p>;
  if (!shades.length) return null;
  const digits = isRate ? digitsFor(shades) : 0;
  const said = (value: number) => numberInWords(value, digits);
  return (
    <>
      <ul class="legend-shades">
        {shades.map(({ from, to }, index) => (
          <li key={from}>
            <ShadeMark shade={index} />
            {isRate
              ? shadingNotes(index === 0 ? 'rate_first' : 'rate_range', { from: said(from), to: said(to) })
              : from === to
                ? said(from)
                : mapWords('shade_range', { from: said(from), to: said(to) })}
          </li>
        ))}
      </ul>
      <ol class="legend-numbers">
        {municipalities.map(({ id, count, value }) => (
          <li key={id}>
            <span>{municipalityName(id)}</span>{' '}
            <span>
              {isRate
                ? shadingNotes('rate_of', { rate: said(value), count: numberInWords(count) })
                : said(value)}
            </span>
          </li>
        ))}
      </ol>
      {unknown.length > 0 && (
        <p class="hint">
          {shadingNotes('unknown', { municipalities: unknown.map(municipalityName).join(', ') })}
        </p>
      )}
      {isRate && <p class="hint">{shadingNotes('rate_note')}</p>}
      {isRate && <p class="hint">{sourcesInWords()}</p>}
      <p class="hint">{mapWords('shade_note')}</p>
    </>
  );
}

/** As many decimals as the ends of the shades have, four at most. */
function digitsFor(shades: readonly Shade[]): number {
  const isExact = (digits: number) =>
    shades.every(({ to }) => Math.abs(to - Number(to.toFixed(digits))) < 1e-9);
  return [0, 1, 2, 3].find(isExact) ?? 4;
}

function ShadeMark({ shade }: { shade: number }) {
  return (
    <svg viewBox="0 0 32 24" width="32" height="24" aria-hidden="true">
      <rect class="mark-shade" data-shade={shade} x="2" y="2" width="28" height="20" />
    </svg>
  );
}

function HeatNote() {
  const found = heat.value;
  if (!found) return null;
  const { spread, leftOut, full } = found;
  return (
    <>
      <ul class="legend-shades">
        {heatOpacities.map((opacity, index) => (
          <li key={opacity}>
            <svg viewBox="0 0 32 24" width="32" height="24" aria-hidden="true">
              <rect class="mark-heat" fill-opacity={opacity} x="2" y="2" width="28" height="20" />
            </svg>
            {shadingNotes(index === heatOpacities.length - 1 ? 'heat_full' : 'heat_up_to', {
              count: numberInWords((full * (index + 1)) / heatOpacities.length),
            })}
          </li>
        ))}
      </ul>
      <p class="hint">
        {shadingNotes('heat_counts', { count: spread, number: numberInWords(spread), pixels: heatRadius })}
      </p>
      {leftOut > 0 && (
        <p class="hint">{shadingNotes('heat_left', { count: leftOut, number: numberInWords(leftOut) })}</p>
      )}
      <p class="hint">{shadingNotes('heat_means')}</p>
    </>
  );
}
