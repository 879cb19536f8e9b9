import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { takeProcessLock } from '../../server/store/sqlite/process-lock.ts';

describe('incident-atlas openapi', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-openapi-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (settings: Record<string, string>) =>
    spawnSync(process.execPath, ['server/cli/incident-atlas.mjs', 'openapi'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, ...settings },
      encoding: 'utf8',
      maxBuffer: 1e8,
    });

  it('answers the same beside a service that has the data open, and leaves nothing behind', () => {
    const settings = { ATLAS_DATA: join(folder, 'open'), TMPDIR: folder };
    const alone = run(settings);
    const lock = takeProcessLock(join(folder, 'open', 'atlas.lock'), folder);
    try {
      const before = readdirSync(folder);
      const beside = run(settings);
      expect(beside.stderr).toBe('');
      expect(beside.status).toBe(0);
      expect(JSON.parse(beside.stdout)).toEqual(JSON.parse(alone.stdout));
      expect(readdirSync(folder)).toEqual(before);
    } finally {
      lock.release();
    }
  });

  it('prints the document under the public address, and nothing else', () => {
    const { stdout, status } = run({
      ATLAS_DATA: join(folder, 'data'),
      PUBLIC_URL: 'https://atlas.example/under',
    });
    expect(status).toBe(0);
    const document = JSON.parse(stdout);
    expect(document.openapi).toBe('3.0.3');
    expect(document.servers[0].url).toBe('https://atlas.example/under/api');
    // The deployment's places are in it even where no service has run yet.
    expect(document.paths).toHaveProperty('/collections/municipalities/items');
    expect(document.components.securitySchemes.session.name).toBe('__Host-atlas');
  });
});
