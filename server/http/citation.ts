import type { IncidentDetailProperties, WebLink } from '../contract/feature.ts';
import type { IncidentQuery } from '../contract/query.ts';
import { inLanguage, type Language } from '../contract/text.ts';
import { isDateOrInstant, localDay } from '../contract/time.ts';
import type { Reader } from '../contract/words/dates.ts';
import { feedWords } from '../contract/words/feed.ts';
import { bibtex, type Cited, citationKey, cslJson, plainCitation } from '../format/citation.ts';
import { textsIn } from '../format/texts-of.ts';
import type { IncidentReading } from '../service/reading.ts';
import type { Exchange } from './exchange.ts';
import type { Encoding } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { addressWith } from './respond.ts';

const bibtexEncoding: Encoding = { f: 'bibtex', type: 'application/x-bibtex', title: 'BibTeX' };
const cslEncoding: Encoding = {
  f: 'csl-json',
  type: 'application/vnd.citationstyles.csl+json',
  title: 'CSL-JSON',
};
const plainEncoding: Encoding = {
  f: 'citation',
  type: 'text/x-bibliography',
  title: 'Citation',
  negotiable: true,
};

/** Forms of a citation, by which an incident can be asked for besides its data and its page. */
export const citationEncodings: readonly Encoding[] = [bibtexEncoding, cslEncoding, plainEncoding];

const files: Record<string, { type: string; ending: string }> = {
  [bibtexEncoding.f]: { type: 'application/x-bibtex; charset=utf-8', ending: 'bib' },
  [cslEncoding.f]: { type: cslEncoding.type, ending: 'json' },
  [plainEncoding.f]: { type: 'text/plain; charset=utf-8', ending: 'txt' },
};

/** A date of knowledge as addresses of citations carry it: without signs that would have to be escaped. */
function dateInAddress({ text, at }: NonNullable<IncidentQuery['knownAt']>): string {
  return text.length > 10 ? new Date(at).toISOString().replace('.000Z', 'Z') : text;
}

/** The address for people under which a version can be read for ever, at a knowledge date where one is set. */
export function permanentAddress(
  { base }: Pick<Exchange, 'base'>,
  id: string,
  version: number,
  knownAt: IncidentQuery['knownAt'],
): string {
  const known = knownAt ? `&known-at=${dateInAddress(knownAt)}` : '';
  return `${base}/incident/${encodeURIComponent(id)}?version=${version}${known}`;
}

/** `accessed=YYYY-MM-DD`, which only the citation for people takes; null without it. Throws a 400 problem. */
export function readAccessed(
  { parameters }: Pick<Exchange, 'parameters'>,
  encoding: Encoding,
): string | null {
  const value = parameters.get('accessed');
  if (value === null) return null;
  if (encoding.f !== plainEncoding.f)
    throw parameterProblem({ parameter: 'accessed', value, allowed: 'nothing unless f=citation' });
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || !isDateOrInstant(value))
    throw parameterProblem({ parameter: 'accessed', value, allowed: 'a date such as 2024-09-01' });
  return value;
}

/** The licence of a version: the deployment's own, or that of the data set which all of it was imported from. */
export async function licenceOf(
  { atlas }: Exchange,
  record: IncidentReading['record'],
): Promise<Cited['licence']> {
  const from = new Set(record.document.accounts.map(({ imported }) => imported?.data_set));
  const [only] = from;
  if (from.size !== 1 || only === undefined) return atlas.deployment.region.licence;
  const sets = await atlas.store.dataSets(Date.parse(record.recorded_at));
  return sets.find(({ id }) => id === only)?.licence ?? atlas.deployment.region.licence;
}

/** The version that was read, as its citation names it. */
export function citedOf(
  exchange: Exchange,
  { id, properties, record }: Pick<IncidentReading, 'id' | 'properties' | 'record'>,
  knownAt: IncidentQuery['knownAt'],
  language: Language,
  licence: Cited['licence'],
): Cited {
  const { region } = exchange.atlas.deployment;
  const titles = textsIn(properties as unknown as Record<string, unknown>, 'title');
  const title = inLanguage(titles, language);
  return {
    incident: id,
    version: record.version,
    title: title.text || id,
    titleLanguage: title.language,
    publisher: feedWords('author', { region: inLanguage(region.names, language).text }, language),
    recorded: localDay(Date.parse(record.recorded_at), region.zone),
    known: knownAt ? dateInAddress(knownAt) : null,
    url: permanentAddress(exchange, id, record.version, knownAt),
    licence,
  };
}

/** A citation as it goes out: its bytes, their type, and the name of a file that holds them. */
export function writeCitation(
  cited: Cited,
  encoding: Encoding,
  reader: Reader,
  accessed: string | null,
): { bytes: Uint8Array; type: string; fileName: string } {
  const text =
    encoding.f === bibtexEncoding.f
      ? bibtex(cited, reader)
      : encoding.f === cslEncoding.f
        ? cslJson(cited, reader)
        : plainCitation(cited, reader, accessed);
  const { type, ending } = files[encoding.f]!;
  return { bytes: Buffer.from(text), type, fileName: `${citationKey(cited)}.${ending}` };
}

/** How to cite what was read (RFC 8574): its permanent address, and its description in each form of a citation. */
export function citationLinks(
  exchange: Exchange,
  { version }: Pick<IncidentDetailProperties, 'version'>,
  permanent: string,
): WebLink[] {
  return [
    { rel: 'cite-as', type: 'text/html', href: permanent, title: `Permanent address of version ${version}` },
    ...citationEncodings.map((one) => ({
      rel: 'describedby',
      type: files[one.f]!.type.split(';')[0]!,
      href: addressWith(exchange, {
        f: one.f,
        version: String(version),
        crs: undefined,
        properties: undefined,
      }),
      title: one === plainEncoding ? 'How to cite it' : `How to cite it, as ${one.title}`,
    })),
  ];
}
