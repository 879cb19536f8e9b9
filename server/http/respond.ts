import type { WebLink } from '../contract/feature.ts';
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

/** Public answers may be kept but are asked about each time; those for staff are kept by nobody. */
export function cache({ res }: Exchange, audience: 'public' | 'staff'): void {
  res.setHeader('Cache-Control', audience === 'public' ? 'no-cache' : 'no-store');
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

/** Links of a page: itself, the pages before and after it, its collection. */
export function pageLinks(
  exchange: Exchange,
  page: { limit: number; offset: number; matched: number; returned: number },
  collection: string,
): WebLink[] {
  const { limit, offset, matched, returned } = page;
  const links: WebLink[] = [
    { rel: 'self', type: geojson, href: addressWith(exchange), title: 'This page' },
    { rel: 'collection', type: json, href: `${exchange.base}/api/collections/${collection}` },
  ];
  if (returned > 0 && offset + returned < matched)
    links.push({
      rel: 'next',
      type: geojson,
      href: addressWith(exchange, { offset: String(offset + returned) }),
      title: 'Next page',
    });
  if (offset > 0) {
    const before = Math.max(0, offset - limit);
    links.push({
      rel: 'prev',
      type: geojson,
      href: addressWith(exchange, {
        offset: before === 0 ? undefined : String(before),
        // The page before a page that begins within the first one is as long as the gap.
        limit: offset < limit ? String(offset) : (exchange.parameters.get('limit') ?? undefined),
      }),
      title: 'Previous page',
    });
  }
  return links;
}

/** The 404 of a path the table does not know. */
export function unknownPath(): HttpProblem {
  return new HttpProblem(404, 'not_found', 'There is nothing at this address.');
}
