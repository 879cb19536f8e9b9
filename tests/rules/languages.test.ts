import { describe, expect, it } from 'vitest';
import { root, textOf, under } from './source-files.ts';

type Words = Record<string, string | Record<string, string>>;

const parts = [...under('client/src/i18n/', '.en.ts'), ...under('server/contract/words/', '.en.ts')].map(
  (path) => path.replace(/\.en\.ts$/, ''),
);

async function words(path: string, name: string): Promise<Words> {
  const module = (await import(/* @vite-ignore */ `${root}${path}`)) as Record<string, Words>;
  return module[name]!;
}

const gapsOf = (entry: Words[string]) =>
  [...new Set([...JSON.stringify(entry).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('the words of the app', () => {
  it('are split into parts', () => expect(parts.length).toBeGreaterThan(3));

  it.each(parts)('have every key of %s in every language, with the same gaps', async (part) => {
    const en = await words(`${part}.en.ts`, 'en');
    for (const [ending, name] of [
      ['sq', 'sq'],
      ['sr', 'srCyrl'],
    ] as const) {
      const other = await words(`${part}.${ending}.ts`, name);
      expect(Object.keys(other).sort()).toEqual(Object.keys(en).sort());
      for (const key of Object.keys(en)) {
        expect(typeof other[key], key).toBe(typeof en[key]);
        expect(gapsOf(other[key]!), key).toEqual(gapsOf(en[key]!));
        expect(JSON.stringify(other[key]).length, key).toBeGreaterThan(2);
      }
    }
  });

  it.each(parts)('write the Serbian of %s in Cyrillic', async (part) => {
    const sr = await words(`${part}.sr.ts`, 'srCyrl');
    const en = await words(`${part}.en.ts`, 'en');
    const latin = Object.entries(sr).filter(
      ([key, entry]) =>
        !/[\u0400-\u04ff]/.test(JSON.stringify(entry)) && JSON.stringify(entry) !== JSON.stringify(en[key]),
    );
    expect(latin).toEqual([]);
  });

  it('hold every code that the contract and the rules can answer with', async () => {
    const known = [
      ...Object.keys(await words('client/src/i18n/problem.en.ts', 'en')),
      // What only imports answer is said where only they are shown.
      ...Object.keys(await words('client/src/i18n/desk-finding.en.ts', 'en')),
    ];
    const codes = new Set<string>();
    for (const path of [...under('server/contract/', '.ts'), ...under('server/domain/', '.ts')]) {
      for (const match of textOf(path).matchAll(/(?:message|code): '([a-z]+(?:_[a-z]+)+)'/g))
        codes.add(match[1]!);
      for (const match of textOf(path).matchAll(/\((?:[^()']|'[^']*'(?=,))*'([a-z]+(?:_[a-z]+)+)'\)/g)) {
        const code = match[1]!;
        if (/_(?:empty|long|short|malformed|range|expected|negative|large|whole|unknown|missing)$/.test(code))
          codes.add(code);
      }
    }
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !known.includes(code))).toEqual([]);
  });
});
