import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IncidentQuery } from '../contract/query.ts';
import type { Language } from '../contract/text.ts';
import { localDay } from '../contract/time.ts';
import { tellerOf } from '../contract/view.ts';
import type { Format } from '../format/format.ts';
import { readFormatOptions } from '../format/registry.ts';
import { type Collection, isRecord } from '../service/catalogue.ts';
import { type ExportRequest, exportCollection, exportSidecar } from '../service/export.ts';
import { listAudience } from '../service/reading.ts';
import { designationText } from './designation.ts';
import type { Exchange } from './exchange.ts';
import type { ItemsQuestion } from './items-query.ts';
import { linkHeader } from './links.ts';
import { json } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { isDated } from './question.ts';
import { addressWith, cache } from './respond.ts';

/** Parameters of a file besides the format's own: the sidecar says of it what the file has no place for. */
export const fileParameters = ['sidecar'] as const;

function readSidecar({ parameters }: Exchange): boolean {
  const value = parameters.get('sidecar') ?? 'false';
  if (value !== 'true' && value !== 'false')
    throw parameterProblem({ parameter: 'sidecar', value, allowed: ['true', 'false'] });
  return value === 'true';
}

/**
 * `incidents-2024-09-01.csv`: a name that any file system takes. A file that holds what one claimant tells says so: it may
 * be passed on without its address.
 */
function fileName(exchange: Exchange, { id }: Collection, query: IncidentQuery, ending: string): string {
  const { now, deployment } = exchange.atlas;
  const teller = tellerOf(query);
  const told = teller === null ? '' : `-as-told-by-${teller}`;
  return `${id}${told}-${localDay(now(), deployment.region.zone)}.${ending}`;
}

/** Who holds the rights, and what the columns mean, for formats that have no place for it. */
function fileLinks(exchange: Exchange, format: Format): string {
  const { licence } = exchange.atlas.deployment.region;
  return linkHeader([
    { rel: 'license', href: licence.url },
    { rel: 'describedby', type: json.type, href: addressWith(exchange, { f: format.id, sidecar: 'true' }) },
  ]);
}

/**
 * Sends the whole answer of a question as a file, as it is read: nothing is held but one batch, and a reader who goes
 * away stops the reading. With `sidecar=true` what the file says about itself, as JSON. Throws a 400 problem for a
 * system or a parameter that the format does not know.
 */
export async function download(
  exchange: Exchange,
  collection: Collection,
  format: Format,
  question: ItemsQuestion,
  language: Language,
): Promise<void> {
  const { atlas, base, parameters, res, visitor } = exchange;
  const { options, fault } = readFormatOptions(format, parameters);
  if (fault) throw parameterProblem({ ...fault, allowed: [...fault.allowed] });
  const sidecar = readSidecar(exchange);
  const { crs, limited, query, selected } = question;
  if (format.crs === 'crs84' && parameters.has('crs') && !crs.uri.endsWith('CRS84'))
    throw parameterProblem({
      parameter: 'crs',
      value: parameters.get('crs')!,
      allowed: `CRS84 only, in ${format.title}`,
    });
  listAudience(visitor, query);
  const stopped = new AbortController();
  res.on('close', () => stopped.abort());
  const request: ExportRequest = {
    format,
    options,
    query,
    limited,
    selected,
    crs,
    language,
    designation: designationText(exchange),
    self: addressWith(exchange),
    base,
    signal: stopped.signal,
  };
  const staff = query.status.some((status) => status !== 'published');
  const head = (type: string, ending: string) => {
    cache(
      exchange,
      staff ? 'staff' : isRecord(collection.id) && isDated(query, atlas.now()) ? 'dated' : 'public',
    );
    res.setHeader('Content-Type', type);
    res.setHeader(
      'Content-Disposition',
      `attachment; filename="${fileName(exchange, collection, query, ending)}"`,
    );
    res.setHeader('Link', fileLinks(exchange, format));
  };
  if (sidecar) {
    const bytes = await exportSidecar(atlas, visitor, collection.id, request);
    head(json.type, `${format.extension}.json`);
    await stream(exchange, bytes);
    return;
  }
  const { context, items, refused } = await exportCollection(atlas, visitor, collection.id, request);
  head(typed(format.mediaType), format.extension);
  res.setHeader('Content-Crs', `<${crs.uri}>`);
  res.setHeader('Atlas-Rows', String(context.count));
  res.setHeader('Atlas-Rows-Refused', String(refused.count));
  await stream(exchange, format.write(items, context));
}

/** Text needs its charset said: without one some programs read it as their own. */
const typed = (mediaType: string) =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;

/** Writes as fast as it is taken. Whoever goes away ends it without an error: there is nobody left to tell. */
async function stream({ req, res }: Exchange, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  try {
    await pipeline(Readable.from(bytes, { objectMode: true, highWaterMark: 1 }), res);
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && name !== 'AbortError') throw error;
  }
}
