import { beforeEach, describe, expect, test } from 'vitest';
import {
  changeQuery,
  compare,
  incidentHref,
  isComparing,
  listUnlocated,
  onlyUnlocated,
  select,
  selectedId,
  versionAsked,
} from '../../../client/src/state/location.ts';
import { serveInvented } from './invented-deployment.ts';

describe('address', () => {
  beforeEach(() => serveInvented('/incident/one?type=riot&version=2'));

  test('a version belongs to its incident: a filter keeps it, another incident drops it', () => {
    expect(versionAsked.value).toBe(2);
    changeQuery({ type: ['protest'] });
    expect(location.search).toBe('?type=protest&version=2');
    select('two');
    expect(location.search).toBe('?type=protest');
    expect([selectedId.value, versionAsked.value]).toEqual(['two', null]);
  });

  test('links to an incident carry the query, and a version only where it is named', () => {
    expect(incidentHref('two')).toBe('/incident/two?type=riot');
    expect(incidentHref('one', 1)).toBe('/incident/one?type=riot&version=1');
  });

  test('a version that is no number is not asked for', async () => {
    for (const wrong of ['0', '-1', 'x', '1.5']) {
      await serveInvented(`/incident/one?version=${wrong}`);
      expect(versionAsked.value).toBeNull();
    }
  });

  test('the comparison and the short list are in the address and go again', () => {
    compare(true);
    listUnlocated(true);
    expect([isComparing.value, onlyUnlocated.value]).toEqual([true, true]);
    compare(false);
    listUnlocated(false);
    expect([isComparing.value, onlyUnlocated.value]).toEqual([false, false]);
    expect(location.search).toBe('?type=riot&version=2');
  });
});
