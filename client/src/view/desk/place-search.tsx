import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { PlaceHit } from '#contract/place.ts';
import { desk } from '../../i18n/desk.ts';
import { deskPlace } from '../../i18n/desk-place.ts';
import { say } from '../../i18n/names.ts';
import { findPlaces } from '../../state/desk-places.ts';

const settleMs = 200;

/** What kind of place a hit is: its collection in words. */
export function kindWords(ref: string): string {
  const key = `collection_${ref.split('/')[0]!.replaceAll('-', '_')}`;
  return deskPlace.has(key) ? deskPlace(key) : ref.split('/')[0]!;
}

/** Finds a reference place by name: a combobox (WAI-ARIA 1.2) with a list below, by arrows, Enter and Escape. */
export function PlaceSearch(props: {
  id: string;
  label: string;
  hint?: string;
  areasOnly?: boolean;
  fault?: string | null;
  onPick: (hit: PlaceHit) => void;
}) {
  const listId = useId();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<PlaceHit[] | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => {
    asked.current?.abort();
    if (!text.trim()) {
      setHits(null);
      return;
    }
    const own = new AbortController();
    asked.current = own;
    const timer = setTimeout(() => {
      findPlaces(text, props.areasOnly === true, own.signal).then(
        (found) => {
          if (own.signal.aborted) return;
          setHits(found);
          setActive(0);
        },
        () => {
          if (!own.signal.aborted) setHits([]);
        },
      );
    }, settleMs);
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [text, props.areasOnly]);
  const pick = (hit: PlaceHit) => {
    props.onPick(hit);
    setText('');
    setHits(null);
  };
  const press = (key: KeyboardEvent) => {
    if (!hits?.length) {
      // Enter in a search must never send the form around it.
      if (key.key === 'Enter') key.preventDefault();
      return;
    }
    if (key.key === 'ArrowDown') setActive((active + 1) % hits.length);
    else if (key.key === 'ArrowUp') setActive((active + hits.length - 1) % hits.length);
    else if (key.key === 'Enter') pick(hits[active]!);
    else if (key.key === 'Escape') setHits(null);
    else return;
    key.preventDefault();
  };
  const isOpen = hits !== null && hits.length > 0;
  return (
    <div class="field place-search">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        aria-invalid={props.fault ? 'true' : undefined}
        aria-describedby={`${props.id}-says`}
        value={text}
        onInput={(input) => setText(input.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => setHits(null)}
      />
      <div class="place-hits" id={listId} role="listbox" aria-label={props.label} hidden={!isOpen}>
        {hits?.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a combobox are those of its input.
          <div
            key={hit.ref}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(press) => press.preventDefault()}
            onClick={() => pick(hit)}
          >
            {say(hit.names)} <span class="hint">{kindWords(hit.ref)}</span>
          </div>
        ))}
      </div>
      <p class={props.fault ? 'field-error' : 'hint'} id={`${props.id}-says`} role="status">
        {hits?.length === 0 ? desk('nothing_found') : (props.fault ?? props.hint)}
      </p>
    </div>
  );
}
