import { type ComparedKind, comparedKinds } from '../contract/comparison.ts';
import type { WebLink } from '../contract/feature.ts';
import { isDateOrInstant, lastInstant } from '../contract/time.ts';
import { compareKnowledge } from '../service/comparison.ts';
import {
  comparisonOwn,
  comparisonParameters,
  defaultCompared,
  mostCompared,
  mostTold,
} from './comparison-parameters.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Exchange, Handler } from './exchange.ts';
import { linkHeader, selfLinks } from './links.ts';
import { html, json, negotiate, readLanguage } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { isDated, questionOf, readQuery } from './question.ts';
import { sendResource } from './resource.ts';
import { addressWith, cache, notModified } from './respond.ts';

const offered = [json, html];

/** The earlier date (ms), which must lie before the later one. Throws a 400 problem. */
function readSince({ parameters, atlas }: Exchange, until: number): number {
  const value = (parameters.get('since') ?? '').replace(/ (?=\d\d:\d\d$)/, '+');
  const at = isDateOrInstant(value) ? lastInstant(value, atlas.deployment.region.zone) : Number.NaN;
  if (at < until) return at;
  const allowed = Number.isNaN(at)
    ? 'an RFC 3339 instant or a date, which counts as its end'
    : 'a date before the knowledge date';
  throw parameterProblem({ parameter: 'since', value, allowed });
}

function readKinds({ parameters }: Exchange): readonly ComparedKind[] {
  const value = parameters.get('kind');
  if (value === null) return comparedKinds;
  const kinds = value.split(',') as ComparedKind[];
  if (kinds.every((kind) => comparedKinds.includes(kind))) return kinds;
  throw parameterProblem({ parameter: 'kind', value, allowed: [...comparedKinds] });
}

/** `?changes=true`; throws a 400 problem for anything but true and false. */
function readsDifferences({ parameters }: Exchange): boolean {
  const value = parameters.get('changes') ?? 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw parameterProblem({ parameter: 'changes', value, allowed: ['true', 'false'] });
}

/** `next` and `prev`, by offset. */
function pageLinks(exchange: Exchange, limit: number, offset: number, matched: number): WebLink[] {
  const to = (rel: 'next' | 'prev', at: number) => ({
    rel,
    type: json.type,
    href: addressWith(exchange, { offset: at > 0 ? String(at) : undefined }),
  });
  return [
    ...(offset + limit < matched ? [to('next', offset + limit)] : []),
    ...(offset > 0 ? [to('prev', Math.max(0, offset - limit))] : []),
  ];
}

/**
 * `GET /api/collections/incidents/comparison?since=`: what became known of the incidents of a query between two
 * dates, and with `changes=true` what is different, in words, which the page always says.
 */
export const comparison: Handler = async (exchange) => {
  const { atlas, parameters, req, res } = exchange;
  const asked = readQuery(exchange, comparisonOwn, comparisonParameters, ['json', 'html']);
  const encoding = negotiate(exchange, offered);
  const language = readLanguage(exchange);
  const since = readSince(exchange, asked.knownAt?.at ?? atlas.now());
  const kinds = readKinds(exchange);
  const isTold = readsDifferences(exchange) || encoding.f === html.f;
  const limit = parameters.has('limit')
    ? Math.min(asked.limit, isTold ? mostTold : mostCompared)
    : defaultCompared;
  const query = { ...asked, limit };
  cache(exchange, isDated(query, atlas.now()) ? 'dated' : 'public');
  const tag = listTag(
    atlas.store.seq(),
    questionOf(exchange, query, false, addressWith(exchange), 'comparison', encoding.f, language),
  );
  res.setHeader('ETag', tag);
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const answer = await compareKnowledge(atlas, query, { since, kinds }, isTold ? language : null);
  const links = [
    ...selfLinks(exchange, offered, encoding),
    { rel: 'collection', type: json.type, href: `${exchange.base}/api/collections/incidents` },
    ...pageLinks(exchange, limit, query.offset, answer.numberMatched),
  ];
  res.setHeader('Link', linkHeader(links));
  await sendResource(exchange, 'comparison', { ...answer, links }, { encoding, language });
};
