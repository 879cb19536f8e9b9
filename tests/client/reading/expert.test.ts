import { describe, expect, it } from 'vitest';
import { query } from '../../../client/src/state/location.ts';
import { exampleOf, insertCondition, type Queryable } from '../../../client/src/state/queryables.ts';
import { lineAndColumn } from '../../../client/src/view/expert/filter-fault.tsx';
import { chipsOf } from '../../../client/src/view/filter-words.ts';
import { inLanguage } from '../../../server/contract/text.ts';
import { propertySchema } from '../../../server/http/property-schema.ts';
import { checkPredicate } from '../../../server/query/cql2/check.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { incidentProperties } from '../../../server/query/properties.ts';
import { serveInvented, settled } from './invented-deployment.ts';

const asked = incidentProperties.filter(({ queryable }) => queryable);
const example = (name: string) => {
  const info = asked.find((one) => one.name === name)!;
  return exampleOf(name, propertySchema(info, 'en', 1, false) as Queryable, [20, 42, 21, 43]);
};

describe('the examples of conditions', () => {
  it.each(asked.map(({ name }) => name))('of %s can be read and asked', (name) => {
    const text = example(name);
    expect(text).toContain(name);
    checkPredicate(parseText(text), asked, []);
  });

  it('are of the property’s own kind', () => {
    expect(example('claimed_places')).toBe('S_INTERSECTS(claimed_places, BBOX(20, 42, 21, 43))');
    expect(example('accounts_count')).toBe('accounts_count >= 1');
    expect(example('contested')).toMatch(/^A_CONTAINS\(contested, \('\w+'\)\)$/);
    const type = asked.find(({ name }) => name === 'type')!;
    expect(example('type')).toContain(type.codes![0]);
    expect(inLanguage(type.title, 'en').text).not.toBe('');
  });
});

describe('a condition put in at the caret', () => {
  const put = (text: string, condition = 'b = 2') => {
    const at = text.indexOf('|');
    const next = insertCondition(text.replace('|', ''), at, condition);
    return `${next.text.slice(0, next.at)}|${next.text.slice(next.at)}`;
  };

  it('stands alone, after, before and between others', () => {
    expect(put('|')).toBe('b = 2|');
    expect(put('a = 1|')).toBe('a = 1 AND b = 2|');
    expect(put('|a = 1')).toBe('b = 2| AND a = 1');
    expect(put('a = 1 AND |c = 3')).toBe('a = 1 AND b = 2| AND c = 3');
  });

  it('takes the place that an operator or a parenthesis leaves', () => {
    expect(put('a = 1 or |')).toBe('a = 1 or b = 2|');
    expect(put('(|) OR a = 1')).toBe('( b = 2| ) OR a = 1');
    expect(put('NOT |')).toBe('NOT b = 2|');
  });

  it('leaves a text that can be read', () => {
    const { text } = insertCondition("type = 'riot'", 99, example('status'));
    expect(printText(parseText(text))).toMatch(/^type = 'riot' AND status IN/);
  });
});

describe('the place of a fault', () => {
  it('is said by line and character from one on', () => {
    expect(lineAndColumn('a = 1\nAND b', 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn('a = 1\nAND b', 6)).toEqual({ line: 2, column: 1 });
    expect(lineAndColumn('a = 1\nAND b', 11)).toEqual({ line: 2, column: 6 });
  });
});

describe('a filter in the address', () => {
  it('is one chip until the service has taken it apart, then one for each condition', async () => {
    const conditions = ['version > 1', "(type = 'riot' OR type = 'protest')"];
    const filter = conditions.join(' AND ');
    await serveInvented(`/?lang=en&filter=${encodeURIComponent(filter)}`, (url) =>
      url.startsWith('/api/filter?') ? { text: filter, json: {}, conditions } : undefined,
    );
    expect(chipsOf(query.value).map(({ words }) => words)).toEqual([`Filter: ${filter}`]);
    await settled();
    const chips = chipsOf(query.value);
    expect(chips.map(({ words }) => words)).toEqual(conditions.map((one) => `Filter: ${one}`));
    expect(chips.map(({ without }) => without.filter)).toEqual([conditions[1], conditions[0]]);
    expect(chips[0]!.without).toEqual({ filter: conditions[1] });
  });
});
