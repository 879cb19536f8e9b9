import { type Language, languages } from '../contract/text.ts';
import type { Exchange } from './exchange.ts';
import { HttpProblem, parameterProblem } from './problem.ts';

export const json = 'application/json';
export const geojson = 'application/geo+json';

/** Writes JSON of a modest size; big answers go out as bytes. */
export function sendJson({ res }: Exchange, body: unknown, status = 200, type: string = json): void {
  sendBytes(res, [Buffer.from(JSON.stringify(body))], status, type);
}

/** Writes parts one after the other with their total length; HEAD gets the same head. */
export function sendBytes(
  res: Exchange['res'],
  parts: readonly Uint8Array[],
  status: number,
  type: string,
): void {
  res.status(status);
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Length', String(parts.reduce((sum, part) => sum + part.byteLength, 0)));
  if (res.req.method === 'HEAD') {
    res.end();
    return;
  }
  for (const part of parts) res.write(part);
  res.end();
}

/**
 * How long who may keep an answer. A proxy may hand out a public one for ten seconds, and for a minute more while it
 * asks again; browsers ask each time. A `dated` one changes only when a rule of protection does, which must then hold
 * for what was kept too: a proxy may hand it out for a minute and no longer. Who comes with a session or a token gets
 * nothing that a proxy would hand to others, and what is for staff is kept by nobody.
 */
export function cache({ req, res, visitor }: Exchange, audience: 'public' | 'dated' | 'staff'): void {
  const personal = visitor !== null || req.get('authorization') !== undefined;
  const kept = {
    staff: 'private, no-store',
    public: 'public, max-age=0, s-maxage=10, stale-while-revalidate=60',
    dated: 'public, max-age=0, s-maxage=60, must-revalidate',
  };
  res.setHeader('Cache-Control', personal && audience !== 'staff' ? 'private, no-cache' : kept[audience]);
}

/** Ends with 304 and the tag that matched. */
export function notModified({ res }: Exchange, tag: string): void {
  res.setHeader('ETag', tag);
  res.status(304).end();
}

/**
 * Reads `f` and `lang`, which every resource of the API accepts. Only JSON is spoken here, so `f` is checked and
 * changes nothing. Throws a 400 problem that names the parameter.
 */
export function readCommon(
  parameters: URLSearchParams,
  formats: readonly string[] = ['json', 'geojson'],
): Language {
  for (const [parameter, allowed] of [
    ['f', formats],
    ['lang', languages],
  ] as const) {
    const values = parameters.getAll(parameter);
    if (values.length > 1)
      throw parameterProblem({ parameter, value: values[1]!, allowed: 'one occurrence of this parameter' });
    if (values[0] !== undefined && !(allowed as readonly string[]).includes(values[0]))
      throw parameterProblem({ parameter, value: values[0], allowed: [...allowed] });
  }
  return (parameters.get('lang') ?? 'en') as Language;
}

/** Throws a 400 problem when the request has parameters other than the named ones, `f` and `lang`, or one twice. */
export function allowOnly(parameters: URLSearchParams, allowed: readonly string[] = []): Language {
  const names = [...allowed, 'f', 'lang'];
  const seen = new Set<string>();
  for (const [parameter, value] of parameters) {
    if (!names.includes(parameter)) throw parameterProblem({ parameter, value, allowed: names });
    if (seen.has(parameter))
      throw parameterProblem({ parameter, value, allowed: 'one occurrence of this parameter' });
    seen.add(parameter);
  }
  return readCommon(parameters);
}

/** The address of this request with some parameters set anew; undefined ones are left out. */
export function addressWith(
  { base, req, parameters }: Exchange,
  changed: Record<string, string | undefined> = {},
): string {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return `${base}${req.path}${query ? `?${query}` : ''}`;
}

/** The 404 of a path the table does not know. */
export function unknownPath(): HttpProblem {
  return new HttpProblem(404, 'not_found', 'There is nothing at this address.');
}
