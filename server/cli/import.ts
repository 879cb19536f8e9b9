import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Finding } from '../contract/import.ts';
import type { Actor } from '../domain/permissions.ts';
import { csvRow } from '../format/csv-text.ts';
import type { Atlas } from '../service/atlas.ts';
import {
  type ImportReport,
  type ImportRequest,
  importFile,
  type RowFault,
} from '../service/import/import-file.ts';
import { dataSetOf, importable } from '../service/import/terms.ts';
import { type Terminal, UsageError } from './usage.ts';

/** The columns of a table of anybody's are assigned at the desk. */
const formatsHere = importable.filter((format) => format !== 'csv');

/** Whoever may run a command on this machine may import. */
const operator: Actor = { name: 'operator', role: 'admin' };

/** What `import FILE` says besides the file. */
export interface ImportOptions {
  format?: string | undefined;
  publish?: boolean | undefined;
  redistribution?: string | undefined;
  'dry-run'?: boolean | undefined;
  'skip-faulty'?: boolean | undefined;
  report?: string | undefined;
  id?: string | undefined;
  title?: string | undefined;
  licence?: string | undefined;
  attribution?: string | undefined;
}

/** What an import is to do. Throws UsageError, or a sentence when there is no such file. */
export async function readImportArguments(file: string, options: ImportOptions) {
  const format = formatsHere.find((one) => one === options.format);
  if (!format) throw new UsageError(`An import needs --format, one of ${formatsHere.join(', ')}.`);
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new Error(`The file ${file} cannot be read.`);
  const dataSet = dataSetOf(format, options);
  return { file, format, dataSet, report: options.report, ...switches(options) };
}

function switches(options: ImportOptions) {
  return {
    status: options.publish ? ('published' as const) : ('draft' as const),
    dryRun: options['dry-run'] ?? false,
    skipFaulty: options['skip-faulty'] ?? false,
  };
}

/** Faults that are printed; the report has all of them. */
const mostPrinted = 20;
/** Milliseconds between two lines of progress. */
const progressMs = 2_000;

/** `import FILE`: true when the file was taken in, or would be. Throws sentences. */
export async function importInto(
  atlas: Atlas,
  wanted: Awaited<ReturnType<typeof readImportArguments>>,
  terminal: Terminal,
): Promise<boolean> {
  const findings = findingWriter(wanted.report, terminal);
  const { format, dataSet, status, skipFaulty, dryRun } = wanted;
  const request: ImportRequest = {
    ...{ format, dataSet, status, skipFaulty, dryRun },
    open: () => createReadStream(wanted.file, { encoding: 'utf8', highWaterMark: 1 << 20 }),
    fault: (fault) => findings.write('fault', fault),
    notice: (notice) => findings.write('notice', notice),
    progress: progressPrinter(terminal),
  };
  const began = performance.now();
  try {
    const report = await importFile(atlas, operator, request);
    const seconds = (performance.now() - began) / 1_000;
    for (const line of closingLines(report, wanted, seconds)) terminal.print(line);
    return report.faulty === 0 || skipFaulty;
  } finally {
    await findings.close();
  }
}

function closingLines(
  report: ImportReport,
  { dataSet, status, dryRun }: Pick<ImportRequest, 'dataSet' | 'status' | 'dryRun'>,
  seconds: number,
): string[] {
  const { rows, created, amended, unchanged, faulty, seq } = report;
  const audience =
    dataSet.redistribution === 'private' ? 'for staff only' : status === 'published' ? 'published' : 'drafts';
  const verb = dryRun ? 'would become' : 'became';
  return [
    `Read ${rows} rows of ${dataSet.title} (${dataSet.licence.name}; ${dataSet.redistribution}) in ${seconds.toFixed(1)} s.`,
    `${created} ${verb} new incidents, ${amended} ${verb} new versions (${audience}); ${unchanged} were there already; ${faulty} had faults.`,
    seq === null
      ? dryRun
        ? 'Nothing was written: this was a dry run.'
        : faulty > 0
          ? 'Nothing was written. Correct the rows, or take in the others with --skip-faulty.'
          : 'Nothing was written: there was nothing new.'
      : `All of it is revision ${seq}, visible since now.`,
  ];
}

function progressPrinter(terminal: Terminal): ImportRequest['progress'] {
  let last = performance.now();
  const began = new Map<string, number>();
  return (step, rows) => {
    const now = performance.now();
    const start = began.get(step) ?? last;
    began.set(step, start);
    if (now - last < progressMs) return;
    last = now;
    const speed = Math.round(rows / Math.max(0.001, (now - start) / 1_000));
    terminal.print(`${step === 'checked' ? 'Checked' : 'Stored'} ${rows} rows (${speed} a second).`);
  };
}

/** Writes every finding to the report, as CSV where its name ends so and else as NDJSON, and prints the first ones. */
function findingWriter(report: string | undefined, terminal: Terminal) {
  const stream = report === undefined ? null : createWriteStream(report, { mode: 0o600 });
  const isCsv = report?.toLowerCase().endsWith('.csv');
  if (isCsv) stream?.write(csvRow(['row', 'id', 'kind', 'column', 'value', 'allowed']));
  let count = 0;
  return {
    write(kind: Finding['kind'], { row, id, column, value, allowed }: RowFault) {
      count += 1;
      stream?.write(
        isCsv
          ? csvRow([row, id, kind, column, value, allowed])
          : `${JSON.stringify({ row, id, kind, column, value, allowed })}\n`,
      );
      if (count <= mostPrinted)
        terminal.print(
          `Row ${row}${column && `, ${column}`}: «${value.slice(0, 80)}» is ${kind === 'fault' ? 'not' : 'taken'} ${allowed}.`,
        );
      if (count === mostPrinted + 1)
        terminal.print(report ? `More is in ${report}.` : 'There is more: name a file with --report.');
    },
    async close() {
      if (!stream) return;
      stream.end();
      await finished(stream);
    },
  };
}
