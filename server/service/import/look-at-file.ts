import type { Encoding, Importable, ImportView } from '../../contract/import.ts';
import { columnsOf } from '../../format/exchange-row.ts';
import { FileFault } from '../../format/file-fault.ts';
import { isHxlRow, proposeColumns } from '../../format/propose-columns.ts';
import { acledRequired } from '../../format/read-acled.ts';
import { type CsvRecord, delimiterOf, readCsv } from '../../format/read-csv.ts';
import { ucdpRequired } from '../../format/read-ucdp.ts';

/** Bytes from which a file is judged. */
export const headBytes = 1 << 18;
const mostColumns = 500;
const sampleRows = 5;
const longestSample = 120;

/** What a file is, by its content alone. */
export type Looked = Pick<ImportView, 'format' | 'table' | 'columns'>;

/**
 * Judges a file by its first bytes. Throws FileFault with `file_empty`, `file_compressed`, `file_binary`,
 * `format_unknown` or `columns_too_many`.
 */
export async function lookAtFile(head: Buffer): Promise<Looked> {
  if (head.length === 0) throw new FileFault('file_empty', 'The file is empty.');
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head).trimStart();
  if (text === '') throw new FileFault('file_empty', 'The file is empty.');
  if (text.startsWith('{') || text.startsWith('[')) {
    const format = formatOfJson(text);
    return { format, table: null, columns: { ...proposeColumns([], null, encoding) } };
  }
  return lookAtTable(text, encoding, head.length >= headBytes);
}

function formatOfJson(text: string): Importable {
  if (/^\{[^\n]*"atlas"\s*:\s*\d/.test(text)) return 'atlas';
  if (/"(FeatureCollection|Feature)"/.test(text)) return 'geojson';
  throw new FileFault(
    'format_unknown',
    'The file is JSON, but neither GeoJSON nor an export of this service.',
  );
}

function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0x1f && head[1] === 0x8b) throw compressed();
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) throw compressed();
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head.includes(0)) throw new FileFault('file_binary', 'The file is no text.');
  // The last bytes may be half a letter.
  for (let cut = 0; cut < 4; cut++)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return 'utf-8';
    } catch {}
  return 'windows-1250';
}

function compressed(): FileFault {
  return new FileFault(
    'file_compressed',
    'The file is compressed or a workbook; send the text that is in it.',
  );
}

async function lookAtTable(text: string, encoding: Encoding, isCut: boolean): Promise<Looked> {
  const records: CsvRecord[] = [];
  for await (const some of readCsv(inOnePiece(text))) records.push(...some.slice(0, sampleRows + 3));
  // The last record of a piece of a file may be half of one.
  const whole = isCut && records.length > 1 ? records.slice(0, -1) : records;
  const header = whole[0]!.cells.map((name) => name.trim());
  if (header.length > mostColumns)
    throw new FileFault('columns_too_many', `A table may have at most ${mostColumns} columns.`);
  const hxl = whole[1] && isHxlRow(whole[1].cells) ? whole[1].cells : null;
  const lines = whole.slice(hxl ? 2 : 1, (hxl ? 2 : 1) + sampleRows);
  const samples = header.map((_, at) =>
    lines.map(({ cells }) => (cells[at] ?? '').slice(0, longestSample)).filter((cell) => cell !== ''),
  );
  const delimiter = String.fromCharCode(delimiterOf(text.slice(0, `${text}\n`.indexOf('\n'))));
  return {
    format: formatOfTable(header),
    table: {
      header: header.map((name) => name.slice(0, longestSample)),
      samples,
      delimiter,
      hxl: hxl !== null,
    },
    columns: proposeColumns(header, hxl, encoding),
  };
}

function formatOfTable(header: readonly string[]): Importable {
  const has = (columns: readonly string[]) => columnsOf(header, columns).missing.length === 0;
  if (has(acledRequired)) return 'acled';
  return has(ucdpRequired) ? 'ucdp' : 'csv';
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}
