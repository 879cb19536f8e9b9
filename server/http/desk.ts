import { derive, readDocument, readVocabulary } from '../service/desk.ts';
import { readWholeRecord } from '../service/whole-record.ts';
import { readJson } from './body.ts';
import { itemTag } from './etag.ts';
import { type Handler, pathPart } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

/** `POST /api/desk/derive`: what would follow from a document, finished or not; nothing is stored. */
export const deriveDocument: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const answer = await derive(exchange.atlas, exchange.visitor, () => readJson(exchange));
  cache(exchange, 'staff');
  sendJson(exchange, answer);
};

/** `GET /api/desk/incidents/{id}`: the stored document whole, with the ETag that a write of it needs. */
export const storedDocument: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const stored = await readDocument(exchange.atlas, exchange.visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  exchange.res.setHeader('ETag', itemTag(stored.version, 'desk'));
  sendJson(exchange, stored);
};

/** `GET /api/desk/vocabulary`: claimants, actors, groups, publishers and tags in use. */
export const vocabulary: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  sendJson(exchange, await readVocabulary(exchange.atlas, exchange.visitor));
};

/** `GET /api/desk/incidents/{id}/record`: all that is recorded of an incident, with its proof, as a file. */
export const wholeRecord: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const record = await readWholeRecord(exchange.atlas, exchange.visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  exchange.res.setHeader('Content-Disposition', `attachment; filename="${record.incident}-record.json"`);
  sendJson(exchange, record);
};
