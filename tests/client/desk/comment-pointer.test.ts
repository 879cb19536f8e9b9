import { describe, expect, test } from 'vitest';
import { formPointer, keyedPointer } from '../../../client/src/state/desk-comment-pointer.ts';
import { contestedIncident } from '../../fixtures/incidents.ts';

const document = contestedIncident();

describe('what a comment is about', () => {
  test('is named by ids where there are any, and found again in another order', () => {
    const pointer = '/accounts/1/sources/0/url';
    const keyed = keyedPointer(document, pointer);
    const [account] = document.accounts.slice(1);
    expect(keyed).toBe(`/accounts/${account!.id}/sources/${account!.sources[0]!.id}/url`);
    const turned = { ...document, accounts: document.accounts.toReversed() };
    const at = document.accounts.length - 2;
    expect(formPointer(turned, keyed)).toBe(`/accounts/${at}/sources/0/url`);
    expect(formPointer(document, keyed)).toBe(pointer);
  });

  test('is the nearest that is still there once it is taken out', () => {
    const keyed = keyedPointer(document, '/accounts/1/place');
    const without = { ...document, accounts: document.accounts.toSpliced(1, 1) };
    expect(formPointer(without, keyed)).toBe('/accounts');
    expect(formPointer(document, '/titles/0/text')).toBe('/titles/0/text');
    expect(formPointer(document, '')).toBe('');
  });
});
