import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atlasFormat } from '../../../server/format/atlas.ts';
import type { ExportItem } from '../../../server/format/format.ts';
import { readAtlas } from '../../../server/format/read-atlas.ts';
import { parseDocument } from '../../../server/service/document.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument } from '../domain/arbitrary-document.ts';
import { batches, exportContext, featureItem, itemOf, written } from './export-items.ts';

const read = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line, index) => readAtlas(line, index + 1, parseDocument));

describe('an atlas file', () => {
  it('gives every document back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryDocument, { maxLength: 4 }), async (documents) => {
        const items: ExportItem[] = documents.map((document, index) => ({
          ...featureItem(document.id, {}),
          document: { version: index + 1, seq: index + 9, recorded_at: '2024-08-01T12:00:00.000Z', document },
        }));
        const [header, ...lines] = read(await written(atlasFormat, batches(items), exportContext()));
        expect(header?.kind).toBe('header');
        expect(lines.map((line) => (line?.kind === 'document' ? line.exported : line))).toEqual(
          items.map(({ document }) => document),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('carries the versions before with their changes when it is asked for the history', async () => {
    const now = itemOf(contestedIncident(), 2);
    const { version, seq, recorded_at, document } = now.document!;
    const first = { version: 1, seq: 3, recorded_at: '2024-07-01T00:00:00.000Z', kind: 'published' };
    const history = [
      { ...first, document: plainIncident(document.id) },
      { version, seq, recorded_at, kind: 'amended', reason: 'A second side spoke.', document },
    ];
    const item = { ...now, document: { ...now.document!, history } };
    const context = exportContext({ options: { history: 'true' } });
    const [header, line] = read(await written(atlasFormat, batches([item]), context));
    expect(header).toMatchObject({ header: { atlas: 1, history: true, licence: context.licence } });
    expect(line).toMatchObject({ kind: 'document', exported: { history } });
  });

  it('states what it is in its first line', async () => {
    const context = exportContext();
    const header = JSON.parse((await written(atlasFormat, batches(), context)).split('\n')[0]!);
    expect(header).toMatchObject({
      atlas: 1,
      query: context.words,
      attribution: context.attribution,
      designation: context.designation,
      zone: context.zone,
    });
  });
});

describe('reading an atlas file', () => {
  const good = JSON.stringify(itemOf(plainIncident()).document);

  it('points at each member that is wrong, by its line', () => {
    const bad = JSON.parse(good);
    bad.document.accounts[0].time = { start: 'soon', precision: 'day' };
    bad.version = 0;
    const line = readAtlas(JSON.stringify(bad), 17, parseDocument);
    expect(line).toMatchObject({ kind: 'error', line: 17 });
    expect(line?.kind === 'error' && line.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/document/accounts/0/time/start',
      '/version',
    ]);
  });

  it('tells lines that are no JSON, no header and of a later version', () => {
    const codeOf = (text: string, line: number) => {
      const found = readAtlas(text, line, parseDocument);
      return found?.kind === 'error' ? found.errors[0]!.code : found?.kind;
    };
    expect(codeOf('{"atlas":', 1)).toBe('line_not_json');
    expect(codeOf(good, 1)).toBe('atlas_header_missing');
    expect(codeOf('{"atlas":2}', 1)).toBe('atlas_version_unknown');
    expect(codeOf('[]', 2)).toBe('value_kind_wrong');
    expect(codeOf('{}', 2)).toBe('value_missing');
    expect(codeOf(good, 2)).toBe('document');
    expect(codeOf(JSON.stringify({ ...JSON.parse(good), history: [{}] }), 2)).toBe('value_missing');
  });

  it('skips an empty line and never throws', () => {
    expect(readAtlas('  ', 5, parseDocument)).toBeNull();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.integer({ min: 1, max: 3 }), (text, line) => {
        const found = readAtlas(text, line, parseDocument);
        expect(found === null || ['header', 'error', 'document'].includes(found.kind)).toBe(true);
      }),
    );
  });
});
