import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root, textOf } from './source-files.ts';

const page = textOf('SECURITY.md');
/** Rows of the tables by chapters: numbers, requirement, where, tests, what is true of it. */
const rows = page
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
const numbers = rows.flatMap(([numbered]) => numbered!.split(' '));

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they come before those of level 3. */
const sections: Readonly<Record<string, readonly number[]>> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
};

describe('what SECURITY.md says of the standard', () => {
  it('names tests that are there', () => {
    const named = [...page.matchAll(/`(tests\/[^`\s]+)`/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(120);
    expect([...new Set(named)].filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it('names files of the program that are there', () => {
    const places = rows.flatMap(([, , where = '']) =>
      [...where.matchAll(/`([a-z-]+\/[a-z0-9/.-]*)`/g)].map((match) => match[1]!),
    );
    expect(places.length).toBeGreaterThan(50);
    const found = (path: string) =>
      ['', 'server/', 'client/src/'].some((folder) => existsSync(root + folder + path));
    expect(places.filter((path) => !found(path))).toEqual([]);
  });

  it('has a line for every requirement of level 2, once', () => {
    const wanted = Object.entries(sections).flatMap(([chapter, counts]) =>
      counts.flatMap((count, at) =>
        Array.from({ length: count }, (_, one) => `${chapter}.${at + 1}.${one + 1}`),
      ),
    );
    expect(wanted.filter((number) => !numbers.includes(number))).toEqual([]);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  });

  it('says of each whether it is met, and shows by a test what it says is met', () => {
    const said = /^(met|partly|\*\*not met\*\*|n\/a|left to the operator)/;
    expect(rows.filter((row) => row.length !== 5 || !said.test(row[4]!))).toEqual([]);
    const unshown = rows.filter((row) => /^met(?!:)/.test(row[4]!) && !row[3]!.includes('tests/'));
    expect(unshown.map(([numbered]) => numbered)).toEqual([]);
  });

  it('names each of the ten', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `A${String(at + 1).padStart(2, '0')}`);
    for (const one of ten) expect(page).toMatch(new RegExp(`^\\| ${one} [^|]+ \\| \`tests/`, 'm'));
  });
});
