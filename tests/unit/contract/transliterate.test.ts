import { describe, expect, it } from 'vitest';
import { texts } from '../../../server/contract/fields.ts';
import { inLanguage } from '../../../server/contract/text.ts';
import { latinOf } from '../../../server/contract/transliterate.ts';

describe('Serbian Latin from Cyrillic', () => {
  it.each([
    ['Звечан', 'Zvečan'],
    ['Његош', 'Njegoš'],
    ['ЉУБАВ', 'LJUBAV'],
    ['Џеп и ђак', 'Džep i đak'],
    ['{count} инцидената', '{count} incidenata'],
    ['КФОР', 'KFOR'],
  ])('writes %s as %s', (cyrillic, latin) => expect(latinOf(cyrillic)).toBe(latin));
});

describe('a text in several languages', () => {
  it('falls back to the other Serbian script before any other language', () => {
    expect(inLanguage({ en: 'Bridge', 'sr-Cyrl': 'Мост' }, 'sr-Latn')).toEqual({
      text: 'Мост',
      language: 'sr-Cyrl',
    });
    expect(inLanguage({ sq: 'Ura' }, 'en')).toEqual({ text: 'Ura', language: 'sq' });
  });

  it('must have at least one language and no unknown one', () => {
    expect(texts(10).safeParse({}).success).toBe(false);
    expect(texts(10).safeParse({ de: 'Brücke' }).success).toBe(false);
    expect(texts(10).parse({ en: '  Bridge ' })).toEqual({ en: 'Bridge' });
  });
});
