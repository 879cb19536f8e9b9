import { computed, effect, type Signal, signal } from '@preact/signals';
import { isEmbedded, path, query, readable, searchFor, selectedId, versionAsked } from './location.ts';
import { store, stored } from './preferences.ts';
import { detail } from './results.ts';

/** What a reader looked at: an address of the app, without the language, which is the reader's and not the view's. */
export interface KeptView {
  path: string;
  /** Query of the address, with the place of the map and all else that it carries. */
  search: string;
  /** Titles of the incident that it opens, in each language, as the service gave them. */
  titles?: Record<string, string>;
  /** When it was kept, in ms. */
  at: number;
}

export interface SavedView extends KeptView {
  /** No two have the same. */
  name: string;
}

export const mostSaved = 100;
export const mostRecent = 10;
export const longestName = 80;

/** A view that stands for so long was looked at; what was passed on the way was not. */
const settleMs = 3_000;

const pages = /^\/(list)?$|^\/(incident|story)\/[^/]+$|^\/incident\/[^/]+\/history$/;

function isView(value: unknown): value is KeptView {
  const { path: page, search, at, titles = {} } = (value ?? {}) as Partial<KeptView>;
  return (
    typeof page === 'string' &&
    pages.test(page) &&
    typeof search === 'string' &&
    typeof at === 'number' &&
    Object.values(titles).every((title) => typeof title === 'string')
  );
}

/** What the browser holds under a name; what is not a view, or no longer one, is left out. */
function read<V extends KeptView>(name: string): V[] {
  try {
    const list: unknown = JSON.parse(stored(name) ?? '[]');
    return Array.isArray(list) ? (list.filter(isView) as V[]) : [];
  } catch {
    return [];
  }
}

export const saved = signal(read<SavedView>('views').filter(({ name }) => typeof name === 'string'));
export const recent = signal(read('recent'));

/** Whether this browser keeps nothing: then all of it lasts as long as the page. */
export const isForgetful = signal(!(store('probe', 'x') && store('probe', null)));

/** Whether recent views are kept. */
export const keepsRecent = signal(stored('recent-off') === null);

function change<V extends KeptView>(name: string, list: Signal<V[]>, to: (list: V[]) => V[]): void {
  // Another tab may have kept something since.
  list.value = to(isForgetful.peek() ? list.peek() : read<V>(name));
  isForgetful.value = !store(name, JSON.stringify(list.peek()));
}

addEventListener('storage', ({ key }) => {
  if (key === 'atlas.views') saved.value = read('views');
  if (key === 'atlas.recent') recent.value = read('recent');
});

/** The view of the present address; null on a page of staff, a sheet, in a frame, or where drafts are asked for. */
export const presentView = computed<Omit<KeptView, 'at'> | null>(() => {
  if (isEmbedded.value || !pages.test(path.value) || query.value.status.length) return null;
  const search = new URLSearchParams(searchFor(query.value));
  search.delete('lang');
  if (selectedId.value !== null && versionAsked.value !== null)
    search.set('version', String(versionAsked.value));
  const incident = detail.value.value;
  const titles =
    incident && incident.id === selectedId.value
      ? Object.fromEntries(
          Object.entries(incident.properties).filter(
            ([name, value]) => /^title($|_)/.test(name) && typeof value === 'string',
          ) as [string, string][],
        )
      : undefined;
  return { path: path.value, search: readable(search), ...(titles && { titles }) };
});

/** Saves the present view; a name that stands is the form's to refuse. */
export function saveView(name: string): void {
  const view = presentView.peek();
  if (view)
    change('views', saved, (list) => [{ ...view, name, at: Date.now() }, ...list].slice(0, mostSaved));
}

/** Why a name cannot be given; null where it can. `own` is the name that the view has now. */
export function nameFault(name: string, own?: string): 'name_empty' | 'name_long' | 'name_taken' | null {
  const same = (one: string) => one.toLocaleLowerCase() === name.trim().toLocaleLowerCase();
  if (!name.trim()) return 'name_empty';
  if (name.trim().length > longestName) return 'name_long';
  return saved.peek().some((one) => one.name !== own && same(one.name)) ? 'name_taken' : null;
}

export function renameView(name: string, to: string): void {
  change('views', saved, (list) => list.map((one) => (one.name === name ? { ...one, name: to } : one)));
}

export function removeView(name: string): void {
  change('views', saved, (list) => list.filter((one) => one.name !== name));
}

/** Puts a removed view back where it stood. */
export function putBack(view: SavedView, index: number): void {
  change('views', saved, (list) => list.toSpliced(index, 0, view));
}

export function forgetRecent(): void {
  change('recent', recent, () => []);
}

/** Keeps recent views, or no longer; what was kept goes with it. */
export function keepRecent(on: boolean): void {
  keepsRecent.value = on;
  if (!on) forgetRecent();
  store('recent-off', on ? null : 'off');
}

/** Where the map stood is not another view. */
function isSame(a: Omit<KeptView, 'at'>, b: Omit<KeptView, 'at'>): boolean {
  const plain = ({ path: page, search }: Omit<KeptView, 'at'>) => {
    const parameters = new URLSearchParams(search);
    parameters.delete('map');
    return `${page}?${parameters}`;
  };
  return plain(a) === plain(b);
}

const start = { path: '/', search: '' };

function remember(view: Omit<KeptView, 'at'>): void {
  // The whole map is no view to come back to, and an incident that could not be read is none at all.
  if (isSame(view, start) || (selectedId.peek() !== null && !view.titles)) return;
  change('recent', recent, (list) =>
    [{ ...view, at: Date.now() }, ...list.filter((one) => !isSame(one, view))].slice(0, mostRecent),
  );
}

/** Keeps each view that stands for a while among the recent ones. Answers a function that stops it. */
export function followViews(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const stop = effect(() => {
    const view = presentView.value;
    const isKept = keepsRecent.value;
    clearTimeout(timer);
    if (view && isKept) timer = setTimeout(() => remember(view), settleMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
