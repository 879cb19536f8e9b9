import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex, type Cited, cslJson, plainCitation, texText } from '../../../server/format/citation.ts';

const reader = { of: 'en' as const, zone: 'Europe/Vienna' };
const cited: Cited = {
  incident: '2024-05-10-road',
  version: 2,
  title: 'Road blocked {again} & “again”: 100 % of A_1 #2 \\ ~^$',
  titleLanguage: 'en',
  publisher: 'Incident Atlas, Invented region',
  recorded: '2024-09-01',
  known: null,
  url: 'https://atlas.example/incident/2024-05-10-road?version=2',
  licence: { name: 'CC0 1.0' },
};

/** A reader of BibTeX values as BibTeX reads them: braces count wherever they stand. */
function fieldsOf(entry: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name, rest] of entry.matchAll(/^ {2}(\w+) += (.*),$/gm)) {
    let depth = 0;
    for (const one of rest!) {
      if (one === '{') depth += 1;
      if (one === '}') depth -= 1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth, name).toBe(0);
    fields.set(name!, rest!);
  }
  return fields;
}

describe('a citation', () => {
  it('is a BibTeX entry with nothing in it that TeX would read as a command of ours', () => {
    const fields = fieldsOf(bibtex(cited, reader));
    expect(fields.get('title')).toBe(
      '{{Road blocked \\textbraceleft{}again\\textbraceright{} \\& “again”: 100 \\% of A\\_1 \\#2 ' +
        '\\textbackslash{} \\textasciitilde{}\\textasciicircum{}\\$}}',
    );
    expect(fields.get('url')).toBe(`{${cited.url}}`);
    expect(fields.get('month')).toBe('sep');
    expect(bibtex(cited, reader)).toMatch(/^@misc\{2024-05-10-road-v2,\n/);
  });

  it('keeps Cyrillic letters as they are, and names the language', () => {
    const title = 'Блокиран пут у Зелчану';
    const entry = bibtex({ ...cited, title, titleLanguage: 'sr-Cyrl' }, reader);
    expect(fieldsOf(entry).get('title')).toBe(`{{${title}}}`);
    expect(fieldsOf(entry).get('langid')).toBe('{serbianc}');
    expect(JSON.parse(cslJson({ ...cited, title, titleLanguage: 'sr-Cyrl' }, reader))[0]).toMatchObject({
      title,
      language: 'sr-Cyrl',
    });
  });

  it('has balanced braces and one line a field, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
        const fields = fieldsOf(bibtex({ ...cited, title }, reader));
        expect([...fields.keys()]).toHaveLength(9);
        expect(texText(title)).not.toMatch(/\n/);
      }),
    );
  });

  it('is CSL-JSON with the members that the schema of CSL knows', () => {
    const [item, ...others] = JSON.parse(cslJson(cited, reader));
    expect(others).toEqual([]);
    expect(item).toEqual({
      id: '2024-05-10-road-v2',
      type: 'dataset',
      title: cited.title,
      publisher: cited.publisher,
      version: '2',
      issued: { 'date-parts': [[2024, 9, 1]] },
      URL: cited.url,
      language: 'en',
      note: 'Version 2, recorded 1 September 2024. Licence: CC0 1.0.',
    });
  });

  it.each(['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const)('is a sentence without doubled dots in %s', (of) => {
    for (const known of [null, '2024-06-01', '2024-06-01T10:00:00Z'])
      for (const accessed of [null, '2024-10-02']) {
        const text = plainCitation({ ...cited, known }, { ...reader, of }, accessed);
        expect(text).not.toMatch(/\.\.| \. |undefined/);
        expect(text).toContain(cited.url);
        expect(text.endsWith('.\n')).toBe(true);
      }
  });
});
