import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root, textOf } from './source-files.ts';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
}

const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(textOf('package.json'));
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Licences under which anybody may use, change and pass on what is shipped, with a note of whose it is at most. */
const free = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'CC0-1.0', 'Unlicense', 'Zlib'],
  ...['OFL-1.1', 'EDL-1.0'],
];
/** Those of tools that are shipped in nothing. */
const ofTools = [...free, 'MPL-2.0'];
/** What a package's own manifest misspells or leaves out, as its licence file says it. */
const said: Readonly<Record<string, string>> = {
  'node_modules/splaytree-ts': 'BSD-3-Clause',
  'node_modules/arc': 'BSD-2-Clause',
  'node_modules/busboy': 'MIT',
  'node_modules/streamsearch': 'MIT',
};

/** Whether an SPDX expression (without nesting) can be met by licences of a list. */
function isAllowed(expression: string | undefined, allowed: readonly string[]): boolean {
  const plain = (expression ?? '').replace(/[()]/g, '');
  return plain.split(' OR ').some((way) => way.split(' AND ').every((one) => allowed.includes(one.trim())));
}

const licenceOf = ([path, { license }]: [string, Locked]) => said[path] ?? license;

describe('what others wrote', () => {
  it('is under a licence that lets everybody use, change and pass it on', () => {
    const refused = locked.filter((one) => !isAllowed(licenceOf(one), one[1].dev ? ofTools : free));
    expect(refused.map((one) => `${one[0]}: ${licenceOf(one)}`)).toEqual([]);
    expect(locked.length).toBeGreaterThan(100);
  });

  it('is pinned by the lock, to a version and to its bytes, and comes from the registry alone', () => {
    const loose = locked.filter(
      ([, { version, integrity, link, resolved }]) =>
        !/^\d+\.\d+\.\d+/.test(version ?? '') ||
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ||
        link ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    const asked: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.keys(asked).filter((name) => !lock.packages[`node_modules/${name}`])).toEqual([]);
    expect(Object.values(asked).filter((range) => !/^[\^~]?\d/.test(range))).toEqual([]);
    const { dependencies, devDependencies } = lock.packages[''] as Record<string, Record<string, string>>;
    expect({ ...dependencies, ...devDependencies }).toEqual(asked);
  });

  it('runs a script of its own when it is installed only where that is allowed by name', () => {
    const names = locked
      .filter(([, one]) => one.hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1)!);
    expect(names.sort()).toEqual(Object.keys(manifest.allowScripts).sort());
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed);
    // Its bindings are compiled, or fetched, for the machine.
    expect(allowed.map(([name]) => name)).toEqual(['better-sqlite3']);
  });

  it('is in the bill of materials, each package of it', () => {
    const told = execFileSync('npm', ['run', '--silent', 'sbom'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const bill = JSON.parse(told) as { bomFormat: string; components: { name: string; version: string }[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    const named = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    const missing = locked
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`)
      .filter((one) => !named.has(one));
    expect(missing).toEqual([]);
  });
});

describe('what is bundled into the server', () => {
  it('is ours, or a dependency of the service itself: none of the tools, which are under other licences', () => {
    const folder = `${root}dist/server/`;
    const maps = (readdirSync(folder, { recursive: true }) as string[]).filter((one) => one.endsWith('.map'));
    const sources = maps.flatMap((map) =>
      (JSON.parse(readFileSync(folder + map, 'utf8')).sources as string[])
        .filter((source) => !source.startsWith('\0'))
        .map((source) => relative(root, resolve(folder, dirname(map), source))),
    );
    const others = sources.filter((path) => !path.startsWith('server/'));
    const keys = locked.map(([path]) => path).sort((one, other) => other.length - one.length);
    const owners = [...new Set(others.map((file) => keys.find((key) => file.startsWith(`${key}/`)) ?? file))];
    expect(
      owners.filter((owner) => lock.packages[owner]?.dev !== undefined || !lock.packages[owner]),
    ).toEqual([]);
    expect(owners).toContain('node_modules/express');
  });
});

describe('what runs in the browser', () => {
  let modules: string[];
  beforeAll(() => {
    const build = "import('./server/bootstrap/build.mjs').then((made) => made.build())";
    execFileSync(process.execPath, ['-e', build], { cwd: root });
    modules = readFileSync(`${root}dist/browser-modules.txt`, 'utf8').split('\n').filter(Boolean);
  }, 200_000);

  it('is ours, or in the lock under a licence to pass it on', () => {
    // What the bundler itself puts in has no file.
    const files = modules.filter((path) => !path.startsWith('\0') && !/^(virtual:|vite\/)/.test(path));
    expect(files.length).toBeGreaterThan(300);
    const others = files.filter((path) => !/^(client|server\/contract)\//.test(path));
    expect(others.filter((path) => !path.startsWith('node_modules/'))).toEqual([]);
    // The innermost package that is in the lock: some bring folders of that name within what they publish.
    const keys = locked.map(([path]) => path).sort((one, other) => other.length - one.length);
    const owners = others.map((file) => [file, keys.find((key) => file.startsWith(`${key}/`))] as const);
    expect(owners.filter(([, owner]) => owner === undefined)).toEqual([]);
    const packages = [...new Set(owners.map(([, owner]) => owner!))];
    const wrong = packages.filter((path) => !isAllowed(licenceOf([path, lock.packages[path]!]), free));
    expect(wrong).toEqual([]);
    expect(packages).toContain('node_modules/preact');
    console.log(`in the browser: ${packages.length} packages`);
  });

  it('comes in one script and one style beside the page’s own, before anything else is asked for', () => {
    const page = readFileSync(`${root}dist/client/index.html`, 'utf8');
    const names = [...page.matchAll(/\/assets\/([\w-]+\.(?:js|css))"/g)].map((match) => match[1]!);
    expect(names.map((name) => name.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
      'app.js',
      'first.css',
      'first.js',
    ]);
    const scripts = names.filter((name) => name.endsWith('.js'));
    const imported = scripts.flatMap((name) => [
      ...readFileSync(`${root}dist/client/assets/${name}`, 'utf8').matchAll(
        /(?:from|import)\s?"\.\/([^"]+)"/g,
      ),
    ]);
    expect(imported.map((match) => match[1]).filter((name) => !scripts.includes(name!))).toEqual([]);
  });
});
