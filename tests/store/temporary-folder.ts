import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];

/** A new folder that does not exist yet, inside one that is removed when the test file is done. */
export function temporaryFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'incident-atlas-'));
  folders.push(parent);
  return join(parent, 'data');
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
