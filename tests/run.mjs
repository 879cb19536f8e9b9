// The second command: everything a change must pass, from a fresh clone, ending in one plain line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../server/bootstrap/build.mjs';
import { install, root } from '../server/bootstrap/install.mjs';
import { findOrInstallBrowser, findOrInstallGdal } from './support/browser.mjs';

const bin = (name) => join(root, 'node_modules', name);
let passed = 0;
let failed = 0;

function check(what, args) {
  console.log(`\n— ${what}`);
  const ok = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${what}`);
}

install();
const browser = findOrInstallBrowser();
if (!browser) {
  console.error(
    'The browser tests need Chromium or Chrome: install one (on Debian: apt-get install chromium) or set CHROME_PATH to its program.',
  );
  console.log('0 passed, 1 failed');
  process.exit(1);
}
if (!findOrInstallGdal()) {
  console.error('The tests of files and tiles need GDAL: install it (on Debian: apt-get install gdal-bin).');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
process.env.CHROME_PATH = browser;

check('types of server and tests', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']);
check('types of the client', [bin('typescript/bin/tsc'), '-p', 'client/tsconfig.json']);
check('lint and format', [bin('@biomejs/biome/bin/biome'), 'ci', '--config-path=tests/lint.json', '.']);
console.log('\n— build');
build();
passed += 1;

const folder = mkdtempSync(join(tmpdir(), 'atlas-test-'));
const report = join(folder, 'report.json');
console.log('\n— tests');
const only = process.argv.slice(2);
const vitest = spawnSync(
  process.execPath,
  [
    bin('vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ],
  { cwd: root, stdio: 'inherit' },
);
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // A file that cannot be loaded runs no test, and a test left out is not a test passed.
  failed += result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  ).length;
  failed += result.numPendingTests + (result.numTodoTests ?? 0);
} catch {
  failed += 1;
}
if (vitest.status !== 0 && failed === 0) failed += 1;
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
