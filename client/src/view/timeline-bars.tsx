import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { shortMonth } from '../i18n/dates.ts';
import { axisTicks, type Bin, dayNumber, dayText } from '../state/days.ts';
import { changePeriod, type Period } from '../state/period.ts';

const axisHeight = 20;

/**
 * The bars, drawn over days `first` to `end` (exclusive) on `width` × `height` pixels. One bar at a time is in the tab
 * order, the arrow keys move between them, Enter takes its days as the period.
 */
export function TimelineBars(props: {
  bins: readonly Bin[];
  most: number;
  first: number;
  end: number;
  width: number;
  height: number;
  period: Period;
  label: string;
  binWords: (bin: Bin) => string;
}) {
  const { bins, most, first, end, width, height } = props;
  const hatch = useId();
  const current = useSignal(0);
  const perDay = width / Math.max(1, end - first);
  const x = (day: number) => (Math.min(Math.max(day, first), end) - first) * perDay;
  const from = props.period.from === null ? first : dayNumber(props.period.from);
  const to = props.period.to === null ? end : dayNumber(props.period.to) + 1;
  const inTabOrder = Math.min(current.value, bins.length - 1);
  const take = (bin: Bin) => changePeriod({ from: dayText(bin.start), to: dayText(bin.end - 1) });
  const move = (press: KeyboardEvent & { currentTarget: SVGGElement }, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: bins.length - 1 - index }[press.key];
    const bin = bins[index];
    if (press.key === 'Enter' || press.key === ' ') {
      if (bin) take(bin);
    } else if (step === undefined) return;
    else {
      current.value = Math.min(bins.length - 1, Math.max(0, index + step));
      const bar = press.currentTarget.parentElement?.children[current.value];
      (bar as SVGElement | undefined)?.focus();
    }
    press.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset element.
    <svg
      class="timeline-bars"
      width={width}
      height={height + axisHeight}
      role="group"
      aria-label={props.label}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" class="timeline-hatch-ground" />
          <rect width="2" height="5" class="timeline-hatch" />
        </pattern>
      </defs>
      <line x1={0} x2={width} y1={height + 0.5} y2={height + 0.5} class="timeline-axis" />
      {axisTicks(first, end, width).map(({ day, isYear }) => (
        <g key={day} class={isYear ? 'timeline-year' : 'timeline-month'}>
          <line x1={x(day) + 0.5} x2={x(day) + 0.5} y1={height} y2={height + 5} class="timeline-axis" />
          <text x={x(day) + 4} y={height + 15}>
            {isYear ? dayText(day).slice(0, 4) : shortMonth(Number(dayText(day).slice(5, 7)) - 1)}
          </text>
        </g>
      ))}
      <g>
        {bins.map((bin, index) => {
          const left = x(bin.start);
          const full = (bin.count / most) * (height - 4);
          const hatched = (bin.contested / most) * (height - 4);
          // A hair of space between bars, and never a bar too thin to see.
          const wide = Math.max(2, x(bin.end) - left - 1);
          return (
            // biome-ignore lint/a11y/useSemanticElements: SVG has no button element.
            <g
              key={bin.start}
              class="timeline-bar"
              data-outside={bin.end <= from || bin.start >= to}
              role="button"
              tabIndex={index === inTabOrder ? 0 : -1}
              aria-label={props.binWords(bin)}
              onFocus={() => {
                current.value = index;
              }}
              onKeyDown={(press) => move(press, index)}
              onClick={() => take(bin)}
            >
              <title>{props.binWords(bin)}</title>
              <rect x={left} width={wide} y={0} height={height} class="timeline-reach" />
              <rect x={left} width={wide} y={height - full} height={full} class="timeline-count" />
              {hatched > 0 && (
                <rect x={left} width={wide} y={height - hatched} height={hatched} fill={`url(#${hatch})`} />
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}
