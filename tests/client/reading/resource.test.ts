import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test } from 'vitest';
import { keptAnswers } from '../../../client/src/state/kept-answers.ts';
import { resource } from '../../../client/src/state/resource.ts';

interface Asked {
  url: string;
  etag: string | null;
  answer: (status: number, body?: unknown, etag?: string) => Promise<void>;
}

let asked: Asked[];
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  asked = [];
  globalThis.fetch = (url, options) =>
    new Promise((resolve) => {
      asked.push({
        url: String(url),
        etag: new Headers(options?.headers).get('If-None-Match'),
        answer: async (status, body, etag) => {
          const headers = new Headers(etag ? { ETag: etag } : {});
          resolve(new Response(body === undefined ? null : JSON.stringify(body), { status, headers }));
          await soon();
        },
      });
    });
});

describe('a resource with kept answers', () => {
  test('shows an earlier answer at once, asks whether it holds, and keeps the very same value when it does', async () => {
    const url = signal('/a');
    const found = resource<number[]>(url, signal(0), { kept: keptAnswers(10, (list) => list.length) });
    await asked[0]!.answer(200, [1, 2], '"a1"');
    const first = found.value.value;
    url.value = '/b';
    await asked[1]!.answer(200, [3], '"b1"');
    url.value = '/a';
    expect(found.value).toMatchObject({ value: [1, 2], loading: true });
    expect(asked[2]).toMatchObject({ url: '/a', etag: '"a1"' });
    await asked[2]!.answer(304);
    expect(found.value.value).toBe(first);
    expect(found.value).toMatchObject({ loading: false, error: null, etag: '"a1"' });
  });

  test('takes the newer answer when the kept one no longer holds', async () => {
    const url = signal('/a');
    const found = resource<number[]>(url, signal(0), { kept: keptAnswers(10, (list) => list.length) });
    await asked[0]!.answer(200, [1], '"a1"');
    url.value = '/b';
    url.value = '/a';
    await asked[2]!.answer(200, [1, 9], '"a2"');
    expect(found.value).toMatchObject({ value: [1, 9], etag: '"a2"', loading: false });
  });

  test('waits with its question, and does not ask again what it has when the waiting is over', async () => {
    const [url, waits] = [signal('/a'), signal(true)];
    const found = resource<number>(url, signal(0), { waits });
    expect(found.value.loading).toBe(true);
    expect(asked).toHaveLength(0);
    waits.value = false;
    await asked[0]!.answer(200, 7);
    waits.value = true;
    waits.value = false;
    expect(asked).toHaveLength(1);
    expect(found.value).toMatchObject({ value: 7, loading: false });
  });
});

describe('kept answers', () => {
  test('are let go, the longest unused first, once they weigh too much; the newest stays however heavy', () => {
    const kept = keptAnswers<number>(10, (weight) => weight);
    const keep = (url: string, value: number) => kept.keep(url, { value, etag: url });
    keep('a', 4);
    keep('b', 4);
    keep('a', 4);
    keep('c', 4);
    expect(['a', 'b', 'c'].map((url) => kept.get(url)?.value)).toEqual([4, undefined, 4]);
    keep('d', 40);
    expect(['a', 'c', 'd'].map((url) => kept.get(url)?.value)).toEqual([undefined, undefined, 40]);
  });
});

describe('a resource whose dates change', () => {
  test('keeps what it has while another filter is asked', async () => {
    const url = signal('/a?known-at=2023-05-29');
    const found = resource<string>(url, signal(0));
    await asked[0]!.answer(200, 'then');
    url.value = '/a?type=riot&known-at=2023-05-29';
    expect(found.value).toMatchObject({ value: 'then', loading: true });
  });

  test.each([
    ['an earlier knowledge date', '/a?known-at=2023-05-28'],
    ['a knowledge date where there was none', '/b?known-at=2023-05-28', '/b'],
    ['today', '/a', '/a?known-at=2023-05-29'],
    ['another state of the record', '/a?recorded-at=2024-01-01', '/a'],
  ])('shows nothing of the old one under %s', async (_, next, first = '/a?known-at=2023-05-29') => {
    const url = signal(first);
    const found = resource<string>(url, signal(0));
    await asked[0]!.answer(200, 'told at another date', '"x"');
    url.value = next;
    expect(found.value).toMatchObject({ value: null, etag: null, loading: true });
    await asked[1]!.answer(503);
    expect(found.value.value).toBeNull();
    expect(found.value.error).not.toBeNull();
  });

  test('shows at once what was answered for the new date before', async () => {
    const url = signal('/a');
    const found = resource<number[]>(url, signal(0), { kept: keptAnswers(10, (list) => list.length) });
    await asked[0]!.answer(200, [1], '"a1"');
    url.value = '/a?known-at=2023';
    await asked[1]!.answer(200, [2], '"a2"');
    url.value = '/a';
    expect(found.value.value).toEqual([1]);
  });
});
