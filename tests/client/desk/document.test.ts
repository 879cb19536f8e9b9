import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '#contract/incident.ts';
import { checkDocument } from '../../../client/src/state/desk-check.ts';
import {
  copyOf,
  documentOf,
  draftOf,
  emptyDocument,
  newRow,
} from '../../../client/src/state/desk-document.ts';
import { type Loose, writeAt } from '../../../client/src/state/desk-pointer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const zone = 'Europe/Vienna';
const back = (draft: Loose) => documentOf(draft, zone);

/** A document without the members that the form leaves to the service. */
function written(document: IncidentInput): Loose {
  const { id: _id, status: _status, ...rest } = document;
  return rest as Loose;
}

const drafted = (changes: Record<string, unknown>): Loose =>
  Object.entries(changes).reduce<Loose>(
    (draft, [pointer, value]) => writeAt(draft, pointer, value),
    emptyDocument(),
  );

describe('the form’s copy of a document', () => {
  test.each([plainIncident(), contestedIncident()])('gives back $id exactly as it was stored', (document) => {
    expect(back(draftOf(document))).toEqual(written(document));
  });

  test('takes an incident without summary for one whose summary is not written yet', () => {
    const document = plainIncident('none', { summaries: [] });
    expect((draftOf(document).summaries as Loose[]).length).toBe(1);
    expect(back(draftOf(document)).summaries).toEqual([]);
  });

  test('leaves out what is empty and trims what is written', () => {
    const document = back(drafted({ '/titles/0/text/en': '  A title ', '/titles/0/text/sq': ' ' }));
    expect(document.titles).toEqual([{ text: { en: 'A title' } }]);
  });

  test('keeps empty rows where they are, so that faults point at the right one', () => {
    const draft = drafted({
      '/accounts/0/sources': [newRow({}, 'source'), newRow({ publisher: 'Post' }, 'source')],
    });
    const sources = back(draft).accounts[0]!.sources!;
    expect(sources.map((one) => one.publisher)).toEqual([undefined, 'Post']);
  });

  test.each([
    ['42,5', 42.5],
    ['1 200', 1_200],
    ['\u221212.5', -12.5],
    ['about ten', 'about ten'],
  ])('reads the number «%s» as people write it', (typed, read) => {
    const draft = drafted({
      '/accounts/0/place': { precision: 'near', parts: [newRow({ kind: 'point', lat: typed })] },
    });
    expect(back(draft).accounts[0]!.place?.parts?.[0]).toMatchObject({ lat: read });
  });

  test('gives a local time the offset that the zone had then', () => {
    const at = (start: string) =>
      back(drafted({ '/accounts/0/time': { precision: 'minute', start } })).accounts[0]!.time?.start;
    expect(at('2024-06-14T12:30')).toBe('2024-06-14T12:30+02:00');
    expect(at('2024-01-14T12:30')).toBe('2024-01-14T12:30+01:00');
    expect(at('2024-06-14T10:30:30Z')).toBe('2024-06-14T10:30:30Z');
  });

  test('drops an object in which nothing is written', () => {
    expect(back(drafted({ '/accounts/0/nature': { type: undefined } })).accounts[0]).not.toHaveProperty(
      'nature',
    );
  });
});

describe('new rows', () => {
  const draft = drafted({
    '/accounts': [
      newRow({ stance: 'claims', claimant: { id: 'police', name: { en: 'Police' } } }, 'account'),
      newRow({ stance: 'claims', claimant: { id: 'police', name: { en: 'Police' } } }, 'account'),
    ],
  });
  const rows = draft.accounts as Loose[];
  const figures = [
    newRow({ category: 'wounded', group: { id: 'guards', name: { en: 'Guards' } }, value: '5' }, 'figure'),
    newRow({ category: 'wounded', group: { id: 'guards', name: { en: 'Guards' } }, value: '9' }, 'figure'),
  ];

  test('get ids of their words, each another one', () => {
    expect(back(draft).accounts.map((one) => one.id)).toEqual(['police', 'police-2']);
  });

  test('are still referred to by figures and rankings under their final ids', () => {
    const source = newRow({ publisher: 'The Post' }, 'source');
    const linked = [
      ['/accounts/0/figures', [{ ...figures[0]!, source: source.id }]],
      ['/accounts/0/sources', [source]],
      ['/accounts/1/figures', [{ ...figures[1]!, supersedes: `${rows[0]!.id}/${figures[0]!.id}` }]],
      ['/rankings', [newRow({ accounts: [rows[1]!.id, rows[0]!.id] })]],
    ].reduce((document, [pointer, value]) => writeAt(document, pointer as string, value), draft);
    const document = back(linked);
    expect(document.accounts[0]!.figures![0]).toMatchObject({ id: 'wounded', source: 'the-post' });
    expect(document.accounts[1]!.figures![0]!.supersedes).toBe('police/wounded');
    expect(document.rankings![0]!.accounts).toEqual(['police-2', 'police']);
    const complete = {
      ...document,
      titles: [{ text: { en: 'T' } }],
      types: [{ type: 'other', sub_type: 'other' }],
    };
    expect(checkDocument(complete as IncidentInput)).toEqual([]);
  });

  test('copied from a stored account get an id of their own and were not recorded before', () => {
    const stored = draftOf(plainIncident()).accounts as Loose[];
    const copy = copyOf({ ...stored[0]!, recorded_at: '2024-05-11T00:00:00Z' }, 'account');
    const document = back({ ...emptyDocument(), accounts: [stored[0], copy] });
    expect(document.accounts.map((one) => one.id)).toEqual(['gazette', 'gazette-2']);
    expect(document.accounts[1]).not.toHaveProperty('recorded_at');
    expect((copy.sources as Loose[])[0]!._key).not.toBe((stored[0]!.sources as Loose[])[0]!._key);
  });
});
