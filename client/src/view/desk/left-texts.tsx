import { useEffect } from 'preact/hooks';
import { instantInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { say } from '../../i18n/names.ts';
import { dropLeft, findLeft, leftTexts, pickUp } from '../../state/desk-left.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import type { KeptEntry } from '../../state/desk-storage.ts';

/**
 * Unsaved texts that lie in this browser and that no form holds, to go on with or to throw away. `of` leaves those of
 * one incident (null: of new ones); without it all are shown. `picked` is called once one was taken up.
 */
export function LeftTexts(props: { of?: string | null; picked: (entry: KeptEntry) => void }) {
  useEffect(() => {
    const look = () => void findLeft();
    look();
    // Another tab may have been closed while this one lay behind it.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [props.of]);
  const shown = leftTexts.value.filter((one) => props.of === undefined || one.id === props.of);
  if (!shown.length) return null;
  return (
    <section class="notice left-texts" aria-labelledby="left-texts-title">
      <h2 id="left-texts-title">{desk('left_texts')}</h2>
      <ul>
        {shown.map((entry) => (
          <li key={entry.name}>
            <span class="left-text">
              {titleOf(entry)}{' '}
              <span class="hint">{instantInWords(new Date(entry.text.at).toISOString())}</span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${desk('pick_up')}: ${titleOf(entry)}`}
              onClick={() => {
                pickUp(entry);
                props.picked(entry);
              }}
            >
              {desk('pick_up')}
            </button>
            <button
              type="button"
              class="button"
              data-kind="quiet"
              aria-label={`${desk('throw_away')}: ${titleOf(entry)}`}
              onClick={() => void dropLeft(entry)}
            >
              {desk('throw_away')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ id, text: { document } }: KeptEntry): string {
  const titles = (document.titles ?? []) as Loose[];
  return say((titles.at(-1)?.text ?? {}) as Record<string, string>) || (id ?? desk('new_incident'));
}
