import type { ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { type EvidenceFile, evidenceTypes } from '../contract/evidence.ts';
import { evidenceInput, evidenceReason } from '../contract/evidence-input.ts';
import type { FieldError } from '../contract/problem.ts';
import { demand } from '../service/demand.ts';
import { fieldErrors } from '../service/document.ts';
import { invalid } from '../service/fault.ts';
import { readBody } from './body.ts';
import { type Exchange, type Handler, numberPart, pathPart, type Route } from './exchange.ts';
import { plainName } from './plain-name.ts';
import { HttpProblem } from './problem.ts';
import { allowOnly, cache, sendJson } from './respond.ts';
import { noText } from './strict-json.ts';

/** `GET /api/desk/incidents/{id}/evidence`: the files of its sources with their custody. */
const listEvidence: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const list = await exchange.evidence.list(exchange.visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  sendJson(exchange, list);
};

/** `POST …/evidence`: a form (multipart/form-data) of what is told of the file, then the file itself. */
const receive: Handler = async (exchange) => {
  const { evidence, visitor, parameters, req, base } = exchange;
  allowOnly(parameters);
  const incident = pathPart(exchange, 'id');
  await evidence.demandAdd(visitor, incident);
  const { fields, faults, name, body, isBroken } = await openForm(req);
  try {
    if (faults.length) throw invalid(faults);
    const told = evidenceInput.safeParse(fields);
    if (!told.success) throw invalid(fieldErrors(told.error, fields));
    const file = await evidence.receive(visitor, incident, told.data, name, body);
    exchange.res.setHeader('Location', `${base}/api/desk/evidence/${file.id}`);
    cache(exchange, 'staff');
    sendJson(exchange, file, 201);
  } catch (error) {
    // What is still to come is let go, so that the answer is heard; the connection ends with it.
    req.unpipe();
    req.resume();
    body.destroy();
    throw isBroken() ? incomplete() : error;
  }
};

const longestField = 10_000;
const incomplete = () => new HttpProblem(400, 'body_incomplete', 'The body did not arrive whole.');

interface SentForm {
  fields: Record<string, string>;
  /** What is wrong with the fields before they are looked at one by one, as it is of JSON. */
  faults: FieldError[];
  name: string;
  /** The file as it comes. */
  body: Readable;
  /** Whether the form broke off. */
  isBroken(): boolean;
}

/** Reads the fields of a form up to its file. Throws problems. */
function openForm(req: Exchange['req']): Promise<SentForm> {
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(req.get('content-type') ?? ''))
    throw new HttpProblem(415, 'media_type_unsupported', 'The body must be a form with a file.', {
      parameter: 'Content-Type',
      allowed: 'multipart/form-data',
    });
  const form = busboy({
    headers: req.headers,
    defParamCharset: 'utf8',
    limits: { files: 2, fields: 10, fieldSize: longestField, fieldNameSize: 100 },
  });
  const fields: Record<string, string> = {};
  const faults: FieldError[] = [];
  let broken = false;
  let isFileThere = false;
  const late: FieldError[] = [];
  const whole = new Promise<void>((resolve) => form.once('close', resolve));
  /** The bytes of a file; what comes behind it is refused, since nothing of it could be taken for told any more. */
  async function* thenNothing(body: Readable): AsyncGenerator<Buffer> {
    yield* body;
    await whole;
    if (broken) throw incomplete();
    if (late.length) throw invalid(late);
  }
  return new Promise((resolve, reject) => {
    form.on('file', (field, body) => {
      if (!isFileThere) return;
      late.push({ pointer: `/${field}`, code: 'member_repeated' });
      body.resume();
    });
    form.on('field', (field, value) => {
      if (isFileThere) late.push({ pointer: `/${field}`, code: 'field_after_file' });
      else if (field === '__proto__') faults.push({ pointer: `/${field}`, code: 'member_unknown' });
      else if (Object.hasOwn(fields, field)) faults.push({ pointer: `/${field}`, code: 'member_repeated' });
      else if (noText.test(value)) faults.push({ pointer: `/${field}`, code: 'value_malformed' });
      else fields[field] = value;
    });
    form.once('file', (_field, body, { filename }) => {
      // Whoever reads it hears of an error too; until then nobody else would.
      body.on('error', () => undefined);
      isFileThere = true;
      resolve({
        ...{ fields, faults, name: plainName(filename) },
        body: Readable.from(thenNothing(body), { objectMode: false }),
        isBroken: () => broken,
      });
    });
    form.on('error', () => {
      broken = true;
      reject(incomplete());
    });
    form.once('close', () => reject(invalid([{ pointer: '/file', code: 'value_missing' }])));
    req.once('close', () => {
      if (!req.complete) form.destroy(incomplete());
    });
    req.pipe(form);
  });
}

