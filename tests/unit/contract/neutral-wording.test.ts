import { describe, expect, it } from 'vitest';
import { isNeutral, loadedWords } from '../../../server/contract/neutral-wording.ts';
import type { Language } from '../../../server/contract/text.ts';
import { latinOf } from '../../../server/contract/transliterate.ts';

const kinds = (text: string, of: Language) => loadedWords(text, of).map(({ word, kind }) => [word, kind]);

describe('words that take a side', () => {
  it('are found in every language and script, in any form of the word', () => {
    expect(kinds('Terrorists kidnapped two officers', 'en')).toEqual([
      ['kidnapped', 'taking'],
      ['Terrorists', 'label'],
    ]);
    expect(kinds('Terroristët i rrëmbyen dy policë', 'sq').map(([, kind]) => kind)).toEqual([
      'taking',
      'label',
    ]);
    const serbian = 'Терористи су отели двојицу полицајаца';
    expect(kinds(serbian, 'sr-Cyrl').map(([, kind]) => kind)).toEqual(['taking', 'label']);
    expect(kinds(latinOf(serbian), 'sr-Latn').map(([word]) => word)).toEqual(['oteli', 'Teroristi']);
    expect(kinds('Ethnic cleansing and a war crime', 'en')).toEqual([
      ['Ethnic cleansing', 'law'],
      ['crime', 'law'],
    ]);
  });

  it('are no parts of other words, and not what somebody is quoted with', () => {
    expect(kinds('Pre-election crimson regimental stage in Liberia', 'en')).toEqual([]);
    expect(kinds('Police say “terrorists” entered; «terrorists», the paper writes', 'en')).toEqual([]);
    expect(kinds('Hostages freed', 'en')).toEqual([['Hostages', 'taking']]);
  });

  it('leave neutral titles of all languages alone', () => {
    expect(
      isNeutral({
        en: 'Three police officers taken near the line; both sides name another place',
        sq: 'Tre policë u morën pranë vijës; palët tregojnë vende të ndryshme',
        'sr-Cyrl': 'Три полицајца одведена код линије; две стране наводе различита места',
        'sr-Latn': 'Tri policajca odvedena kod linije; dve strane navode različita mesta',
      }),
    ).toBe(true);
    expect(isNeutral({ en: 'Three people killed', sq: 'Çlirimi i qytetit' })).toBe(false);
  });
});
