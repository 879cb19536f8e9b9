import type { FormatInfo } from '#contract/format-info.ts';
import type { IncidentQuery } from '#contract/query.ts';
import { type ExportChoice, exportPath } from './export.ts';
import { failureOf, UnreachableError } from './request.ts';

/** What a file will hold: rows, how many more the format has no place for, and about how many bytes. */
export interface Measured {
  rows: number;
  refused: number;
  /** Estimated from a sample; null where no row can be sampled. */
  bytes: number | null;
}

/** Features of the larger sample; a whole file of so few is its own sample. */
const sampleSize = 20;

const counted = (response: Response, header: string) => Number(response.headers.get(header) ?? 0);

async function ask(path: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { method, signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new UnreachableError();
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function sample(path: string, signal: AbortSignal): Promise<{ rows: number; bytes: number }> {
  const response = await ask(path, 'GET', signal);
  const { byteLength } = await response.arrayBuffer();
  return { rows: counted(response, 'Atlas-Rows'), bytes: byteLength };
}

/** A straight line through two samples: what a file has anyway, and what each row adds. */
export function estimate(
  small: { rows: number; bytes: number },
  large: { rows: number; bytes: number },
  rows: number,
): number {
  const more = large.rows - small.rows;
  if (more <= 0) return large.rows ? Math.round((large.bytes * rows) / large.rows) : large.bytes;
  return Math.round(large.bytes + ((large.bytes - small.bytes) / more) * (rows - large.rows));
}

/**
 * Counts and weighs the file of a choice by a question for its head and small samples of it. Throws ProblemError,
 * UnreachableError, and what `signal` aborts with.
 */
export async function measureExport(
  choice: ExportChoice,
  format: FormatInfo,
  query: IncidentQuery,
  signal: AbortSignal,
): Promise<Measured> {
  const path = (limit?: number) => exportPath(choice, format, query, limit);
  // The head of a refused question has no words: the sample says why.
  const large = await sample(path(sampleSize), signal);
  const head = await ask(path(), 'HEAD', signal);
  const rows = counted(head, 'Atlas-Rows');
  const refused = counted(head, 'Atlas-Rows-Refused');
  if (rows <= large.rows) return { rows, refused, bytes: large.bytes };
  return { rows, refused, bytes: estimate(await sample(path(1), signal), large, rows) };
}
