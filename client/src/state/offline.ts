import { signal } from '@preact/signals';

/** When what is shown was read, while the service cannot be reached and the browser answers in its place; else null. */
export const keptAt = signal<string | null>(null);

/** Notes whether an answer came from the service or was kept, and from when: of several, the oldest. */
export function noteAge(headers: Headers): void {
  const at = headers.get('Atlas-Kept-At');
  if (at === null) keptAt.value = null;
  else if (keptAt.peek() === null || at < keptAt.peek()!) keptAt.value = at;
}

/** Has the browser keep the app and the public answers, also those that came before it could. */
export async function keepForOffline(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const wasControlled = workers.controller !== null;
  try {
    await workers.register('/service-worker.js');
    const { active } = await workers.ready;
    if (wasControlled) return;
    active?.postMessage({ keep: performance.getEntriesByType('resource').map(({ name }) => name) });
  } catch {
    // A browser that forbids it reads the map as ever; it only needs the network.
  }
}
