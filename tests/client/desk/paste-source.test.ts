import { describe, expect, test } from 'vitest';
import { readPasted } from '../../../client/src/state/desk-paste-source.ts';

describe('a pasted source', () => {
  test('is read from a web address: its site, and the day in its path', () => {
    expect(readPasted('https://www.gazette.example/2023/05/29/road-closed?x=1')).toEqual({
      publisher: 'gazette.example',
      url: 'https://www.gazette.example/2023/05/29/road-closed?x=1',
      published_at: '2023-05-29',
    });
    expect(readPasted(' https://m.gazette.example/a-2023-99-99 ')).toEqual({
      publisher: 'gazette.example',
      url: 'https://m.gazette.example/a-2023-99-99',
    });
  });

  test('is read from the address of an archived copy, with the page it is of', () => {
    const copy = 'https://web.archive.org/web/20230530120000/https://gazette.example/a';
    expect(readPasted(copy)).toEqual({
      publisher: 'gazette.example',
      url: 'https://gazette.example/a',
      archive_url: copy,
    });
  });

  test('is read from headline, publisher and date, whose forms are those of four languages', () => {
    const wanted = { headline: 'Road closed', publisher: 'The Gazette', published_at: '2023-05-29' };
    for (const text of [
      'Road closed, The Gazette, 2023-05-29',
      'Road closed | The Gazette | 29.05.2023.',
      'Road closed – The Gazette – 29 May 2023',
      '“Road closed”, The Gazette (29. maja 2023.)'.replace(/[()]/g, ''),
      'The Gazette: "Road closed", May 29, 2023'.replace(':', ','),
      'Road closed; The Gazette; 29 maj 2023',
      'Road closed, The Gazette, 29. маја 2023.',
    ])
      expect(readPasted(text), text).toEqual(wanted);
  });

  test('keeps the commas of a headline, and takes an address beside it', () => {
    expect(readPasted('Road closed, nobody hurt, The Gazette, 29/5/2023 https://gazette.example/a.')).toEqual(
      {
        headline: 'Road closed, nobody hurt',
        publisher: 'The Gazette',
        url: 'https://gazette.example/a',
        published_at: '2023-05-29',
      },
    );
  });

  test('invents nothing: no day that is none, and nothing of nothing', () => {
    expect(readPasted('Road closed, The Gazette, 31.02.2023')?.published_at).toBeUndefined();
    expect(readPasted('Just a headline')).toEqual({ headline: 'Just a headline' });
    expect(readPasted('  ')).toBeNull();
    expect(readPasted('javascript:alert(1)')?.url).toBeUndefined();
  });
});
