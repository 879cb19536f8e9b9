import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { dayInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { type DaySpan, dayAt, dragged, type Grip, keyMoves } from '../state/brush.ts';
import { dayNumber, dayText } from '../state/days.ts';
import { changePeriod, type Period } from '../state/period.ts';

/** A drag shorter than this is a click on a bar. */
const slackPx = 4;

/** Width of a handle, as the style has it. */
const handlePx = 24;

/** While dragging, map and list follow at this pace. */
const followMs = 120;

/**
 * Two handles and the space between: drag anywhere on the plot to brush a period anew, drag a handle to move one end.
 * `draft` holds the period while it is dragged; the address follows, as one step of the history.
 */
export function TimelineBrush(props: {
  first: number;
  end: number;
  width: number;
  height: number;
  period: Period;
  draft: Signal<Period | null>;
}) {
  const { first, end, width, height, period, draft } = props;
  const plot = useRef<HTMLDivElement>(null);
  const from = period.from === null ? first : Math.max(first, dayNumber(period.from));
  const to = period.to === null ? end - 1 : Math.min(end - 1, dayNumber(period.to));
  const x = (day: number) => ((day - first) / Math.max(1, end - first)) * width;
  // The handles of a short period stand aside of its ends, so that each can be met.
  const aside = Math.max(0, (handlePx - (x(to + 1) - x(from))) / 2);

  // The plot's bars keep their clicks: the brush listens on the plot around both.
  const latest = useRef({ first, end, from, to });
  latest.current = { first, end, from, to };
  useEffect(() => {
    const around = plot.current?.parentElement;
    return around ? followDrags(around, () => latest.current, draft) : undefined;
  }, [draft]);

  // The first key press after focus is a step of the history, the following ones move with it.
  const isMoving = useRef(false);
  const handle = (grip: 'from' | 'to', day: number, least: number, most: number) => (
    <div
      class="timeline-handle"
      data-grip={grip}
      role="slider"
      tabIndex={0}
      aria-label={filtering(grip === 'from' ? 'handle_from' : 'handle_to')}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={day}
      aria-valuetext={dayInWords(dayText(day))}
      style={{
        left: `${grip === 'from' ? x(day) - aside : x(day + 1) + aside}px`,
        height: `${height}px`,
        '--end': `${grip === 'from' ? aside : -aside}px`,
      }}
      onFocus={() => {
        isMoving.current = false;
      }}
      onKeyDown={(press) => {
        const next = keyMoves(press.key, press.shiftKey, day, least, most);
        if (next === null) return;
        press.preventDefault();
        const moved = dragged(grip, { from, to }, next);
        changePeriod(periodOf(moved, first, end), isMoving.current ? 'replace' : 'push');
        isMoving.current = true;
      }}
    />
  );
  const isSet = period.from !== null || period.to !== null;
  return (
    <div class="timeline-brush" ref={plot}>
      {isSet && (
        <div
          class="timeline-chosen"
          style={{ left: `${x(from)}px`, width: `${x(to + 1) - x(from)}px`, height: `${height}px` }}
        />
      )}
      {handle('from', from, first, to)}
      {handle('to', to, from, end - 1)}
    </div>
  );
}

/** An end at the edge of the timeline is open, so that later incidents are not cut off by a brush that took all. */
function periodOf(days: DaySpan, first: number, end: number): Period {
  return {
    from: days.from <= first ? null : dayText(days.from),
    to: days.to >= end - 1 ? null : dayText(days.to),
  };
}

/** Makes drags on the plot a period; answers how to stop. */
function followDrags(
  plot: HTMLElement,
  now: () => DaySpan & { first: number; end: number },
  draft: Signal<Period | null>,
): () => void {
  let drag: { grip: Grip; anchor: DaySpan; startX: number; pointer: number; moved: boolean } | null = null;
  let follow: ReturnType<typeof setTimeout> | undefined;
  let wroteOnce = false;
  const dayOf = (event: PointerEvent) => {
    const box = plot.getBoundingClientRect();
    const { first, end } = now();
    return dayAt(event.clientX - box.left, box.width, first, end);
  };
  const write = () => {
    clearTimeout(follow);
    follow = undefined;
    if (!draft.peek()) return;
    changePeriod(draft.peek()!, wroteOnce ? 'replace' : 'push');
    wroteOnce = true;
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const grip = (event.target as Element).closest<HTMLElement>('.timeline-handle')?.dataset.grip as
      | 'from'
      | 'to'
      | undefined;
    const day = dayOf(event);
    const anchor = grip ? { from: now().from, to: now().to } : { from: day, to: day };
    drag = { grip: grip ?? 'new', anchor, startX: event.clientX, pointer: event.pointerId, moved: false };
    wroteOnce = false;
  };
  const move = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.moved && Math.abs(event.clientX - drag.startX) < slackPx) return;
    // Captured only now: a captured press would take the click away from the bar under it.
    if (!drag.moved) plot.setPointerCapture(event.pointerId);
    drag.moved = true;
    const { first, end } = now();
    draft.value = periodOf(dragged(drag.grip, drag.anchor, dayOf(event)), first, end);
    follow ??= setTimeout(write, followMs);
  };
  const up = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.moved) write();
    drag = null;
    draft.value = null;
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up };
  for (const [name, listener] of Object.entries(listeners))
    plot.addEventListener(name, listener as EventListener);
  return () => {
    clearTimeout(follow);
    for (const [name, listener] of Object.entries(listeners))
      plot.removeEventListener(name, listener as EventListener);
  };
}
