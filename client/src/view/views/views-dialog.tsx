import '../../style/views.css';
import { useSignal } from '@preact/signals';
import { instantInWords } from '../../i18n/dates.ts';
import { viewsWords } from '../../i18n/views.ts';
import {
  forgetRecent,
  isForgetful,
  keepRecent,
  keepsRecent,
  mostRecent,
  mostSaved,
  presentView,
  recent,
  saved,
  saveView,
} from '../../state/kept-views.ts';
import { showingViews } from '../../state/showing-views.ts';
import { WindowDialog } from '../window-dialog.tsx';
import { NameForm } from './name-form.tsx';
import { SavedViews } from './saved-views.tsx';
import { ViewLink } from './view-link.tsx';
import { viewInWords } from './view-words.ts';

/** Views that the reader keeps in this browser, by name, and the last ones looked at. */
export function ViewsDialog() {
  return (
    <WindowDialog
      name="views"
      title={viewsWords('title')}
      close={() => {
        showingViews.value = false;
      }}
    >
      <p class={isForgetful.value ? 'notice' : 'hint'} data-kind="warn">
        {viewsWords(isForgetful.value ? 'forgetful' : 'only_here')}
      </p>
      <SaveThis />
      <SavedViews />
      <RecentViews />
    </WindowDialog>
  );
}

function SaveThis() {
  const view = presentView.value;
  const savedAs = useSignal<string | null>(null);
  const isFull = saved.value.length >= mostSaved;
  return (
    <section class="views-part" aria-labelledby="views-save">
      <h3 id="views-save">{viewsWords('save')}</h3>
      {view ? (
        <p class="hint">
          {viewsWords('save_what')} {viewInWords(view)}
        </p>
      ) : (
        <p>{viewsWords('save_not')}</p>
      )}
      {view && isFull && <p class="notice">{viewsWords('full', { most: mostSaved })}</p>}
      {view && !isFull && (
        <NameForm
          button={viewsWords('save_button')}
          onName={(name) => {
            saveView(name);
            savedAs.value = name;
          }}
        />
      )}
      <p role="status" class="views-said">
        {savedAs.value !== null && viewsWords('saved_as', { name: savedAs.value })}
      </p>
    </section>
  );
}

function RecentViews() {
  return (
    <section class="views-part" aria-labelledby="views-recent">
      <h3 id="views-recent">{viewsWords('recent')}</h3>
      {!recent.value.length && (
        <p class="hint">{viewsWords(keepsRecent.value ? 'recent_none' : 'recent_off')}</p>
      )}
      <ul class="views-list">
        {recent.value.map((view) => (
          <li key={`${view.path}?${view.search}`}>
            <div class="views-words">
              <ViewLink view={view}>{viewInWords(view)}</ViewLink>
              <p class="hint">{instantInWords(new Date(view.at).toISOString())}</p>
            </div>
          </li>
        ))}
      </ul>
      <label class="choice">
        <input
          type="checkbox"
          checked={keepsRecent.value}
          onChange={(change) => keepRecent(change.currentTarget.checked)}
        />
        {viewsWords('recent_keep', { most: mostRecent })}
      </label>
      {recent.value.length > 0 && (
        <p>
          <button type="button" class="button" onClick={forgetRecent}>
            {viewsWords('recent_forget')}
          </button>
        </p>
      )}
    </section>
  );
}
