import { beforeEach, describe, expect, test } from 'vitest';
import { parseQuery } from '#contract/query.ts';
import { addressOf, frameAddress, frameCode, permanent } from '../../../client/src/state/sharing.ts';
import { brokenLines, inColumns } from '../../../client/src/view/share/draw-picture.ts';
import { codePath } from '../../../client/src/view/share/qr-code.tsx';
import { serveInvented } from './invented-deployment.ts';

beforeEach(() => serveInvented());

const page = { origin: 'https://atlas.example', path: '/', search: 'type=riot&known-at=2024-06-01' };
const now = Date.parse('2024-09-01T10:00:00.123Z');

describe('a link that reads the same for ever', () => {
  test('keeps the dates it has and fixes the others at the moment it is made, with the language', () => {
    const fixed = permanent(page, now, 'sq');
    expect(Object.fromEntries(new URLSearchParams(fixed.search))).toEqual({
      type: 'riot',
      'known-at': '2024-06-01',
      'recorded-at': '2024-09-01T10:00:00.123Z',
      lang: 'sq',
    });
    const { query, faults } = parseQuery(new URLSearchParams(fixed.search), 'UTC', ['lang']);
    expect(faults).toEqual([]);
    expect(query.recordedAt?.at).toBe(now);
  });

  test('leaves the record date of a version to its number', () => {
    const version = permanent({ ...page, path: '/incident/one', search: 'version=2' }, now, 'en');
    expect(new URLSearchParams(version.search).has('recorded-at')).toBe(false);
    expect(new URLSearchParams(version.search).get('known-at')).toBe('2024-09-01T10:00:00.123Z');
  });

  test('is the same when it is fixed again later', () => {
    const once = permanent(page, now, 'en');
    expect(permanent(once, now + 1_000_000, 'en')).toEqual(once);
    expect(addressOf(once)).toMatch(/^https:\/\/atlas\.example\/\?type=riot&/);
  });
});

describe('the code for another site', () => {
  test('shows the page itself where it has a place in a frame, else the map', () => {
    const of = (path: string) => new URL(frameAddress({ ...page, path }, ['map', 'list'], 'en')).pathname;
    expect(of('/incident/one')).toBe('/embed/incident/one');
    expect(of('/list')).toBe('/embed');
    expect(of('/incident/one/history')).toBe('/embed');
    expect(frameAddress(page, ['map'], 'en')).toContain('type=riot&known-at=2024-06-01&parts=map&lang=en');
  });

  test('opens an incident whole, and the map where it was', () => {
    const of = (path: string) =>
      new URL(frameAddress({ ...page, path, search: 'map=9/43/20' }, ['map'], 'en')).searchParams.get('map');
    expect(of('/')).toBe('9/43/20');
    expect(of('/incident/one')).toBeNull();
  });

  test('is one element whatever is in the address and the title', () => {
    const title = '"><script>alert(1)</script>';
    const code = frameCode('https://atlas.example/embed?q=%22&type=riot', title, {
      width: null,
      height: 500,
    });
    const holder = document.createElement('template');
    holder.innerHTML = code;
    const [frame, ...more] = holder.content.children;
    expect(more).toEqual([]);
    expect(frame!.getAttribute('src')).toBe('https://atlas.example/embed?q=%22&type=riot');
    expect(frame!.getAttribute('title')).toBe(title);
    expect([frame!.getAttribute('width'), frame!.getAttribute('height')]).toEqual(['100%', '500']);
  });
});

describe('the code to be scanned', () => {
  const modules = (path: string) => new Set(path.match(/M\d+ \d+/g));

  test('has quiet ground of four modules around its three finder patterns', () => {
    const { side, path } = codePath('https://atlas.example/?type=riot')!;
    const dark = modules(path);
    const last = side - 5;
    for (const [x, y] of [
      [4, 4],
      [last, 4],
      [4, last],
    ])
      expect(dark.has(`M${x} ${y}`)).toBe(true);
    for (let at = 0; at < side; at++) expect(dark.has(`M${at} 3`) || dark.has(`M3 ${at}`)).toBe(false);
    expect((side - 8 - 17) % 4).toBe(0);
  });

  test('differs for another link, and is not made for one that is too long', () => {
    expect(codePath('https://atlas.example/?a')).not.toEqual(codePath('https://atlas.example/?b'));
    expect(codePath(`https://atlas.example/?${'a'.repeat(3_000)}`)).toBeNull();
  });
});

describe('text of a picture', () => {
  test('breaks between words where a line is full, inside one only where it is longer than a line', () => {
    const lines = brokenLines((text) => text.length, 'one two three averyverylongword end', 9);
    expect(lines).toEqual(['one two', 'three', 'averyvery', 'longword', 'end']);
  });

  test('goes into columns in its order, none left out, the last not the longest by far', () => {
    const blocks = [30, 10, 20, 20, 10, 30, 20].map((height, at) => ({ height, at }));
    const columns = inColumns(blocks, 3);
    expect(columns.flat()).toEqual(blocks);
    expect(columns.map((column) => column.reduce((sum, { height }) => sum + height, 0))).toEqual([
      40, 50, 50,
    ]);
    expect(inColumns(blocks.slice(0, 1), 3)).toHaveLength(1);
  });
});
