import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Problem } from '../contract/problem.ts';
import type { QueryFault } from '../contract/query.ts';
import { FileFault } from '../format/file-fault.ts';
import { Fault, type FaultKind, stale } from '../service/fault.ts';
import { explained, StorageError, type StorageTrouble } from '../store/storage-error.ts';
import { BusyError } from '../store/store.ts';
import { StaleVersionError } from '../store/writing.ts';

/** `allow`, `authenticate` and `location` are headers of the answer. */
type Extra = Omit<Problem, 'type' | 'title' | 'status'> & {
  allow?: string;
  authenticate?: string;
  location?: string;
};

/** An answer that is an error: thrown by handlers, written by `writeProblem` and by nothing else. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Extra;
  constructor(status: number, code: string, detail: string, extra: Extra = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

const titles: Record<number, string> = {
  308: 'Merged',
  400: 'Bad request',
  401: 'Log-in needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Request too slow',
  409: 'Conflict',
  410: 'Retracted',
  412: 'Another version stands',
  413: 'Body too large',
  414: 'Address too long',
  415: 'Content type not supported',
  416: 'Range not satisfiable',
  417: 'Expectation failed',
  428: 'Condition needed',
  429: 'Too many requests',
  431: 'Header too large',
  500: 'Internal error',
  503: 'Busy',
  507: 'Storage full',
};

const statusOf: Record<FaultKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  moved: 308,
  conflict: 409,
  stale: 412,
  invalid: 400,
  throttled: 429,
};

/** What the storage's trouble means to the one who asked: status, and words that say nothing of the machine. */
const storageProblems: Record<StorageTrouble, [status: number, detail: string]> = {
  full: [507, 'The storage of this service is full; nothing was written. Reading goes on.'],
  read_only: [503, 'This service cannot write at present; nothing was written. Reading goes on.'],
  failing: [503, 'The storage of this service does not answer as it should; nothing was written.'],
  damaged: [503, 'The storage of this service is damaged; its operator has been told.'],
  no_descriptors: [503, 'The service is at its limits; try again shortly.'],
};
/** Seconds after which the storage may have recovered. */
const storageRetry = 10;

/** A 400 for a parameter that cannot be read: its name, its value, what is allowed. */
export function parameterProblem(fault: QueryFault): HttpProblem {
  return new HttpProblem(
    400,
    'parameter_invalid',
    `The parameter «${fault.parameter}» cannot be «${fault.value}».`,
    { parameter: fault.parameter, value: fault.value, allowed: fault.allowed },
  );
}

/** The body of a problem. `type` is a URN that ends in the message key, with hyphens. */
export function problemBody(problem: HttpProblem): Problem {
  const { allow, authenticate, location, ...extra } = problem.extra;
  return {
    type: `urn:problem-type:incident-atlas:${problem.code.replaceAll('_', '-')}`,
    title: titles[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    ...extra,
  };
}

/** What any thrown value means to the one who asked. Unknown ones become 500 and say nothing of themselves. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof BusyError)
    return new HttpProblem(503, 'busy', 'The service is busy; try again shortly.', { retry_after: 2 });
  if (error instanceof StorageError) {
    const [status, detail] = storageProblems[error.trouble];
    return new HttpProblem(status, `storage_${error.trouble}`, detail, { retry_after: storageRetry });
  }
  if (error instanceof StaleVersionError) return problemOf(stale(error.current));
  if (error instanceof Fault) {
    const { errors, current, retryAfter, retraction } = error.extra;
    return new HttpProblem(statusOf[error.kind], error.code, error.message, {
      ...(errors ? { errors } : {}),
      ...(current === undefined ? {} : { current_version: current }),
      ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
      ...(retraction ? { retraction } : {}),
    });
  }
  if (error instanceof FileFault)
    return new HttpProblem(error.code === 'file_too_large' ? 413 : 400, error.code, error.message);
  // Express and its body parser mark their own errors with a status.
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new HttpProblem(413, 'body_too_large', 'The body may have at most 1 MB.');
  if (status === 415)
    return new HttpProblem(415, 'encoding_unsupported', 'The body must not be compressed.', {
      parameter: 'Content-Encoding',
    });
  if (status === 400) return new HttpProblem(400, 'body_incomplete', 'The body did not arrive whole.');
  return new HttpProblem(500, 'internal', 'Something went wrong here; it has been noted.');
}

/** What opens an address to those who are not known: a log-in, or a token. */
const anyChallenge = 'Session realm="incident-atlas", Bearer realm="incident-atlas"';

/** A problem as a page, for a request that wants one; else null. */
export type ProblemPage = (req: Request, res: Response, problem: Problem) => string | null;

/** Writes a problem, as a page where there is one for it; nothing else in this folder writes errors. */
export function writeProblem(
  res: ServerResponse,
  problem: HttpProblem,
  page: (problem: Problem) => string | null = () => null,
): void {
  if (problem.extra.location) res.setHeader('Location', problem.extra.location);
  if (problem.extra.allow) res.setHeader('Allow', problem.extra.allow);
  if (problem.extra.retry_after) res.setHeader('Retry-After', String(problem.extra.retry_after));
  const challenge = problem.extra.authenticate ?? (problem.status === 401 ? anyChallenge : undefined);
  if (challenge) res.setHeader('WWW-Authenticate', challenge);
  for (const name of [
    'ETag',
    'Last-Modified',
    'Link',
    'Content-Crs',
    'Content-Disposition',
    'Content-Language',
  ])
    res.removeHeader(name);
  res.setHeader('Cache-Control', 'no-store');
  res.statusCode = problem.status;
  const body = problemBody(problem);
  const text = page(body);
  res.setHeader('Content-Type', text === null ? 'application/problem+json' : 'text/html; charset=utf-8');
  res.end(text ?? JSON.stringify(body));
}

/** The end of the line for everything thrown; faults of our own are logged with their stack, never sent. */
export function problemHandler(
  log: (error: unknown, request: unknown) => void,
  page: ProblemPage,
): ErrorRequestHandler {
  return (thrown, req, res, _next) => {
    const error = explained(thrown);
    const problem = problemOf(error);
    if (problem.status >= 500 && !(error instanceof BusyError)) log(error, req.id);
    // Half an answer cannot be taken back: cutting the connection is what tells the other side.
    if (res.headersSent) res.destroy();
    else writeProblem(res, problem, (body) => page(req, res, body));
  };
}
