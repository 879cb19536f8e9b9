import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { dayInWords, numberInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { type Bin, binned, dayText, unitFor } from '../state/days.ts';
import { measuredWidth } from '../state/measured.ts';
import { changePeriod, type Period, period, span } from '../state/period.ts';
import { histogram } from '../state/results.ts';
import { PeriodFields } from './filter-period.tsx';
import { daysInWords } from './filter-words.ts';
import { TimelineBars } from './timeline-bars.tsx';
import { TimelineBrush } from './timeline-brush.tsx';
import { TimelinePlay } from './timeline-play.tsx';

/** Height of the bars in CSS pixels. */
const barsHeight = 56;

/**
 * Incidents over time, without the period itself, so that the reader sees what lies outside it; the period is brushed
 * on it, moved by its handles, or written in the fields beside it.
 */
export function Timeline() {
  const measured = useMemo(measuredWidth, []);
  const width = measured.width.value;
  const { first, end } = span.value;
  const days = histogram.value.value;
  const unit = unitFor(end - first, width || 600);
  const bins = useMemo(() => (days ? binned(days, unit) : []), [days, unit]);
  const most = bins.reduce((highest, bin) => Math.max(highest, bin.count), 0);
  const draft = useSignal<Period | null>(null);
  const shown = draft.value ?? period.value;
  const isSet = shown.from !== null || shown.to !== null;
  return (
    <div class="timeline">
      <div class="timeline-head">
        <div>
          <div class="timeline-title-row">
            <h2 class="timeline-title">{filtering('timeline')}</h2>
            {isSet && (
              <button
                type="button"
                class="button"
                data-kind="quiet"
                onClick={() => changePeriod({ from: null, to: null })}
              >
                {filtering('timeline_clear')}
              </button>
            )}
          </div>
          <p class="timeline-period">
            {isSet
              ? daysInWords(shown.from ?? dayText(first), shown.to ?? dayText(end - 1))
              : filtering('timeline_all')}
          </p>
        </div>
        <PeriodFields id="timeline-period" />
      </div>
      <div class="timeline-plot" ref={measured.ref}>
        {width > 0 && (
          <>
            <TimelineBars
              bins={bins}
              most={most}
              first={first}
              end={end}
              width={width}
              height={barsHeight}
              period={shown}
              label={summary(bins)}
              binWords={binInWords}
            />
            <TimelineBrush
              first={first}
              end={end}
              width={width}
              height={barsHeight}
              period={shown}
              draft={draft}
            />
          </>
        )}
      </div>
      <div class="timeline-foot">
        <p class="timeline-note hint">
          {most > 0
            ? filtering(`timeline_unit_${unit}`, { most: numberInWords(most) })
            : days && filtering('timeline_empty')}{' '}
          {bins.some((bin) => bin.contested > 0) && (
            <span class="timeline-key">
              <span class="timeline-key-mark" aria-hidden="true" /> {filtering('timeline_contested')}
            </span>
          )}
        </p>
        <TimelinePlay />
      </div>
    </div>
  );
}

/** One bar in words. */
function binInWords(bin: Bin): string {
  return filtering('timeline_bar', {
    days: daysInWords(dayText(bin.start), dayText(bin.end - 1)),
    incidents: filtering('incidents', { count: bin.count, number: numberInWords(bin.count) }),
    contested: numberInWords(bin.contested),
  });
}

/** The whole chart in words, for those who do not see it. */
function summary(bins: readonly Bin[]): string {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return filtering('timeline_empty');
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const peak = bins.reduce((highest, bin) => (bin.count > highest.count ? bin : highest), first);
  return filtering('timeline_summary', {
    incidents: filtering('incidents', { count, number: numberInWords(count) }),
    from: dayInWords(dayText(first.start)),
    to: dayInWords(dayText(last.end - 1)),
    peak: daysInWords(dayText(peak.start), dayText(peak.end - 1)),
    most: numberInWords(peak.count),
  });
}
