import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { viewsWords } from '../../i18n/views.ts';
import { putBack, removeView, renameView, type SavedView, saved } from '../../state/kept-views.ts';
import { NameForm } from './name-form.tsx';
import { ViewLink } from './view-link.tsx';
import { viewInWords } from './view-words.ts';

/** The views that the reader saved, to be opened, renamed and removed. */
export function SavedViews() {
  const removed = useSignal<{ view: SavedView; index: number } | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="views-part" aria-labelledby="views-saved">
      <h3 id="views-saved" tabIndex={-1} ref={heading}>
        {viewsWords('saved')}
      </h3>
      <p role="status" class="views-said">
        {removed.value && viewsWords('removed', { name: removed.value.view.name })}
      </p>
      {removed.value && (
        <p>
          <button
            type="button"
            class="button"
            ref={undo}
            onClick={() => {
              putBack(removed.value!.view, removed.value!.index);
              removed.value = null;
              heading.current?.focus();
            }}
          >
            {viewsWords('put_back')}
          </button>
        </p>
      )}
      {!saved.value.length && <p class="hint">{viewsWords('saved_none')}</p>}
      <ul class="views-list" ref={list}>
        {saved.value.map((view, index) => (
          <SavedRow
            key={view.name}
            view={view}
            onNamed={(name) => {
              // The form that had the focus is gone.
              requestAnimationFrame(() =>
                list.current?.querySelector<HTMLElement>(`[data-view="${CSS.escape(name)}"] button`)?.focus(),
              );
            }}
            onRemove={() => {
              removed.value = { view, index };
              removeView(view.name);
              // What had the focus is gone with its row.
              requestAnimationFrame(() => undo.current?.focus());
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function SavedRow(props: { view: SavedView; onNamed: (name: string) => void; onRemove: () => void }) {
  const { view, onNamed, onRemove } = props;
  const { name } = view;
  const isRenaming = useSignal(false);
  const done = (now: string) => {
    isRenaming.value = false;
    onNamed(now);
  };
  if (isRenaming.value)
    return (
      <li>
        <NameForm
          button={viewsWords('rename_done')}
          own={name}
          onName={(to) => {
            renameView(name, to);
            done(to);
          }}
          onCancel={() => done(name)}
        />
      </li>
    );
  return (
    <li data-view={name}>
      <div class="views-words">
        <ViewLink view={view}>{name}</ViewLink>
        <p class="hint">{viewInWords(view)}</p>
      </div>
      <div class="views-buttons">
        <button
          type="button"
          class="button"
          aria-label={viewsWords('rename_one', { name })}
          onClick={() => {
            isRenaming.value = true;
          }}
        >
          {viewsWords('rename')}
        </button>
        <button
          type="button"
          class="button"
          aria-label={viewsWords('remove_one', { name })}
          onClick={onRemove}
        >
          {viewsWords('remove')}
        </button>
      </div>
    </li>
  );
}
