import { expect, it, vi } from 'vitest';
import { asked, serveInvented, settled } from './invented-deployment.ts';

class SilentSource {
  addEventListener(): void {}
  close(): void {}
}

it('a page that opens asks for its list and its incident once, when zone and revision are known', async () => {
  await serveInvented('/somewhere');
  globalThis.EventSource = SilentSource as unknown as typeof EventSource;
  history.replaceState(null, '', '/incident/one?datetime=2023-06-14/..');
  // As a browser starts the app, which has asked nothing yet.
  vi.resetModules();
  const { beginAsking, setZone, startLocation } = await import('../../../client/src/state/location.ts');
  const { detail, results } = await import('../../../client/src/state/results.ts');
  const { followChanges } = await import('../../../client/src/state/live.ts');
  startLocation({ waits: true });
  await settled();
  const items = () => asked.filter((url) => url.includes('/items'));
  expect(items()).toEqual([]);
  expect([results.value.loading, detail.value.loading]).toEqual([false, false]);
  setZone('Europe/Belgrade');
  followChanges(17);
  beginAsking();
  await settled();
  expect(items().filter((url) => url.includes('/items?'))).toHaveLength(1);
  expect(items().filter((url) => url.includes('/items/one'))).toHaveLength(1);
});
