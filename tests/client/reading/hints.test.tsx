import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveInvented, settled } from './invented-deployment.ts';

/** The hints as a browser starts them with what it holds. */
async function started(at: string) {
  vi.resetModules();
  await serveInvented(at);
  const { loadDeployment } = await import('../../../client/src/state/deployment.ts');
  const { go, startLocation } = await import('../../../client/src/state/location.ts');
  await loadDeployment();
  startLocation();
  const state = await import('../../../client/src/state/hints.ts');
  const { session } = await import('../../../client/src/state/session.ts');
  state.startHints();
  const { Hints } = await import('../../../client/src/view/hints.tsx');
  return { ...state, session, go, Hints };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('hints for newcomers', () => {
  it.each(['/', '/list', '/?map=9/45/30'])('stand on %s', async (page) => {
    expect((await started(page)).showsHints.value).toBe(true);
  });

  it.each([
    '/?type=riot',
    '/list?known-at=2024-05-01',
    '/incident/x',
    '/embed',
    '/print',
    '/method',
    '/desk',
  ])('do not stand in the way of who came for %s', async (page) => {
    const { showsHints, go } = await started(page);
    expect(showsHints.value).toBe(false);
    if (page !== '/embed') go('/', '');
    expect(showsHints.value).toBe(false);
  });

  it('stay while a newcomer opens an incident, and not on other pages or for staff', async () => {
    const { showsHints, go, session } = await started('/');
    go('/incident/x', '');
    expect(showsHints.value).toBe(true);
    go('/print', '');
    expect(showsHints.value).toBe(false);
    go('/', '');
    session.value = { user: { name: 'editor', role: 'editor' } } as unknown as typeof session.value;
    expect(showsHints.value).toBe(false);
  });

  it('come one at a time, go on where they were left, and are off for good', async () => {
    const first = await started('/');
    const { container, getByRole } = render(<first.Hints />);
    expect(container.textContent).toContain('Hint 1 of 3');
    fireEvent.click(getByRole('button', { name: 'Next hint' }));
    await settled();
    expect(container.textContent).toContain('Hint 2 of 3');
    cleanup();
    const second = await started('/');
    const again = render(<second.Hints />);
    expect(again.container.textContent).toContain('Hint 2 of 3');
    fireEvent.click(again.getByRole('button', { name: 'Next hint' }));
    await settled();
    expect(again.queryByRole('button', { name: 'Next hint' })).toBeNull();
    expect(again.getByRole('link').getAttribute('href')).toBe('/method#place');
    fireEvent.click(again.getByRole('button', { name: 'No more hints' }));
    expect(second.showsHints.value).toBe(false);
    expect((await started('/')).showsHints.value).toBe(false);
  });

  it('are none where the browser keeps nothing, and would show them for ever', async () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect((await started('/')).showsHints.value).toBe(false);
  });
});
