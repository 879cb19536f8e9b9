import { describe, expect, it } from 'vitest';
import { incidentDocument } from '../../../server/contract/incident.ts';
import { isTag, tagOf } from '../../../server/contract/tag.ts';
import { plainIncident } from '../../fixtures/incidents.ts';

describe('a tag', () => {
  it.each([
    ['  Road   Block ', 'road block'],
    ['E\u0308TAT', 'ëtat'],
    ['ПУТ-2', 'пут-2'],
  ])('is what was typed in small letters with single spaces: %s', (typed, tag) => {
    expect(tagOf(typed)).toBe(tag);
    expect(isTag(tag)).toBe(true);
  });

  it.each(['', '-road', 'road-', 'a,b', 'Road', '<b>', 'a'.repeat(41)])('is never «%s»', (text) =>
    expect(isTag(text)).toBe(false),
  );

  it('stands once in an incident, which has twenty at most', () => {
    const faults = (tags: string[]) =>
      incidentDocument
        .safeParse({ ...plainIncident(), tags })
        .error?.issues.map(({ path, message }) => [path.join('/'), message]);
    expect(faults(['road', 'bridge'])).toBeUndefined();
    expect(faults(['road', 'road'])).toEqual([['tags/1', 'tag_twice']]);
    expect(faults(['Road'])).toEqual([['tags/0', 'tag_malformed']]);
    expect(faults(Array.from({ length: 21 }, (_, index) => `tag ${index}`))).toEqual([
      ['tags', 'list_too_long'],
    ]);
  });
});
