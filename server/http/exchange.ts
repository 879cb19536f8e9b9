import type { Request, Response } from 'express';
import type { Designation } from '../contract/codebook.ts';
import type { Atlas } from '../service/atlas.ts';
import type { EvidenceDesk } from '../service/evidence/evidence-desk.ts';
import { notFound } from '../service/fault.ts';
import type { ImportDesk } from '../service/import/import-desk.ts';
import type { Sessions, Visitor } from '../service/sessions.ts';
import type { SuggestionGate } from './suggest/gate.ts';

export type Basemap =
  | { kind: 'embedded' }
  | { kind: 'style'; url: string }
  | { kind: 'pmtiles'; file: string };

/** What the HTTP layer needs besides the use cases. */
export interface HttpSettings {
  publicUrl: string | null;
  basemap: Basemap;
  designation: Designation;
  /** Sites that may show `/embed` in a frame, as sources of CSP; null: none. */
  embedBy: readonly string[] | null;
  /** What stands before the form for suggestions; null: there is none. */
  suggestions: SuggestionGate | null;
  /** Whoever tells the news outside; it is woken when there is something to send. */
  alerts: { allowsPlain: boolean; wake(): void };
  version: string;
  /** Absolute folder with index.html and assets/. */
  client: string;
}

/** One request being answered: what a handler may use, with the parameters and the visitor already read. */
export interface Exchange {
  req: Request;
  res: Response;
  atlas: Atlas;
  sessions: Sessions;
  imports: ImportDesk;
  evidence: EvidenceDesk;
  settings: HttpSettings;
  /** Who holds the session or the token; null for a reader. */
  visitor: Visitor | null;
  /** Scheme, host and base path for absolute links, without a final slash. */
  base: string;
  parameters: URLSearchParams;
}

export type Handler = (exchange: Exchange) => Promise<void> | void;

/**
 * One line of the route table. `open` reads answer to any origin and never depend on who asks in another one;
 * `sessionOnly` is what a token does not open, `writersOnly` what one for reading does not, `beforeFactor` what somebody
 * may use who has yet to set up the second factor that is demanded.
 */
export interface Route {
  path: string;
  open?: boolean;
  sessionOnly?: boolean;
  writersOnly?: boolean;
  beforeFactor?: boolean;
  /** Whether POST reads its body itself, as it comes. */
  stream?: boolean;
  GET?: Handler;
  POST?: Handler;
  PUT?: Handler;
  PATCH?: Handler;
  DELETE?: Handler;
}

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const plainHost = /^[a-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i;

/** The public address of the service: as configured, else as the request came in. */
export function baseOf(req: Request, publicUrl: string | null): string {
  if (publicUrl) return publicUrl;
  const host = req.get('host') ?? '';
  return `${req.protocol}://${plainHost.test(host) ? host : 'localhost'}`;
}

/** The query of a request; Express's own reading of it makes arrays and objects of repeated parameters. */
export function parametersOf(req: Request): URLSearchParams {
  const mark = req.originalUrl.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : req.originalUrl.slice(mark + 1));
}

/** A named part of the path; the route table guarantees that it is there. */
export function pathPart({ req }: Exchange, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}

/** The number in the path by which something is named. Throws Fault `not_found` for what is no number. */
export function numberPart(exchange: Exchange, what: string, name = 'id'): number {
  const value = pathPart(exchange, name);
  if (!/^[1-9]\d{0,14}$/.test(value)) throw notFound(what);
  return Number(value);
}
