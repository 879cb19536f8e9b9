import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { VersionEntry } from '#contract/feature.ts';
import type { Role } from '#contract/roles.ts';
import { path, selectedId } from '../../../client/src/state/location.ts';
import { cameFrom } from '../../../client/src/state/merged.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { restoring } from '../../../client/src/state/rearrange.ts';
import { session } from '../../../client/src/state/session.ts';
import { HistoryPage } from '../../../client/src/view/history/history-page.tsx';
import { serveInvented, settled } from './invented-deployment.ts';

const entry = (version: number, more: Partial<VersionEntry> = {}): VersionEntry => ({
  ...{ version, seq: version, recorded_at: `2024-09-0${version}T10:00:00.000Z` },
  ...{ status: 'published', kind: 'amended', compared_with: version > 1 ? version - 1 : null, changes: [] },
  ...more,
});

/** What was asked once is not asked again: each test has an incident of its own. */
let number = 0;
async function open(versions: readonly VersionEntry[], role: Role | null) {
  number += 1;
  const id = `one-${number}`;
  await serveInvented(`/incident/${id}/history`, (url) =>
    url.includes('/history') ? { id, versions, links: [] } : undefined,
  );
  session.value = role && ({ user: { name: 'ana', role } } as typeof session.value);
  chooseLanguage('en');
  await settled();
  return render(<HistoryPage />);
}

afterEach(() => {
  session.value = null;
  restoring.value = null;
  cameFrom.value = null;
  cleanup();
});

describe('the history of what was rearranged', () => {
  test('offers to restore what does not stand, to editors and admins', async () => {
    const versions = [entry(1, { kind: 'published' }), entry(2), entry(3)];
    const { getByRole, queryByRole } = await open(versions, 'editor');
    expect(queryByRole('button', { name: 'Restore version 3' })).toBeNull();
    fireEvent.click(getByRole('button', { name: 'Restore version 2' }));
    expect(restoring.value).toEqual({ id: `one-${number}`, version: 2 });
  });

  test.each([[null], ['contributor'] as const])('offers nothing to %s', async (role) => {
    const { queryByText } = await open([entry(1), entry(2)], role as Role | null);
    expect(queryByText(/Restore/)).toBeNull();
  });

  test('says what was restored, and with which incident it has to do', async () => {
    const versions = [
      entry(1, { kind: 'published', split_from: 'whole' }),
      entry(2, { restored: 1, role: 'editor' }),
      entry(3, { merged_from: 'other', role: 'admin' }),
    ];
    const { container } = await open(versions, null);
    expect([...container.querySelectorAll('.version-done')].map((one) => one.textContent)).toEqual([
      'Accounts of another incident taken in by an admin',
      'Version 1 restored by an editor',
      'Split off from another incident',
    ]);
    const others = [...container.querySelectorAll('.version-other a')];
    expect(others.map((one) => one.textContent)).toEqual(['other', 'whole']);
  });

  test('leads to the incident that goes on, and restores nothing of one that was merged', async () => {
    const gone = entry(2, { kind: 'retracted', status: 'retracted', merged_into: 'other', reason: 'One.' });
    const { container, queryByText } = await open([entry(1), gone], 'admin');
    expect(container.querySelector('.notice')!.textContent).toContain(
      'merged into another one on 2 September',
    );
    expect(container.querySelector('.notice a')!.getAttribute('href')).toMatch(/^\/incident\/other/);
    expect(queryByText(/Restore/)).toBeNull();
  });
});

describe('an incident that was merged', () => {
  test('is read where the service led to, under the address of that one', async () => {
    await serveInvented('/incident/gone?type=riot', (url) =>
      url.includes('/items/gone')
        ? { type: 'Feature', id: 'goes-on', geometry: null, properties: {} }
        : undefined,
    );
    await settled();
    expect(selectedId.value).toBe('goes-on');
    expect(path.value).toBe('/incident/goes-on');
    expect(cameFrom.value).toEqual({ from: 'gone', into: 'goes-on' });
  });
});