type Read = (exchange: Exchange) => Promise<[EvidenceFile, ReadStream]>;

/**
 * Hands a file out: to be kept, never to be shown here, whatever a browser makes of it. Its name says its hash, since
 * what it was called where it came from is for its keepers.
 */
const sendFile =
  (read: Read, audience: 'public' | 'staff'): Handler =>
  async (exchange) => {
    allowOnly(exchange.parameters);
    const { req, res } = exchange;
    const [{ sha256, size, type }, bytes] = await read(exchange);
    cache(exchange, audience);
    res.setHeader('Content-Type', type === 'text/html' ? 'application/octet-stream' : type);
    res.setHeader('Content-Length', String(size));
    res.setHeader('Content-Disposition', `attachment; filename="${sha256}.${evidenceTypes[type]}"`);
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    res.setHeader('ETag', `"${sha256}"`);
    if (req.method === 'HEAD') {
      bytes.destroy();
      res.end();
      return;
    }
    // A reader who goes away ends the reading of the file.
    await pipeline(bytes, res).catch(() => res.destroy());
  };

/** `POST /api/desk/evidence/{id}/release` and `…/withdraw`: makes a file public, or no longer, for a reason. */
const changeRelease =
  (isReleased: boolean): Handler =>
  async (exchange) => {
    allowOnly(exchange.parameters);
    const { evidence, visitor } = exchange;
    const id = numberPart(exchange, 'evidence');
    // Who may not is refused before what they sent is looked at.
    demand(visitor, 'releaseEvidence');
    const { reason } = readBody(exchange, evidenceReason);
    const file = await evidence.release(visitor, id, isReleased, reason);
    cache(exchange, 'staff');
    sendJson(exchange, file);
  };

/** `POST /api/desk/evidence/{id}/erase`: takes the bytes away for good, for a reason. */
const erase: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { evidence, visitor } = exchange;
  const id = numberPart(exchange, 'evidence');
  demand(visitor, 'eraseEvidence');
  const { reason } = readBody(exchange, evidenceReason);
  const file = await evidence.erase(visitor, id, reason);
  cache(exchange, 'staff');
  sendJson(exchange, file);
};

/** Evidence files. What a file shows is never blurred, so that a token for reading reads none that is not released. */
export const evidenceRoutes: readonly Route[] = [
  {
    path: '/api/desk/incidents/:id/evidence',
    ...{ stream: true, writersOnly: true },
    ...{ GET: listEvidence, POST: receive },
  },
  {
    path: '/api/desk/evidence/:id',
    writersOnly: true,
    GET: sendFile(
      (exchange) =>
        exchange.evidence.download(
          exchange.visitor,
          numberPart(exchange, 'evidence'),
          exchange.req.method !== 'HEAD',
        ),
      'staff',
    ),
  },
  { path: '/api/desk/evidence/:id/release', POST: changeRelease(true) },
  { path: '/api/desk/evidence/:id/withdraw', POST: changeRelease(false) },
  { path: '/api/desk/evidence/:id/erase', POST: erase },
  {
    path: '/api/evidence/:id',
    open: true,
    GET: sendFile((exchange) => exchange.evidence.publicFile(numberPart(exchange, 'evidence')), 'public'),
  },
];
