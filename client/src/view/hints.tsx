import '../style/hints.css';
import { hintWords } from '../i18n/hints.ts';
import { endHints, hintAt, hints, nextHint } from '../state/hints.ts';
import { Link } from './link.tsx';

/** One hint for newcomers, in a strip under the masthead; it goes for good when they say so, or after the last. */
export function Hints() {
  const { hint, section } = hints[hintAt.value]!;
  const isLast = hintAt.value === hints.length - 1;
  const end = () => {
    endHints();
    // The button that had the focus is gone: what the hints spoke of is next.
    document.querySelector<HTMLElement>('#list')?.focus({ preventScroll: true });
  };
  return (
    <aside class="hints" aria-label={hintWords('hints')}>
      <p class="hints-words" aria-live="polite">
        <span class="hints-at">{hintWords('at', { at: hintAt.value + 1, count: hints.length })}</span>{' '}
        <strong>{hintWords(hint)}</strong> {hintWords(`${hint}_is`)}
      </p>
      <p class="hints-ways">
        <Link class="button" href={`/method#${section}`}>
          {hintWords('more')}
        </Link>
        {!isLast && (
          <button type="button" class="button" onClick={nextHint}>
            {hintWords('next')}
          </button>
        )}
        <button type="button" class="button" onClick={end}>
          {hintWords('off')}
        </button>
      </p>
    </aside>
  );
}
