import { columnChoice, commitChoice, type Finding, importTerms } from '../contract/import.ts';
import { csvRow } from '../format/csv-text.ts';
import { readBody } from './body.ts';
import { type Exchange, type Handler, pathPart, type Route } from './exchange.ts';
import { readWhole } from './number-parameter.ts';
import { plainName } from './plain-name.ts';
import { HttpProblem, parameterProblem } from './problem.ts';
import { readReason } from './reason.ts';
import { allowOnly, cache, geojson, sendBytes, sendJson } from './respond.ts';

/** `GET /api/imports`: all imports, the newest first. */
const listImports: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  sendJson(exchange, { imports: await exchange.imports.list(exchange.visitor) });
};

/** `POST /api/imports?name=`: the body is the file, as it is. */
const receive: Handler = async (exchange) => {
  const { imports, visitor, parameters, req, res, base } = exchange;
  allowOnly(parameters, ['name']);
  if (req.get('content-encoding') !== undefined)
    throw new HttpProblem(415, 'encoding_unsupported', 'The body must not be compressed.', {
      parameter: 'Content-Encoding',
    });
  const name = plainName(parameters.get('name') ?? '');
  const view = await imports.receive(visitor, name, req);
  res.setHeader('Location', `${base}/api/imports/${view.id}`);
  cache(exchange, 'staff');
  sendJson(exchange, view, 201);
};

type ReadView = (exchange: Exchange, id: string) => Promise<unknown>;

/** A handler that answers an import, after it did something with it. */
function answering(read: ReadView, status = 200): Handler {
  return async (exchange) => {
    allowOnly(exchange.parameters);
    const view = await read(exchange, pathPart(exchange, 'id'));
    cache(exchange, 'staff');
    sendJson(exchange, view, status);
  };
}

const showImport = answering(({ imports, visitor }, id) => imports.get(visitor, id));
const putColumns = answering(async (exchange, id) => {
  const { imports, visitor } = exchange;
  await imports.get(visitor, id);
  return imports.setColumns(visitor, id, readBody(exchange, columnChoice));
});
const putTerms = answering(async (exchange, id) => {
  const { imports, visitor } = exchange;
  await imports.get(visitor, id);
  return imports.setTerms(visitor, id, readBody(exchange, importTerms));
});
const check = answering(({ imports, visitor }, id) => imports.check(visitor, id), 202);
const commit = answering(async (exchange, id) => {
  const { imports, visitor } = exchange;
  await imports.get(visitor, id);
  return imports.commit(visitor, id, readBody(exchange, commitChoice));
}, 202);
const publish = answering(({ imports, visitor }, id) => imports.publish(visitor, id), 202);
const cancel = answering(async ({ imports, visitor }, id) => {
  await imports.cancel(visitor, id);
  return imports.get(visitor, id);
}, 202);

/** `DELETE /api/imports/{id}?reason=`: takes a batch back (202), or forgets a file that was never committed (204). */
const undo: Handler = async (exchange) => {
  const { imports, visitor, parameters, res } = exchange;
  allowOnly(parameters, ['reason']);
  // A reason that cannot be one is refused whether or not it is needed, before anything is taken away.
  const reason = readReason(exchange) ?? null;
  const view = await imports.undo(visitor, pathPart(exchange, 'id'), reason);
  cache(exchange, 'staff');
  if (view) sendJson(exchange, view, 202);
  else res.status(204).end();
};

const usualFindings = 100;
const mostFindings = 500;

/**
 * `GET /api/imports/{id}/findings`: some of the findings of the last check as JSON, by `code`, `limit` and `offset`; or
 * all of them as a file, `f=csv` or `f=ndjson`.
 */
const findings: Handler = async (exchange) => {
  const { imports, visitor, parameters } = exchange;
  const [f = 'json', twice] = parameters.getAll('f');
  if (twice !== undefined || !['json', 'csv', 'ndjson'].includes(f))
    throw parameterProblem({ parameter: 'f', value: twice ?? f, allowed: ['json', 'csv', 'ndjson'] });
  const others = new URLSearchParams(parameters);
  others.delete('f');
  allowOnly(others, f === 'json' ? ['code', 'limit', 'offset'] : []);
  const all = await imports.findings(visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  if (f !== 'json') return sendReport(exchange, all, f as 'csv' | 'ndjson');
  const code = parameters.get('code');
  const limit = readWhole(parameters, 'limit', mostFindings) ?? usualFindings;
  const offset = readWhole(parameters, 'offset', 10_000_000, 0) ?? 0;
  const page: Finding[] = [];
  let matched = 0;
  for await (const some of all)
    for (const one of some) {
      if (code !== null && one.code !== code) continue;
      matched += 1;
      if (matched > offset && page.length < limit) page.push(one);
    }
  sendJson(exchange, { findings: page, matched });
};

async function sendReport({ res, req }: Exchange, all: AsyncIterable<Finding[]>, f: 'csv' | 'ndjson') {
  res.setHeader('Content-Type', f === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson');
  res.setHeader('Content-Disposition', `attachment; filename="findings.${f}"`);
  if (req.method === 'HEAD') return void res.end();
  const columns = ['row', 'id', 'kind', 'code', 'column', 'value', 'allowed'] as const;
  if (f === 'csv') res.write(csvRow(columns));
  for await (const some of all) {
    const lines = some.map((one) =>
      f === 'csv' ? csvRow(columns.map((column) => one[column])) : `${JSON.stringify(one)}\n`,
    );
    if (!res.write(lines.join(''))) await new Promise((done) => res.once('drain', done).once('close', done));
    if (res.destroyed) return;
  }
  res.end();
}

/** `GET /api/imports/{id}/places`: where the rows of the last check are, as points with their number and the ground of lines and areas. */
const places: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const text = await exchange.imports.places(exchange.visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  sendBytes(exchange.res, [Buffer.from(text)], 200, geojson);
};

/** Imports at the desk. What a file says of a place is never blurred, so that a token for reading reads none of it. */
export const importRoutes: readonly Route[] = [
  { path: '/api/imports', stream: true, writersOnly: true, GET: listImports, POST: receive },
  { path: '/api/imports/:id', writersOnly: true, GET: showImport, DELETE: undo },
  { path: '/api/imports/:id/columns', PUT: putColumns },
  { path: '/api/imports/:id/terms', PUT: putTerms },
  { path: '/api/imports/:id/check', POST: check },
  { path: '/api/imports/:id/commit', POST: commit },
  { path: '/api/imports/:id/publish', POST: publish },
  { path: '/api/imports/:id/cancel', POST: cancel },
  { path: '/api/imports/:id/findings', writersOnly: true, GET: findings },
  { path: '/api/imports/:id/places', writersOnly: true, GET: places },
];
