import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../server/query/cql2/parse-json.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printJson } from '../../../server/query/cql2/print-json.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { type Example, examples, published } from './published.ts';

const all = examples();

describe('the published examples', () => {
  it(published ? 'are all there' : 'are absent here, so that less is measured', () => {
    expect(all.length).toBe(published ? 120 : 0);
  });

  const failing = (test: (example: Example) => boolean): string[] =>
    all.filter((example) => !test(example)).map(({ name }) => name);

  it('mean the same in text and in JSON', () => {
    for (const { name, text, json } of all) expect(parseText(text), name).toEqual(parseJson(json));
  });

  it('print to JSON that differs from the published in nothing but how it is written', () => {
    for (const { name, text, json } of all)
      expect(printJson(parseText(text)), name).toEqual(withoutSigns(json));
  });

  it('print to text that reads back to the same tree and prints the same again', () => {
    const unstable = failing(({ text }) => {
      const printed = printText(parseText(text));
      return printText(parseText(printed)) === printed;
    });
    expect(unstable).toEqual([]);
    for (const { name, text } of all)
      expect(parseText(printText(parseText(text))), name).toEqual(parseText(text));
  });
});

/** JSON.parse keeps -0, which a tree writes as 0. */
function withoutSigns(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(withoutSigns);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutSigns(member)]));
}
