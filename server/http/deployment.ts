import type { Deployment } from '../contract/deployment.ts';
import { designationText } from './designation.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Exchange, Handler } from './exchange.ts';
import { addressWith, allowOnly, cache, notModified, sendJson } from './respond.ts';

function basemap({ settings, base }: Exchange): Deployment['basemap'] {
  if (settings.basemap.kind !== 'pmtiles') return settings.basemap;
  return { kind: 'pmtiles', url: `${base}/basemap.pmtiles` };
}

/** `GET /api/deployment`: what the app needs to know before it draws. */
export const deployment: Handler = async (exchange) => {
  const { atlas, req, res, settings } = exchange;
  allowOnly(exchange.parameters);
  cache(exchange, 'public');
  const seq = atlas.store.seq();
  const tag = listTag(seq, [
    addressWith(exchange),
    settings.version,
    settings.designation,
    settings.basemap,
    settings.embedBy,
    settings.suggestions !== null,
  ]);
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const added = (await atlas.store.collections()).filter((one) => one.kind === 'layer');
  const { layers, designation: _, ...region } = atlas.deployment.region;
  const answer: Deployment = {
    region,
    designation: { profile: settings.designation, text: designationText(exchange) },
    basemap: basemap(exchange),
    collections: layers.map(({ id, titles }) => ({ id, titles })),
    layers: added.map(({ id, titles, properties, count, attribution }) => ({
      id,
      titles,
      geometry: properties.find((one) => one.kind === 'geometry')?.geometry ?? 'any',
      count,
      attribution,
    })),
    embeddable: settings.embedBy !== null,
    suggestions: settings.suggestions !== null,
    version: settings.version,
    seq,
  };
  res.setHeader('ETag', tag);
  sendJson(exchange, answer);
};
