/** Long after what the reader waits for; who prints by menu rather does it later still. */
const idleMs = 10_000;

/**
 * Makes a sheet of the page when the browser prints it. What a sheet is made of comes with the key that every shortcut
 * begins with, or when nothing else is to be done: a page that is printed cannot wait for it.
 */
export function followPrinting(): void {
  const load = () => void import('./printed-here.tsx').then(({ printHere }) => printHere());
  const timer = setTimeout(() => begin(), idleMs);
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Control' || key === 'Meta') begin();
  };
  const begin = () => {
    clearTimeout(timer);
    removeEventListener('keydown', onKey);
    load();
  };
  addEventListener('keydown', onKey);
}
