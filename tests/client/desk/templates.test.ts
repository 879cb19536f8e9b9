import { beforeEach, describe, expect, test } from 'vitest';
import { subTypeCodes } from '#contract/codebook.ts';
import { edit, openDraft, valueAt } from '../../../client/src/state/desk-draft.ts';
import type { Loose } from '../../../client/src/state/desk-pointer.ts';
import { applyTemplate, rowsMissing, templateOf } from '../../../client/src/state/desk-templates.ts';
import { fakeService } from './fake-service.ts';

beforeEach(async () => {
  localStorage.clear();
  await fakeService();
  await openDraft(null);
});

describe('a template', () => {
  test('is there for every sub-type of every type', () => {
    for (const subType of subTypeCodes) expect(templateOf('riot', subType), subType).not.toBeNull();
    expect(templateOf('', '')).toBeNull();
  });

  test('adds the rows that an account lacks and changes nothing that is written', () => {
    const riot = templateOf('riot', 'mob_violence')!;
    edit('/accounts/0/figures', [{ _key: 'mine', id: 'x', category: 'wounded', value: '9' }]);
    expect(rowsMissing(riot)).toBe(4);
    applyTemplate(riot);
    const figures = valueAt('/accounts/0/figures') as Loose[];
    expect(figures.map(({ category, value }) => [category, value])).toEqual([
      ['wounded', '9'],
      ['participants', undefined],
      ['arrested', undefined],
    ]);
    expect((valueAt('/accounts/0/actors') as Loose[]).map(({ role }) => role)).toEqual([
      'initiating',
      'responding',
    ]);
    expect(new Set(figures.map(({ _key }) => _key)).size).toBe(3);
    expect(rowsMissing(riot)).toBe(0);
  });
});
