import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { reading } from '../i18n/reading.ts';
import { overlay } from '../state/layout.ts';

/** Filters or legend over the page, where they have no room beside the map; the browser keeps the focus inside. */
export function Overlay(props: { of: 'filters' | 'legend'; title: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = overlay.value === props.of;
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  const close = () => {
    if (overlay.peek() === props.of) overlay.value = null;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press beside the dialog only repeats Escape and the button.
    <dialog
      ref={dialog}
      class="overlay"
      aria-label={props.title}
      onClose={close}
      onClick={(click) => {
        if (click.target === dialog.current) close();
      }}
    >
      {isOpen && (
        <div class="overlay-inside">
          <header class="overlay-head">
            <h2>{props.title}</h2>
            <button type="button" class="button" onClick={close}>
              {reading('close')}
            </button>
          </header>
          {props.children}
        </div>
      )}
    </dialog>
  );
}

/** The buttons that open filters and legend; how many filters stand is said beside. */
export function OverlayButtons({
  chosen,
  hasLegend,
  hasFilters = true,
}: {
  chosen: number;
  hasLegend: boolean;
  hasFilters?: boolean;
}) {
  return (
    <>
      {hasFilters && (
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          onClick={() => {
            overlay.value = 'filters';
          }}
        >
          {reading('filters')}
          {chosen > 0 && <span class="tag">{chosen}</span>}
        </button>
      )}
      {hasLegend && (
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          onClick={() => {
            overlay.value = 'legend';
          }}
        >
          {reading('legend')}
        </button>
      )}
    </>
  );
}
