/** The baseline's service: PostgreSQL makes the answers, Express sends their bytes. Run by `run.ts`. */
import { createHash } from 'node:crypto';
import express, { type Response } from 'express';
import { Pool } from 'pg';
import { type IncidentQuery, parseQuery, queryParameters } from '../../../server/contract/query.ts';
import { tileMediaType } from '../../../server/format/mvt.ts';
import { monthStatement, municipalityStatement } from './aggregate.ts';
import { pageStatement, type Statement } from './page.ts';
import { readRowsAsBytes } from './raw-rows.ts';
import { tileStatement } from './tile.ts';

readRowsAsBytes();
const [host, zone = 'UTC'] = process.argv.slice(2);
const pool = new Pool({ host, user: 'bench', database: 'postgres', max: 4, min: 4, idleTimeoutMillis: 0 });

/** Answers come as bytes and leave as bytes: no text is decoded, nothing is parsed or written as JSON here. */
const rawTypes = { getTypeParser: () => (value: unknown) => value };
const names = new Map<string, string>();

/** The one value of a statement, prepared once a connection; the server plans it for its values each time. */
async function bodyOf({ text, values }: Statement): Promise<Buffer> {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  const config = { name, text, values, binary: true, types: rawTypes };
  const { rows } = await pool.query<{ body: Buffer }>(config);
  return rows[0]!.body;
}

function queryOf(search: URLSearchParams): IncidentQuery {
  return parseQuery(search, zone, ['by', 'ranked'], queryParameters).query;
}

function send(res: Response, type: string, body: Buffer): void {
  if (body.length === 0) {
    res.status(204).end();
    return;
  }
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Length', body.length);
  res.end(body);
}

const app = express();
app.disable('etag');
app.disable('x-powered-by');

app.get('/api/collections/incidents/items', async (req, res) => {
  const search = new URL(req.originalUrl, 'http://localhost').searchParams;
  const body = await bodyOf(pageStatement(queryOf(search), Date.now(), search.has('ranked')));
  send(res, 'application/geo+json', body);
});

app.get('/api/collections/incidents/aggregate', async (req, res) => {
  const search = new URL(req.originalUrl, 'http://localhost').searchParams;
  const statement = search.get('by') === 'month' ? monthStatement : municipalityStatement;
  send(res, 'application/json', await bodyOf(statement(queryOf(search), Date.now())));
});

app.get('/api/collections/incidents/tiles/WebMercatorQuad/:z/:row/:col', async (req, res) => {
  const search = new URL(req.originalUrl, 'http://localhost').searchParams;
  const tile = { z: Number(req.params.z), x: Number(req.params.col), y: Number(req.params.row) };
  send(res, tileMediaType, await bodyOf(tileStatement(tile, queryOf(search), Date.now())));
});

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    process.stdout.write(`ready at http://127.0.0.1:${address.port}\n`);
});
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end().then(() => process.exit(0));
});
