import { aggregateDimensions } from '../contract/feature.ts';
import { filterParameters, readingParameters } from '../contract/query.ts';
import { listAudience } from '../service/reading.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Handler } from './exchange.ts';
import { linkHeader, selfLinks } from './links.ts';
import { html, json, negotiate, readLanguage } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { isDated, questionOf, readQuery } from './question.ts';
import { sendResource } from './resource.ts';
import { addressWith, cache, notModified } from './respond.ts';

const offered = [json, html];

/** `GET /api/collections/incidents/aggregate?by=`: the same filter, counted. */
export const aggregate: Handler = async (exchange) => {
  const { atlas, parameters, req, res } = exchange;
  const names = [...filterParameters, ...readingParameters];
  const query = readQuery(exchange, ['by'], names, ['json', 'html']);
  const reply = { encoding: negotiate(exchange, offered), language: readLanguage(exchange) };
  const [by, twice] = parameters.getAll('by');
  const dimension = aggregateDimensions.find((one) => one === by);
  if (!dimension || twice !== undefined)
    throw parameterProblem({ parameter: 'by', value: twice ?? by ?? '', allowed: [...aggregateDimensions] });
  const audience = listAudience(exchange.visitor, query);
  const staff = query.status.some((status) => status !== 'published');
  cache(exchange, staff ? 'staff' : isDated(query, atlas.now()) ? 'dated' : 'public');
  const { encoding, language } = reply;
  const tag = listTag(
    atlas.store.seq(),
    questionOf(exchange, query, staff, addressWith(exchange), dimension, encoding.f, language),
  );
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const counted = await atlas.store.aggregate(
    query,
    dimension,
    atlas.deployment.region.zone,
    audience,
    atlas.now(),
  );
  res.setHeader('ETag', tag);
  const links = [
    ...selfLinks(exchange, offered, encoding),
    { rel: 'collection', type: json.type, href: `${exchange.base}/api/collections/incidents` },
  ];
  res.setHeader('Link', linkHeader(links));
  await sendResource(exchange, 'aggregate', { ...counted, links }, reply);
};
