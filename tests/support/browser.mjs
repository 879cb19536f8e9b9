import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Flags for headless Chromium in tests: WebGL 2 in software, and no connection of its own. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function ofPlaywright() {
  const folders = [process.env.PLAYWRIGHT_BROWSERS_PATH, join(homedir(), '.cache/ms-playwright')];
  for (const folder of folders.filter((one) => one && existsSync(one)))
    for (const entry of readdirSync(folder).filter((one) => one.startsWith('chromium-')))
      for (const inner of ['chrome-linux/chrome', 'chrome-linux64/chrome'])
        if (runnable(join(folder, entry, inner))) return join(folder, entry, inner);
  return null;
}

/** Path of a Chromium or Chrome: CHROME_PATH, then the PATH, then the usual places, then Playwright's; or null. */
export function findBrowser() {
  if (process.env.CHROME_PATH) return runnable(process.env.CHROME_PATH) ? process.env.CHROME_PATH : null;
  return onPath(names) ?? places.find(runnable) ?? ofPlaywright();
}

function onPath(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) if (folder && runnable(join(folder, name))) return join(folder, name);
  return null;
}

/** Installs a package of Debian where this runs as root on Debian; false elsewhere. */
function installDebian(name, why) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log(`Installing Debian’s ${name} for ${why} …`);
  const apt = (args) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', name]);
  return true;
}

/** Finds a browser; as root on Debian it installs chromium, elsewhere it answers null. */
export function findOrInstallBrowser() {
  const found = findBrowser();
  if (found || process.env.CHROME_PATH) return found;
  return installDebian('chromium', 'the browser tests') ? findBrowser() : null;
}

/** Finds GDAL's `ogrinfo`, with which files and tiles are opened as others open them; installs it as the browser. */
export function findOrInstallGdal() {
  const find = () => onPath(['ogrinfo']);
  return find() ?? (installDebian('gdal-bin', 'the tests of files and tiles') ? find() : null);
}
