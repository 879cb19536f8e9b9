import { computed, effect, signal } from '@preact/signals';
import { type Language, languages } from '#contract/text.ts';
import { isSheet, languageParameter, rememberLanguage } from './location.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What this browser remembers under a name; null where it remembers nothing, or must not. */
export function stored(name: string): string | null {
  // A browser that forbids storage still reads the map; it only forgets the choice.
  try {
    return localStorage.getItem(`atlas.${name}`);
  } catch {
    return null;
  }
}

/** Remembers a value under a name, or forgets it with null; false where the browser keeps nothing. */
export function store(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(`atlas.${name}`);
    else localStorage.setItem(`atlas.${name}`, value);
    return true;
  } catch {
    return false;
  }
}

function known(tag: string | null | undefined): Language | null {
  if (!tag) return null;
  const exact = languages.find((language) => language.toLowerCase() === tag.toLowerCase());
  if (exact) return exact;
  const [primary, ...rest] = tag.toLowerCase().split('-');
  if (primary === 'sr') return rest.includes('latn') ? 'sr-Latn' : 'sr-Cyrl';
  if (primary === 'sq' || primary === 'en') return primary;
  // Bosnian, Croatian and Montenegrin readers read Serbian in Latin script more easily than English.
  return primary && ['bs', 'hr', 'cnr', 'sh'].includes(primary) ? 'sr-Latn' : null;
}

const chosen = signal<Language | null>(known(stored('language')));
const fromBrowser = () => navigator.languages.map(known).find((language) => language !== null) ?? 'en';

/** Language of the page: the address, then the reader's choice, then the browser. */
export const language = computed<Language>(
  () => known(languageParameter.value) ?? chosen.value ?? fromBrowser(),
);

/** Chooses a language, for this address and for the next visit. */
export function chooseLanguage(next: Language): void {
  chosen.value = next;
  store('language', next);
  rememberLanguage(next);
}

/** Whether a condition on the device holds, followed as it changes. */
function matching(condition: string) {
  const found = matchMedia(condition);
  const holds = signal(found.matches);
  found.addEventListener('change', (change) => {
    holds.value = change.matches;
  });
  return holds;
}

const systemIsDark = matching('(prefers-color-scheme: dark)');
const areColoursForced = matching('(forced-colors: active)');

const storedTheme = stored('theme');
/** What the reader chose; `system` follows the device. */
export const theme = signal<Theme>(
  storedTheme === 'light' || storedTheme === 'dark' ? storedTheme : 'system',
);

/** Whether the page is drawn dark now; a sheet of paper never is. */
export const isDark = computed(
  () =>
    !isSheet.value &&
    // Grounds are the device's then: drawings of the other theme would vanish on them.
    (theme.value === 'system' || areColoursForced.value ? systemIsDark.value : theme.value === 'dark'),
);

export function chooseTheme(next: Theme): void {
  theme.value = next;
  store('theme', next);
}

/** Keeps `lang` and `data-theme` of the document in step; call once. */
export function applyPreferences(): void {
  effect(() => {
    document.documentElement.lang = language.value;
  });
  effect(() => {
    document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
  });
}

/** Whether single keys do something, which those who dictate must be able to switch off (WCAG 2.1.4). */
export const singleKeys = signal(stored('keys') !== 'off');

export function chooseSingleKeys(on: boolean): void {
  singleKeys.value = on;
  store('keys', on ? 'on' : 'off');
}
