/** What was started and has to be ended, also when the run itself is told to end. */
const running = new Set<() => Promise<void>>();

/** Notes how to end something; the answer ends it, once. */
export function endable(end: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (!running.delete(once)) return;
    await end();
  };
  running.add(once);
  return once;
}

/** Ends all that runs at the first SIGINT or SIGTERM, the last started first; then the run itself ends. */
export function endAllOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      for (const end of [...running].reverse()) await end().catch(() => undefined);
      process.exit(130);
    });
}
