import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acledFile, ucdpFile } from '../fixtures/exchange-files.ts';
import { madeAcledRow, madeUcdpRow } from '../fixtures/exchange-rows.ts';
import { checked, step } from '../support/import-desk.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const count = 10_000;

/** Cells by the id of their row. */
function cellsById(text: string, id: string): Map<string, Record<string, string>> {
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
  return new Map(rows.map((row) => [row[id]!, row]));
}

describe('ten thousand rows of a data set', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  const cases = [
    { format: 'acled', id: 'event_id_cnty', file: acledFile, made: madeAcledRow },
    { format: 'ucdp', id: 'id', file: ucdpFile, made: madeUcdpRow },
  ] as const;
  for (const { format, id, file, made } of cases)
    it(`of ${format} come in at the desk and go out unchanged, cell by cell`, {
      timeout: 180_000,
    }, async () => {
      const text = file(...Array.from({ length: count }, (_, at) => made(at)));
      const view = await checked(editor, text, { id: format });
      expect(view).toMatchObject({ format, report: { rows: count, created: count, faulty: 0 } });
      const done = await step(editor, view, 'commit');
      expect(done.commit).toMatchObject({ written: count });
      const filter = encodeURIComponent(`id LIKE '${format}-%'`);
      const out = await editor.get(`${items}?f=${format}&status=in_review&filter=${filter}`);
      const [sent, got] = [cellsById(text, id), cellsById(await out.text(), id)];
      expect(got.size).toBe(count);
      const differing: string[] = [];
      for (const [row, cells] of sent)
        for (const [column, cell] of Object.entries(cells)) {
          const back = got.get(row)?.[column] ?? '';
          if (back !== cell) differing.push(`${row} ${column}: «${cell}» became «${back}»`);
        }
      expect(differing.slice(0, 20)).toEqual([]);
    });
});
