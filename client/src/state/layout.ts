import { computed, signal } from '@preact/signals';

/** A media query as a signal. */
function matches(media: string) {
  const list = matchMedia(media);
  const now = signal(list.matches);
  list.addEventListener('change', (change) => {
    now.value = change.matches;
  });
  return now;
}

/** Whether the reader asks the device for less motion. */
export const reducedMotion = matches('(prefers-reduced-motion: reduce)');

const isPhone = matches('(width < 760px)');
const isMedium = matches('(760px <= width < 1100px)');

/** How much stands side by side: on `wide` all, on `medium` the filters open over the page, on `phone` all do. */
export const layout = computed(() => (isPhone.value ? 'phone' : isMedium.value ? 'medium' : 'wide'));

export const sheetHeights = ['low', 'half', 'full'] as const;
export type SheetHeight = (typeof sheetHeights)[number];

/** Height of the phone's sheet. */
export const sheet = signal<SheetHeight>('half');

/** What is open over the page, where filters and legend do not stand beside the map. */
export const overlay = signal<'filters' | 'legend' | null>(null);
