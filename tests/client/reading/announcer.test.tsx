import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChangeEntry } from '#contract/change.ts';
import { lastChange } from '../../../client/src/state/live.ts';
import { retry } from '../../../client/src/state/retry.ts';
import { Announcer } from '../../../client/src/view/announcer.tsx';
import { incidentFeature } from './incident-detail.ts';
import { serveInvented, settled } from './invented-deployment.ts';

const features = [incidentFeature('a', { title: 'Bridge closed' })];
const change = (seq: number, incident: string) => ({ seq, incident, kind: 'amended' }) as ChangeEntry;

beforeEach(async () => {
  const page = { type: 'FeatureCollection', features, numberMatched: 1, numberReturned: 1, links: [] };
  await serveInvented('/', (url) => (url.startsWith('/api/collections/incidents/items?') ? page : undefined));
  retry();
  await settled();
});

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

test('a change is announced once, clears itself, and does not come back with the next answer', async () => {
  vi.useFakeTimers();
  const { container } = render(<Announcer />);
  const said = () => container.textContent;
  act(() => {
    lastChange.value = change(7, 'a');
  });
  expect(said()).toContain('Incident updated: Bridge closed');
  act(() => void vi.advanceTimersByTime(11_000));
  expect(said()).toContain('Bridge closed');
  act(() => void vi.advanceTimersByTime(2_000));
  expect(said()).toBe('');
  vi.useRealTimers();
  await act(async () => {
    retry();
    await settled();
  });
  expect(said()).toBe('');
  act(() => {
    lastChange.value = change(8, 'a');
  });
  expect(said()).toContain('Bridge closed');
});

test('an incident that went on in another one is not called retracted', () => {
  const { container } = render(<Announcer />);
  act(() => {
    lastChange.value = { ...change(9, 'b'), kind: 'retracted', merged_into: 'a' };
  });
  expect(container.textContent).toBe('Incident merged into another one.');
});
