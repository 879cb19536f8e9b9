import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import { isUpload } from './imports.ts';
import { HttpProblem, problemBody, writeProblem } from './problem.ts';

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** From the first byte to the end of the headers. */
  headersMs: number;
  /** From the first byte to the end of the body, but for a file that is sent. */
  requestMs: number;
  /** The same for a file. */
  uploadMs?: number;
  /** How often connections are looked at. */
  checkMs: number;
  /** Silence after which any connection is closed. */
  idleMs: number;
}

const patience: Patience = {
  headersMs: 10_000,
  requestMs: 30_000,
  uploadMs: 3_600_000,
  checkMs: 2_000,
  idleMs: 120_000,
};

export interface Listening {
  server: Server;
  /** Port really taken. */
  port: number;
  /**
   * Stops accepting, calls `letGo` so that streams end, waits for running requests at most `graceMs`, then cuts the
   * rest.
   */
  drain(letGo: () => void, graceMs?: number): Promise<void>;
}

const clientProblems: Record<string, HttpProblem> = {
  HPE_HEADER_OVERFLOW: new HttpProblem(431, 'header_too_large', 'The headers may have at most 16 kB.'),
  ERR_HTTP_REQUEST_TIMEOUT: new HttpProblem(408, 'request_too_slow', 'The request took too long to arrive.'),
};

const malformed = new HttpProblem(400, 'request_malformed', 'This is not an HTTP request.');
const noTunnel = new HttpProblem(405, 'method_not_allowed', 'CONNECT is not possible here.');

/** What the parser refuses never reaches the app: its problem is written straight to the socket. */
function answerBroken(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else writeRaw(socket, clientProblems[error.code ?? ''] ?? malformed);
}

function writeRaw(socket: Duplex, refusal: HttpProblem): void {
  const problem = problemBody(refusal);
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\n` +
      (problem.status === 405 ? 'Allow: GET, HEAD, OPTIONS\r\n' : '') +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Listens with the timeouts that cut slow clients. Throws a sentence when the port cannot be had. */
export async function listen(
  app: Express,
  { host, port }: { host: string; port: number },
  times: Patience = patience,
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: times.headersMs,
      requestTimeout: times.uploadMs ?? times.requestMs,
      connectionsCheckingInterval: times.checkMs,
      keepAliveTimeout: 5_000,
      // The app answers for it, as for all that is wrong with a request.
      requireHostHeader: false,
    },
    (req, res) => {
      limitBody(req, times.requestMs);
      app(req, res);
    },
  );
  server.setTimeout(times.idleMs);
  server.on('clientError', answerBroken);
  server.on('connect', (_req, socket) => writeRaw(socket, noTunnel));
  server.on('checkExpectation', (req, res) => {
    const value = req.headers.expect ?? '';
    const extra = { parameter: 'Expect', value, allowed: ['100-continue'] };
    writeProblem(res, new HttpProblem(417, 'expectation_unknown', `«${value}» is not understood.`, extra));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, host, port))));
    server.listen(port, host, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    drain: async (letGo, graceMs = 10_000) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      letGo();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Cuts a request whose body takes too long, unless it is a file, which may take as long as the server's limit says. */
function limitBody(req: IncomingMessage, milliseconds: number): void {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0;
  if (!hasBody || (req.method === 'POST' && isUpload(req.url ?? ''))) return;
  const cut = setTimeout(() => {
    const code = 'ERR_HTTP_REQUEST_TIMEOUT';
    if (!req.complete) answerBroken(Object.assign(new Error(code), { code }), req.socket);
  }, milliseconds);
  cut.unref();
  req.once('end', () => clearTimeout(cut)).once('close', () => clearTimeout(cut));
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program; set PORT to a free one.`;
  if (error.code === 'EACCES')
    return `Port ${port} needs rights that this process does not have; set PORT above 1023.`;
  return `The service cannot listen on ${host}:${port} (${error.message}).`;
}
