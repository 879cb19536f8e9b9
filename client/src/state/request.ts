import type { Problem } from '#contract/problem.ts';
import { isEmbedded } from './location.ts';
import { noteAge } from './offline.ts';

/** A request that failed with an answer: carries the server's problem document. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Thrown when no answer came: the service or the network is down. */
export class UnreachableError extends Error {
  constructor() {
    super('unreachable');
    this.name = 'UnreachableError';
  }
}

export interface Answer<T> {
  body: T;
  etag: string | null;
  location: string | null;
  /** The service says that what `ifNoneMatch` names still holds; the body is null then. */
  isUnchanged: boolean;
}

export interface RequestOptions {
  method?: string;
  body?: unknown;
  contentType?: string;
  ifMatch?: string;
  /** ETag of an answer at hand: the service then sends only a newer one. */
  ifNoneMatch?: string | null;
  signal?: AbortSignal;
}

/** A frame on another site reads as everybody does, whoever is logged in. */
export const credentials = (): RequestCredentials => (isEmbedded.peek() ? 'omit' : 'same-origin');

/**
 * One request to the service, as JSON. A 204, and a 304 to `ifNoneMatch`, have the body null. Throws ProblemError for an error answer,
 * UnreachableError without one, and AbortError when `signal` was used.
 */
export async function request<T>(url: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/geo+json, application/json' };
  if (options.body !== undefined) headers['Content-Type'] = options.contentType ?? 'application/json';
  if (options.ifMatch) headers['If-Match'] = options.ifMatch;
  if (options.ifNoneMatch) headers['If-None-Match'] = options.ifNoneMatch;
  let response: Response;
  try {
    response = await fetch(url, {
      method: options.method ?? 'GET',
      // An answer that a proxy may keep for a while must not be what the browser shows after a write: always ask.
      cache: 'no-cache',
      credentials: credentials(),
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new UnreachableError();
  }
  noteAge(response.headers);
  const text = await response.text();
  const isUnchanged = response.status === 304 && !!options.ifNoneMatch;
  if (!response.ok && !isUnchanged) throw new ProblemError(readProblem(response, text));
  return {
    body: (text ? JSON.parse(text) : null) as T,
    etag: response.headers.get('ETag'),
    location: response.headers.get('Location'),
    isUnchanged,
  };
}

function readProblem(response: Response, text: string): Problem {
  const fallback = {
    type: 'about:blank',
    title: response.statusText || String(response.status),
    status: response.status,
  };
  if (!response.headers.get('Content-Type')?.includes('json')) return fallback;
  try {
    return { ...fallback, ...(JSON.parse(text) as Problem) };
  } catch {
    return fallback;
  }
}

/** What an error answer that was not read yet says, as the error that `request` would throw for it. */
export async function failureOf(response: Response): Promise<ProblemError> {
  return new ProblemError(readProblem(response, await response.text()));
}
