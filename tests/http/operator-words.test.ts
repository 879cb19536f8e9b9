import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { backUp } from '../../server/cli/archive.ts';
import { configuration, strangeSettings } from '../../server/config.ts';
import { explainListening } from '../../server/http/listen.ts';
import { clockFault } from '../../server/service/clock.ts';
import { prepareFolder } from '../../server/store/sqlite/data-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const told = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return (error as Error).message;
  }
};

it('a clock that stands before what was recorded last is told with both times, and a right one is not', async () => {
  const change = { recorded_at: '2026-11-30T20:00:00.000Z' } as never;
  const store = { seq: () => 7, changes: async () => [change] };
  expect(await clockFault(store, Date.parse('2001-01-01T00:00:00Z'))).toMatch(
    /says 2001-01-01T.* recorded at 2026-11-30T.*: set the clock/,
  );
  expect(await clockFault(store, Date.parse('2026-11-30T19:59:30Z'))).toBeNull();
  expect(await clockFault({ ...store, changes: async () => [] }, 0)).toBeNull();
});

it('a misspelt setting is told by its name, and a right one or that of another program is not', () => {
  const names = configuration.map(({ name }) => [name, 'x']);
  expect(strangeSettings({ ...Object.fromEntries(names), HOME: '/', ATLAS_SECOND_FACTR: 'staff' })).toEqual([
    'ATLAS_SECOND_FACTR',
  ]);
});

it('an address that this machine does not have is told with the variable that says another one', () => {
  const error = Object.assign(new Error('address not available'), { code: 'EADDRNOTAVAIL' });
  expect(explainListening(error, '203.0.113.9', 3000, 'PORT')).toMatch(/203\.0\.113\.9:3000 .* set HOST to/);
  expect(explainListening(error, '203.0.113.9', 9464, 'ATLAS_METRICS')).toMatch(/set ATLAS_METRICS to/);
});

it('a file where the data folder should be is told, and left as it is', () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  expect(told(() => prepareFolder(file))).toBe(
    `${file} is a file; set ATLAS_DATA to a folder, or to a name that is free.`,
  );
});

it('a backup into a folder that is not there says which', async () => {
  const none = join(folder, 'none');
  await expect(backUp(folder, join(none, 'b.sqlite'), { print: () => undefined } as never)).rejects.toThrow(
    `There is no folder ${none}: make it first.`,
  );
});
