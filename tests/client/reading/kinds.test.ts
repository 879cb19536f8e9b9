import { describe, expect, test } from 'vitest';
import { chosenSubTypes, kindsFilter, subTypesOf, withSubTypes } from '../../../client/src/state/kinds.ts';

const none = { type: [], sub_type: [] };

describe('kinds', () => {
  test('no filter chooses nothing', () => {
    expect(chosenSubTypes(none).size).toBe(0);
    expect(kindsFilter(new Set())).toEqual(none);
  });

  test('a whole type is written as the type', () => {
    const chosen = withSubTypes(new Set(), subTypesOf('riot'), true);
    expect(kindsFilter(chosen)).toEqual({ type: ['riot'], sub_type: [] });
  });

  test('a type beside a part of another is written in sub-types, since the two parameters are joined by and', () => {
    const chosen = withSubTypes(chosenSubTypes({ type: ['riot'], sub_type: [] }), ['roadblock'], true);
    expect(kindsFilter(chosen)).toEqual({
      type: [],
      sub_type: ['violent_demonstration', 'mob_violence', 'roadblock'],
    });
  });

  test('what is written reads back as the same choice', () => {
    for (const filter of [
      { type: ['riot', 'protest'], sub_type: [] },
      { type: [], sub_type: ['roadblock', 'ambush'] },
    ])
      expect(chosenSubTypes(kindsFilter(chosenSubTypes(filter)))).toEqual(chosenSubTypes(filter));
  });

  test('an address with both parameters chooses what both let through', () => {
    const both = { type: ['riot'], sub_type: ['mob_violence', 'roadblock'] };
    expect([...chosenSubTypes(both)]).toEqual(['mob_violence']);
  });

  test('taking away one sub-type leaves the others of its type', () => {
    const chosen = withSubTypes(chosenSubTypes({ type: ['riot'], sub_type: [] }), ['mob_violence'], false);
    expect(kindsFilter(chosen)).toEqual({ type: [], sub_type: ['violent_demonstration'] });
  });
});
