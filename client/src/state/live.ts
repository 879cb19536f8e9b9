import { signal } from '@preact/signals';
import type { ChangeEntry } from '#contract/change.ts';

/** Sequence number of the last public change seen; resources ask again when it grows. */
export const revision = signal(0);

/** The last public change that arrived while the page was open, to be announced; null before any. */
export const lastChange = signal<ChangeEntry | null>(null);

/** Whether the live connection stands; false is shown quietly, reading goes on. */
export const connected = signal(true);

/** Changes of one moment become one question: an import must not make every open map ask a thousand times. */
const settleMs = 500;

/** Follows the revision feed from `since` on; reconnects by itself and misses nothing (`Last-Event-ID`). */
export function followChanges(since: number): () => void {
  revision.value = since;
  const source = new EventSource(`/api/changes?since=${since}`);
  let latest: ChangeEntry | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    if (!latest) return;
    revision.value = latest.seq;
    lastChange.value = latest;
    latest = null;
    timer = setTimeout(tell, settleMs);
  };
  source.addEventListener('change', (message) => {
    latest = JSON.parse(message.data) as ChangeEntry;
    // The first of a moment is told at once, what follows it together.
    if (timer === undefined) tell();
  });
  source.addEventListener('open', () => {
    connected.value = true;
  });
  source.addEventListener('error', () => {
    connected.value = false;
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
