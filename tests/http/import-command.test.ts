import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('imports on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-import-cli-'));
  const file = join(folder, 'rows.csv');
  const report = join(folder, 'faults.csv');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(...args: string[]) {
    const child = spawn(process.execPath, ['server/cli/incident-atlas.mjs', ...args], {
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

  it('write nothing when a row has a fault, and tell all of them in a report', async () => {
    writeFileSync(file, acledFile(acledRow(), acledRow({ event_id_cnty: 'B', longitude: 'east' })));
    const { code, out } = await run('import', file, '--format', 'acled', '--report', report);
    expect(code).toBe(1);
    expect(out).toContain('Row 3, longitude: «east» is not degrees from -180 to 180.');
    expect(out).toContain('Nothing was written.');
    expect(readFileSync(report, 'utf8')).toBe(
      'row,id,kind,column,value,allowed\r\n3,B,fault,longitude,east,degrees from -180 to 180\r\n',
    );
  }, 60_000);

  it('say what they read, wrote, skipped and knew', async () => {
    const lines = join(folder, 'faults.ndjson');
    const dry = await run(
      'import',
      file,
      '--format',
      'acled',
      '--skip-faulty',
      '--dry-run',
      '--report',
      lines,
    );
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('1 would become new incidents');
    expect(JSON.parse(readFileSync(lines, 'utf8'))).toMatchObject({ row: 3, column: 'longitude' });
    const first = await run('import', file, '--format', 'acled', '--skip-faulty', '--publish');
    expect(first.code).toBe(0);
    expect(first.out).toContain('Read 2 rows of ACLED (ACLED Terms and Conditions; private)');
    expect(first.out).toContain(
      '1 became new incidents, 0 became new versions (for staff only); 0 were there already; 1 had faults.',
    );
    expect(first.out).toContain('All of it is revision 1');
    const again = await run('import', file, '--format', 'acled', '--skip-faulty', '--publish');
    expect(again.out).toContain('1 were there already; 1 had faults.');
    expect(again.out).toContain('Nothing was written');
    expect((await run('verify')).out).toContain('All 1 revisions hold');
  }, 120_000);

  it('are refused with a sentence that says why', async () => {
    const wrong: [string[], number, string][] = [
      [['import', file], 2, 'An import needs --format, one of atlas, acled, ucdp, geojson.'],
      [['import', '--format', 'acled'], 2, 'This needs the name of the file to import.'],
      [['import', join(folder, 'none'), '--format', 'acled'], 1, 'cannot be read'],
      [['import', file, '--format', 'acled', '--redistribution', 'forbidden'], 1, 'it is not imported'],
      [['import', file, '--format', 'acled', '--redistribution', 'maybe'], 1, 'not «maybe»'],
      [['import', file, '--format', 'acled', '--id', 'My Set'], 1, 'not «My Set»'],
    ];
    for (const [args, code, sentence] of wrong) {
      const answer = await run(...args);
      expect(answer.code, args.join(' ')).toBe(code);
      expect(answer.err).toContain(sentence);
    }
    expect(existsSync(file)).toBe(true);
  }, 120_000);
});
