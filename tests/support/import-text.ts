import type { Atlas } from '../../server/service/atlas.ts';
import {
  type ImportReport,
  type ImportRequest,
  importFile,
  type RowFault,
} from '../../server/service/import/import-file.ts';
import { dataSetOf, type Importable, type StatedTerms } from '../../server/service/import/terms.ts';

/** A text as a file that comes in pieces of `size` characters. */
export async function* inPieces(text: string, size = 1_000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** Imports a text as an operator would import a file; answers the report and every fault. */
export async function importText(
  atlas: Atlas,
  format: Importable,
  text: string,
  { terms = {}, ...more }: Partial<ImportRequest> & { terms?: StatedTerms } = {},
): Promise<{ report: ImportReport; faults: RowFault[] }> {
  const faults: RowFault[] = [];
  const report = await importFile(
    atlas,
    { name: 'operator', role: 'admin' },
    {
      format,
      dataSet: dataSetOf(format, terms),
      status: 'published',
      skipFaulty: false,
      dryRun: false,
      open: () => inPieces(text),
      fault: (fault) => faults.push(fault),
      progress: () => undefined,
      ...more,
    },
  );
  return { report, faults };
}
