import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('layers on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-layer-cli-'));
  const file = join(folder, 'bases.geojson');
  const camp = { type: 'Feature', geometry: { type: 'Point', coordinates: [20.5, 42.9] }, properties: {} };
  const write = (features: object[]) =>
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(...args: string[]) {
    const child = spawn(process.execPath, ['server/cli/incident-atlas.mjs', 'layer', ...args], {
      cwd: root,
      env: { ...process.env, ATLAS_DATA: join(folder, 'data'), ATLAS_SEED: 'none' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, err };
  }

  it('are added, replaced, listed and removed', async () => {
    write([camp]);
    expect(
      await run('add', file, '--id', 'bases', '--title', 'Bases', '--attribution', 'A survey'),
    ).toMatchObject({
      code: 0,
      out: 'Added the layer bases with 1 feature.\n',
    });
    write([camp, camp]);
    expect((await run('add', file, '--id', 'bases', '--title', 'Camps')).code).toBe(0);
    expect((await run('list')).out).toBe('bases\tCamps\t2\n');
    expect(await run('remove', 'bases')).toMatchObject({ code: 0, out: 'Removed the layer bases.\n' });
    expect((await run('list')).out).toBe('There are no layers.\n');
  });

  it('are refused with a sentence that says why', async () => {
    write([camp, { ...camp, geometry: { type: 'Circle' } }]);
    const wrong: [string[], number, string][] = [
      [['add', file, '--id', 'bases'], 1, 'Feature 2: its geometry has the unknown type «Circle».'],
      [['add', file], 2, 'A layer needs --id'],
      [['remove', 'bases'], 1, 'There is no layer «bases».'],
      [['move'], 2, 'The verbs of layer are add, list and remove.'],
    ];
    for (const [args, code, sentence] of wrong) {
      const answer = await run(...args);
      expect(answer.code, args.join(' ')).toBe(code);
      expect(answer.err).toContain(sentence);
    }
  });
});
