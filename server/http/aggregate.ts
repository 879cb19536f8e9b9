import type { Aggregate } from '../contract/feature.ts';
import { filterParameters } from '../contract/query.ts';
import { listAudience } from '../service/reading.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Handler } from './exchange.ts';
import { questionOf, readQuery } from './items.ts';
import { parameterProblem } from './problem.ts';
import { addressWith, cache, notModified, sendJson } from './respond.ts';

const dimensions: readonly Aggregate['by'][] = [
  'day',
  'week',
  'month',
  'type',
  'sub_type',
  'municipality',
  'verification',
  'claimant',
  'actor',
];

/** `GET /api/collections/incidents/aggregate?by=`: the same filter, counted. */
export const aggregate: Handler = async (exchange) => {
  const { atlas, parameters, req, res } = exchange;
  const query = readQuery(exchange, ['by'], [...filterParameters, 'known-at', 'recorded-at']);
  const [by, twice] = parameters.getAll('by');
  const dimension = dimensions.find((one) => one === by);
  if (!dimension || twice !== undefined)
    throw parameterProblem({ parameter: 'by', value: twice ?? by ?? '', allowed: [...dimensions] });
  const audience = listAudience(exchange.visitor, query);
  const staff = query.status.some((status) => status !== 'published');
  cache(exchange, staff ? 'staff' : 'public');
  const tag = listTag(
    atlas.store.seq(),
    questionOf(exchange, query, staff, addressWith(exchange), dimension),
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
  sendJson(exchange, counted);
};
