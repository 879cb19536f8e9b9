import { describing } from '../state/describing.ts';
import { showingKeys, singleKeyUses } from '../state/help.ts';
import { overlay } from '../state/layout.ts';
import { path, select, selectedId } from '../state/location.ts';
import { singleKeys } from '../state/preferences.ts';
import { features, reading } from '../state/results.ts';

type Use = (typeof singleKeyUses)[keyof typeof singleKeyUses];

const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

/** Opens the incident so many rows further down; with none open, the first or the last of those that were read. */
function step(by: 1 | -1): void {
  if (path.value !== '/' && selectedId.value === null) return;
  const ids = features.value.map(({ id }) => id);
  const at = selectedId.value === null ? -1 : ids.indexOf(selectedId.value);
  const next = at < 0 ? ids.at(by > 0 ? 0 : -1) : ids[at + by];
  if (next !== undefined) select(next);
}

const uses: Record<Use, () => void> = {
  key_help: () => {
    showingKeys.value = true;
  },
  key_search: () => {
    if (document.querySelector('#filter-q')) focusOn('#filter-q');
    else {
      overlay.value = 'filters';
      requestAnimationFrame(() => focusOn('#filter-q'));
    }
  },
  key_next: () => step(1),
  key_previous: () => step(-1),
  key_map: () => focusOn('#map canvas'),
  key_list: () => focusOn('#list'),
  key_describe: () => {
    if (reading.value) describing.value = true;
  },
};

/** Whether a key pressed there writes a letter, or belongs to a window over the page. */
const isTaken = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest(
    'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, dialog, [contenteditable]',
  ) !== null;

/** Lets single keys work, where the reader has not switched them off and they write nothing. */
export function followSingleKeys(): void {
  document.addEventListener('keydown', (press) => {
    if (!singleKeys.value || press.ctrlKey || press.metaKey || press.altKey || press.defaultPrevented) return;
    const use = press.key in singleKeyUses && singleKeyUses[press.key as keyof typeof singleKeyUses];
    if (!use || isTaken(press.target) || document.querySelector('dialog[open]')) return;
    press.preventDefault();
    uses[use]();
  });
}
