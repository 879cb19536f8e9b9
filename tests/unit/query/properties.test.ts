import { describe, expect, it } from 'vitest';
import type { PropertyInfo } from '../../../server/contract/queryable.ts';
import { languages } from '../../../server/contract/text.ts';
import { accountProperties, incidentProperties } from '../../../server/query/properties.ts';
import { relevance } from '../../../server/query/relevance.ts';
import { madeAccountState, madeState } from '../../store/made-versions.ts';

describe.each([
  ['incidents', incidentProperties, madeState('a', 1).feature.properties],
  ['accounts', accountProperties, madeAccountState('a').properties],
] as const)('the properties of %s', (_, properties, made) => {
  const named = (flag: (one: PropertyInfo) => boolean) => properties.filter(flag).map((one) => one.name);

  it('are each named once, with a title in every language', () => {
    expect(new Set(named(() => true)).size).toBe(properties.length);
    for (const { name, title } of properties)
      for (const language of languages) expect(title[language], `${name} ${language}`).toBeTruthy();
  });

  it('are those that features have, and of their kind', () => {
    const returned = new Map(properties.filter((one) => one.returned).map((one) => [one.name, one]));
    for (const [name, value] of Object.entries(made)) {
      const info = returned.get(name);
      expect(info, name).toBeDefined();
      if (value === null) continue;
      const kind = Array.isArray(value) ? (name === 'figures' ? 'object' : 'strings') : typeof value;
      const stored = { integer: 'number', timestamp: 'string' }[info!.kind as string] ?? info!.kind;
      expect(kind, name).toBe(stored);
      if (info!.codes && typeof value === 'string') expect(info!.codes, name).toContain(value);
    }
  });

  it('have one id, one geometry and one interval in time', () => {
    for (const role of ['id', 'primary-geometry', 'primary-interval-start', 'primary-interval-end'])
      expect(named((one) => one.role === role)).toHaveLength(1);
    // The fit with a search is an order, and nothing that a filter could ask.
    expect(named((one) => one.sortable && !one.queryable).filter((name) => name !== relevance)).toEqual([]);
  });
});
