import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** The path of an address: its query may hold what somebody searches for. */
const pathOf = (url: string | undefined) => (url ?? '').split('?', 1)[0];

/**
 * One JSON line for each request: id, method, path, status, time. No address, no header, no query. The id also goes
 * out as `X-Request-Id`, for people who report a fault.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    // The logger must not bind headers and addresses to every line.
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: {
      req: (req) => ({ id: req.id, method: req.method, path: pathOf(req.originalUrl ?? req.url) }),
      res: (res) => ({ status: res.statusCode }),
      err: (error) => ({ type: error?.name, message: error?.message, stack: error?.stack }),
    },
    customLogLevel: (_req, res, error) => {
      if (error || res.statusCode >= 500) return 'error';
      return 'info';
    },
  }) as RequestHandler;
}
