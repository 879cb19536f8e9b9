import { describe, expect, it } from 'vitest';
import { type Check, checklistOf, checks } from '../../../server/contract/checklist.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const open = (document: Parameters<typeof checklistOf>[0]) =>
  Object.fromEntries(
    checklistOf(document)
      .filter(({ at }) => at.length)
      .map(({ check, at }) => [check, at]),
  ) as Partial<Record<Check, string[]>>;

describe('the checklist', () => {
  it('has every point in its order, and says where each is open', () => {
    expect(checklistOf(plainIncident()).map(({ check }) => check)).toEqual([...checks]);
    expect(open(plainIncident())).toEqual({
      name_languages: ['/accounts/0/claimant/name', '/accounts/0/actors/0'],
      grade: ['/accounts/0/grade'],
    });
  });

  it('finds accounts without source or place, figures without source, and titles that take a side', () => {
    const document = contestedIncident();
    document.titles[1]!.text.en = 'Three guards kidnapped';
    document.accounts[0]!.sources = [];
    delete document.accounts[1]!.place;
    const found = open(document);
    expect(found.source).toEqual(['/accounts/0/sources']);
    expect(found.place_precision).toContain('/accounts/1/place');
    expect(found.neutral_wording).toEqual(['/titles/1/text']);
    expect(found.title_languages).toEqual(['/titles/0/text', '/titles/1/text']);
    expect(found.figure_source?.every((at) => /^\/accounts\/\d+\/figures\/\d+\/source$/.test(at))).toBe(true);
  });

  it('reads a document that has hardly begun', () => {
    expect(open({})).toEqual({});
    expect(open({ titles: [{}], accounts: [{}] })).toMatchObject({
      source: ['/accounts/0/sources'],
      title_languages: ['/titles/0/text'],
    });
  });
});
