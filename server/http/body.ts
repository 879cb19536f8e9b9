import express, { type RequestHandler } from 'express';
import type { z } from 'zod';
import { fieldErrors } from '../service/document.ts';
import { invalid } from '../service/fault.ts';
import type { Exchange } from './exchange.ts';
import { HttpProblem } from './problem.ts';
import { looseJson } from './strict-json.ts';

/** Collects the body as bytes, whatever its type, up to 1 MB; handlers say which types they read. */
export const collectBody: RequestHandler = express.raw({ type: () => true, limit: '1mb', inflate: false });

const deepest = 40;

/**
 * The JSON of the body. Throws problems: 415 for another type or charset, 400 for what is no JSON, is not UTF-8, is
 * nested deeper than 40, has a member twice, or a character that no text has.
 */
export function readJson({ req }: Exchange, types: readonly string[] = ['application/json']): unknown {
  const [type, ...parameters] = (req.get('content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice(8) ?? 'utf-8';
  if (!types.includes(type ?? '') || charset.replaceAll('"', '') !== 'utf-8')
    throw new HttpProblem(415, 'type_unsupported', 'The body must be JSON in UTF-8.', {
      parameter: 'Content-Type',
      value: req.get('content-type') ?? '',
      allowed: [...types],
    });
  const bytes: unknown = req.body;
  const text = Buffer.isBuffer(bytes) ? decode(bytes) : '';
  if (depthOf(text) > deepest)
    throw new HttpProblem(400, 'json_too_deep', `The JSON is nested deeper than ${deepest}.`);
  const value = parse(text);
  const loose = looseJson(text);
  if (loose) throw invalid([loose]);
  return value;
}

/** The JSON of the body by a schema. Throws Fault `invalid` with a pointer for each wrong member. */
export function readBody<T>(exchange: Exchange, schema: z.ZodType<T>): T {
  const value = readJson(exchange);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error, value));
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem(400, 'json_malformed', 'The body is not JSON.');
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem(400, 'json_malformed', 'The body is not UTF-8.');
  }
}

/** How deep arrays and objects are nested, counted before anything recursive reads them. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') most = Math.max(most, ++depth);
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return most;
}
