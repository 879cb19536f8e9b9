import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

describe('incident-atlas openapi', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-openapi-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints the document under the public address, and nothing else', () => {
    const { stdout, status } = spawnSync(process.execPath, ['server/cli/incident-atlas.mjs', 'openapi'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, ATLAS_DATA: join(folder, 'data'), PUBLIC_URL: 'https://atlas.example/under' },
      encoding: 'utf8',
      maxBuffer: 1e8,
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
