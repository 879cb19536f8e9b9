import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAssets, newBuild, switchTo } from '../../../server/bootstrap/switch.mjs';

describe('a build beside a service that runs', () => {
  let dist: string;
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'atlas-dist-'));
  });
  afterEach(() => rmSync(dist, { recursive: true, force: true }));

  const day = 86_400_000;
  const start = Date.parse('2024-09-01T10:00:00Z');
  /** Builds a part of these assets so many days after the first, and switches to it. */
  const build = (part: string, atDay: number, assets: Record<string, string>) => {
    const at = start + atDay * day;
    const made = newBuild(part, at);
    const folder = join(dist, made, 'assets');
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(assets)) {
      writeFileSync(join(folder, name), text);
      utimesSync(join(folder, name), at / 1000 + 5, at / 1000 + 5);
    }
    keepAssets(dist, made);
    switchTo(dist, part, made);
    return made;
  };
  const served = () => readdirSync(join(dist, 'client', 'assets')).sort();

  it('leaves the files that it began with where they are, until three later ones were made', () => {
    build('server', 0, { 'chunk-a.js': 'a' });
    const running = realpathSync(join(dist, 'server'));
    for (const atDay of [1, 2, 3]) build('server', atDay, { 'chunk-b.js': `b${atDay}` });
    expect(readFileSync(join(running, 'assets', 'chunk-a.js'), 'utf8')).toBe('a');
    expect(readFileSync(join(dist, 'server', 'assets', 'chunk-b.js'), 'utf8')).toBe('b3');
    build('server', 4, { 'chunk-c.js': 'c' });
    expect(() => readFileSync(join(running, 'assets', 'chunk-a.js'))).toThrow(/ENOENT/);
    expect(readdirSync(dist).filter((one) => one.startsWith('.'))).toEqual([]);
  });

  it('takes the place of a folder from before there were links', () => {
    mkdirSync(join(dist, 'client', 'assets'), { recursive: true });
    writeFileSync(join(dist, 'client', 'assets', 'old-1.js'), 'old');
    build('client', 1, { 'new-1.js': 'new' });
    expect(served()).toEqual(['new-1.js', 'old-1.js']);
    expect(realpathSync(join(dist, 'client'))).not.toBe(join(realpathSync(dist), 'client'));
  });

  it('keeps what open pages may still ask for until a month after it was replaced', () => {
    build('client', 0, { 'same.js': '1', 'part-a.js': 'a' });
    build('client', 100, { 'same.js': '2', 'part-b.js': 'b' });
    expect(served()).toEqual(['part-a.js', 'part-b.js', 'same.js']);
    expect(readFileSync(join(dist, 'client', 'assets', 'same.js'), 'utf8')).toBe('2');
    build('client', 129, { 'same.js': '2', 'part-c.js': 'c' });
    expect(served()).toEqual(['part-a.js', 'part-b.js', 'part-c.js', 'same.js']);
    build('client', 131, { 'same.js': '2', 'part-d.js': 'd' });
    expect(served()).toEqual(['part-b.js', 'part-c.js', 'part-d.js', 'same.js']);
    build('client', 160, { 'same.js': '2', 'part-d.js': 'd' });
    expect(served()).toEqual(['part-c.js', 'part-d.js', 'same.js']);
  });
});
