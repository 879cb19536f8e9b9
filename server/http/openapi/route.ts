import type { Atlas } from '../../service/atlas.ts';
import { readCatalogue } from '../../service/catalogue.ts';
import { designationText } from '../designation.ts';
import { digest, matchingTag } from '../etag.ts';
import type { Exchange, Handler, Route } from '../exchange.ts';
import { openapiType } from '../links.ts';
import type { Encoding } from '../negotiate.ts';
import { openResource } from '../resource.ts';
import { cache, notModified, sendBytes } from '../respond.ts';
import type { OpenApi } from './description.ts';
import { docs } from './docs.ts';
import { openApiDocument } from './document.ts';

const openapi: Encoding = {
  f: 'json',
  type: openapiType,
  title: 'OpenAPI',
  aliases: ['application/vnd.oai.openapi+json', 'application/json'],
};

/** The last document made for a store: its examples are as old as its key. */
const made = new WeakMap<Atlas['store'], { key: string; document: Promise<OpenApi> }>();

/** The document of the service, made anew only when the data, the catalogue or the address is another. */
export async function currentDocument(exchange: Exchange): Promise<{ document: OpenApi; key: string }> {
  const { atlas, base, settings } = exchange;
  const catalogue = await readCatalogue(atlas);
  const day = new Date(atlas.now()).toISOString().slice(0, 10);
  const key = digest([atlas.store.seq(), day, base, settings.version, settings.designation, catalogue]);
  const held = made.get(atlas.store);
  if (held?.key === key) return { document: await held.document, key };
  const designation = designationText(exchange).en ?? '';
  const document = openApiDocument({ atlas, base, version: settings.version, designation });
  made.set(atlas.store, { key, document });
  // What failed is not kept: the next one who asks tries again.
  document.catch(() => made.delete(atlas.store));
  return { document: await document, key };
}

/** `GET /api/openapi.json`: the OpenAPI 3.0 document of this service. */
const describeApi: Handler = async (exchange) => {
  const reply = openResource(exchange, [openapi]);
  const { document, key } = await currentDocument(exchange);
  const tag = `W/"${key}"`;
  cache(exchange, 'public');
  if (matchingTag(exchange.req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  exchange.res.setHeader('ETag', tag);
  sendBytes(exchange.res, [Buffer.from(JSON.stringify(document))], 200, reply.encoding.type);
};

/** The description of the API and its page, in the route table. */
export const openapiRoutes: readonly Route[] = [
  { path: '/api/openapi.json', open: true, GET: describeApi },
  { path: '/api/docs', open: true, GET: docs(currentDocument) },
];
