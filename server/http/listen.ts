import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import { HttpProblem, problemBody, writeProblem } from './problem.ts';

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** From the first byte to the end of the headers. */
  headersMs: number;
  /** Until a body must be there, or come at `leastRate` bytes a second. */
  requestMs: number;
  /** How often connections are looked at. */
  checkMs: number;
  /** Silence after which any connection is closed. */
  idleMs: number;
}

const patience: Patience = { headersMs: 9_000, requestMs: 9_000, checkMs: 1_000, idleMs: 120_000 };

/** Bytes a second that a body must come with on the average: less is nobody who wants to say something. */
const leastRate = 4_096;
/** The longest that any body may take (ms): a large file over a slow line. */
const longestBodyMs = 3_600_000;

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

const tooSlow = new HttpProblem(408, 'request_too_slow', 'The request took too long to arrive.');
const clientProblems: Record<string, HttpProblem> = {
  HPE_HEADER_OVERFLOW: new HttpProblem(431, 'header_too_large', 'The headers may have at most 16 kB.'),
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
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

/**
 * Connections that may wait to be accepted, of as many as the system allows (`net.core.somaxconn`): where a crowd comes at
 * once, those beyond were lost without a word.
 */
const backlog = 4_096;

/** Cuts a request whose body comes too slowly: an honest one on a bad line goes on for as long as it moves. */
function watchBody(req: IncomingMessage, res: ServerResponse, times: Patience): void {
  if (req.complete || (!req.headers['content-length'] && !req.headers['transfer-encoding'])) return;
  const { socket } = req;
  const [began, before] = [performance.now(), socket.bytesRead];
  const look = () => {
    if (req.complete || socket.destroyed) return;
    const seconds = (performance.now() - began) / 1_000;
    if (socket.bytesRead - before >= leastRate * seconds) {
      timer = setTimeout(look, times.checkMs);
      return;
    }
    if (!res.headersSent) writeRaw(socket, tooSlow);
    // Who goes on sending is not listened to.
    setTimeout(() => socket.destroy(), times.checkMs).unref();
  };
  let timer = setTimeout(look, times.requestMs);
  const settle = () => clearTimeout(timer);
  req.on('end', settle).on('close', settle);
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
      requestTimeout: longestBodyMs,
      connectionsCheckingInterval: times.checkMs,
      keepAliveTimeout: 5_000,
      // The app answers for it, as for all that is wrong with a request.
      requireHostHeader: false,
    },
    app,
  );
  server.setTimeout(times.idleMs);
  server.prependListener('request', (req, res) => watchBody(req, res, times));
  server.on('clientError', answerBroken);
  server.on('connect', (_req, socket) => writeRaw(socket, noTunnel));
  server.on('checkExpectation', (req, res) => {
    const value = req.headers.expect ?? '';
    const extra = { parameter: 'Expect', value, allowed: ['100-continue'] };
    writeProblem(res, new HttpProblem(417, 'expectation_unknown', `«${value}» is not understood.`, extra));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explainListening(error, host, port, 'PORT'))),
    );
    server.listen({ port, host, backlog }, resolve);
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

/** Why an address cannot be had, with the variable that says another one. */
export function explainListening(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
  variable: string,
): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program; set ${variable} to a free one.`;
  if (error.code === 'EACCES')
    return `Port ${port} needs rights that this process does not have; set ${variable} above 1023.`;
  const place = variable === 'PORT' ? 'HOST' : variable;
  return `The service cannot listen on ${host}:${port} (${error.message}): set ${place} to an address of this machine.`;
}
