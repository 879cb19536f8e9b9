import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accenti, casei, likeMatches } from '../../../server/query/cql2/text-functions.ts';

describe('casei', () => {
  it.each([
    ['Звечан', 'ЗВЕЧАН'],
    ['Ђаковица Љиг Њ Џ', 'ђаковица љиг њ џ'],
    ['ZVEÇAN Ë', 'zveçan ë'],
    ['đurđevdan', 'ĐURĐEVDAN'],
    ['Straße', 'STRASSE'],
    ['GROẞ', 'gross'],
    ['Οδός', 'ΟΔΌΣ'],
    ['σς', 'ΣΣ'],
    ['ﬃ', 'FFI'],
    ['ǆ', 'ǅ'],
    ['K', 'k'],
    ['e\u0301', 'É'],
  ])('folds %s and %s to the same', (one, other) => {
    expect(casei(one)).toBe(casei(other));
  });

  it.each([
    ['đ', 'd'],
    ['č', 'c'],
    ['ı', 'i'],
    ['а', 'a'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(casei(one)).not.toBe(casei(other));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(casei(casei(text))).toBe(casei(text));
      }),
    );
  });
});

describe('accenti', () => {
  it.each([
    ['Đorđe Šćepanović, Žuža', 'Dorde Scepanovic, Zuza'],
    ['Zveçan Skënderaj', 'Zvecan Skenderaj'],
    ['Straße GROẞ', 'Strasse GROSS'],
    ['København Łódź Ħamrun', 'Kobenhavn Lodz Hamrun'],
    ['Œuvre, Þór, Ærø', 'OEuvre, THor, AEro'],
    ['cafe\u0301', 'cafe'],
    ['Οδός', 'Οδος'],
    ['ガ', 'ガ'],
    ['ђак љуто', 'ђак љуто'],
  ])('of %s is %s', (text, plain) => {
    expect(accenti(text)).toBe(plain);
  });

  it('keeps case, and casei keeps accents', () => {
    expect(accenti('Č')).toBe('C');
    expect(casei('Č')).toBe('č');
  });

  it('combines with casei in either order on the letters of the region and of Europe', () => {
    const letters = 'ĐđŠšČčĆćŽžËëÇçŁłØøÆæŒœßẞÄÖÜäöüÉéÑñİıĲĳŉΆάΣςσЂђЋћЉљЊњЏџЙйЁё';
    for (const letter of letters) expect(accenti(casei(letter)), letter).toBe(casei(accenti(letter)));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(accenti(accenti(text))).toBe(accenti(text));
      }),
    );
  });
});

/** The same test by a regular expression, which is slow on hostile patterns but plainly right. */
function byExpression(value: string, pattern: string): boolean {
  const source = pattern.replace(/\\[%_\\]|[\s\S]/gu, (part) => {
    if (part === '%') return '[^]*';
    if (part === '_') return '[^]';
    const character = part.length > 1 && part[0] === '\\' ? part.slice(1) : part;
    return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^(?:${source})$`, 'u').test(value);
}

describe('LIKE', () => {
  it.each([
    ['Zvečan', 'Z%', true],
    ['Zvečan', 'z%', false],
    ['Zvečan', '_ve_an', true],
    ['😀', '_', true],
    ['😀', '__', false],
    ['', '%', true],
    ['', '_%', false],
    ['', '', true],
    ['a', '', false],
    ['100%', '100\\%', true],
    ['1000', '100\\%', false],
    ['a_b', 'a\\_b', true],
    ['axb', 'a\\_b', false],
    ['a\\b', 'a\\\\b', true],
    ['a\\b', 'a\\b', true],
    ['a\\', 'a\\', true],
    ['line\nbreak', 'line%', true],
    ['aXbXc', '%X%X%', true],
    ['aXbc', '%X%X%', false],
    ['abcbcd', 'a%bcd', true],
    ['aab', '%a_', true],
  ])('of %j and %j is %s', (value, pattern, answer) => {
    expect(likeMatches(value, pattern)).toBe(answer);
  });

  it('answers as a regular expression would', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n', '%', '_', '\\'), maxLength: 12 });
    const patterns = fc.string({
      unit: fc.constantFrom('a', 'b', '😀', '%', '_', '\\', '%a', 'b_'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(texts, patterns, (value, pattern) => {
        expect(likeMatches(value, pattern)).toBe(byExpression(value, pattern));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds runs longer than a word of bits', () => {
    const run = Array.from({ length: 100 }, (_, index) => 'abcdefg'[(index * index) % 7]).join('');
    expect(likeMatches(`${'abc'.repeat(50)}${run}xyz`, `%${run.slice(0, 50)}_${run.slice(51)}%`)).toBe(true);
    expect(likeMatches(`${'abc'.repeat(50)}${run}xyz`, `%${run.slice(0, 50)}_${run.slice(51)}z%`)).toBe(
      false,
    );
  });

  it('takes no time on patterns that make other matchers go back', () => {
    const started = performance.now();
    expect(likeMatches('a'.repeat(20_000), `${'%a'.repeat(2000)}%b%`)).toBe(false);
    expect(likeMatches('a'.repeat(20_000), `%${'a_'.repeat(15)}b%`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
