import { describe, expect, it } from 'vitest';
import { fold, slugOf } from '../../../server/domain/names.ts';

describe('folding of names', () => {
  it('makes one word of a name in Serbian Latin, Albanian, Serbian Cyrillic and without marks', () => {
    expect(new Set(['Zelčan', 'Zelçan', 'Зелчан', 'ZELCAN', 'zelcan', 'Zelčan'].map(fold))).toEqual(
      new Set(['zelcan']),
    );
  });

  it.each([
    ['Đakovica', 'Ђаковица'],
    ['Ljubovija', 'Љубовија'],
    ['Njegoš', 'Његош'],
    ['Džep', 'Џеп'],
    ['Ćuprija', 'Ћуприја'],
  ])('reads %s and %s as one', (latin, cyrillic) => {
    expect(fold(cyrillic)).toBe(fold(latin));
  });

  it('folds the Albanian ë and the German ß', () => {
    expect(fold('Sudlandë')).toBe('sudlande');
    expect(fold('Straße')).toBe('strasse');
  });

  it('keeps apart what other letters keep apart', () => {
    expect(fold('Shala')).not.toBe(fold('Sala'));
  });

  it('makes spaces of everything between words', () => {
    expect(fold('  Most/Ura – «gate» 1 ')).toBe('most ura gate 1');
  });

  it('changes nothing that is folded already', () => {
    for (const text of ['Zelčan/Зелчан', 'a-b_c', 'Љиљана']) expect(fold(fold(text))).toBe(fold(text));
  });

  it('makes slugs of the contract from names', () => {
    expect(slugOf('The “Zelçan” Gazette, Ltd.')).toBe('the-zelcan-gazette-ltd');
    expect(slugOf('…')).toBe('');
    expect(slugOf('新聞')).toBe('');
  });
});
