import { useMemo, useRef } from 'preact/hooks';
import { numberInWords, writtenInWords } from '../../i18n/dates.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import { changePoints, goTo } from '../../state/change-points.ts';
import { deployment } from '../../state/deployment.ts';
import { dateOf, earlierPoint, laterPoint, stepOf } from '../../state/knowledge-steps.ts';
import { query } from '../../state/location.ts';
import { measuredWidth } from '../../state/measured.ts';
import { ChangeBars } from './change-bars.tsx';

/** A knowledge date of the address in words. */
export function knownAtInWords(text: string): string {
  return knowledge(text.length > 10 ? 'at_minute' : 'at_end', { date: writtenInWords(text) });
}

/** Which of the dates is read, and how much changed with it. */
function stepInWords(step: number): string {
  const points = changePoints.value;
  const all = numberInWords(points.length);
  if (step === points.length) return knowledge('since_then', { all });
  const point = points[step];
  if (!point) return knowledge('before_all', { all });
  return knowledge('step', {
    count: point.count,
    number: numberInWords(point.count),
    step: numberInWords(step + 1),
    all,
  });
}

/** One step for each date on which more became known, and the last for now; the arrow keys of a slider move it. */
export function KnowledgeSlider() {
  const measured = useMemo(measuredWidth, []);
  const dragged = useRef(false);
  const points = changePoints.value;
  const { knownAt } = query.value;
  const at = knownAt?.at ?? null;
  const step = stepOf(points, at);
  const read = knownAt ? knownAtInWords(knownAt.text) : knowledge('at_now');
  const take = (next: number) => {
    const point = points[next];
    goTo(point?.at ?? null, dragged.current ? 'replace' : 'push');
    dragged.current = true;
  };
  const rest = () => {
    dragged.current = false;
  };
  const earlier = earlierPoint(points, at);
  const later = laterPoint(points, at);
  const { zone } = deployment().region;
  return (
    <>
      <div class="knowledge-slider" ref={measured.ref}>
        <ChangeBars points={points} step={step} width={measured.width.value} />
        <input
          type="range"
          min={0}
          max={points.length}
          step={1}
          value={Math.max(0, step)}
          aria-label={knowledge('slider')}
          aria-valuetext={`${read}; ${stepInWords(step)}`}
          onInput={(input) => take(Number(input.currentTarget.value))}
          onPointerUp={rest}
          onKeyUp={rest}
          onBlur={rest}
        />
        <p class="knowledge-ends" aria-hidden="true">
          <span>{points[0] && writtenInWords(dateOf(points[0].at, zone).slice(0, 10))}</span>
          <span>{knowledge('now')}</span>
        </p>
      </div>
      <div class="knowledge-read">
        <p role="status">
          <strong>{read}</strong>
          <br />
          <span class="hint">{stepInWords(step)}</span>
        </p>
        <div class="knowledge-steps">
          <button
            type="button"
            class="button"
            aria-disabled={!earlier}
            onClick={() => earlier && goTo(earlier.at)}
          >
            <span aria-hidden="true">‹</span> {knowledge('earlier')}
          </button>
          <button
            type="button"
            class="button"
            aria-disabled={!later}
            onClick={() => (later ? goTo(later.at) : undefined)}
          >
            {knowledge('later')} <span aria-hidden="true">›</span>
          </button>
          <button type="button" class="button" aria-disabled={at === null} onClick={() => goTo(null)}>
            {knowledge('now')}
          </button>
        </div>
      </div>
    </>
  );
}
