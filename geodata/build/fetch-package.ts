import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Fetches one published npm package and returns the folder of its files.
 *
 * `npm pack` is used instead of a dependency because the outlines weigh tens of megabytes and only a
 * rebuild needs them. The folder is in the system's temporary directory and is kept between rebuilds.
 *
 * @throws when npm cannot fetch the package
 */
export function fetchPackage(name: string, version: string): string {
  const slug = `${name.replace(/^@/, '').replace('/', '-')}-${version}`;
  const folder = join(tmpdir(), 'incident-atlas-geodata', slug);
  const files = join(folder, 'package');
  if (existsSync(join(files, 'package.json'))) return files;
  mkdirSync(folder, { recursive: true });
  console.log(`fetching ${name}@${version}`);
  execFileSync('npm', ['pack', `${name}@${version}`, '--silent'], { cwd: folder, stdio: 'pipe' });
  // npm names the archive after the package in exactly this way.
  execFileSync('tar', ['xzf', `${slug}.tgz`], { cwd: folder });
  return files;
}
