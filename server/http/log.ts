import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * The path of an address: its query may hold what somebody searches for, a status link is a secret, and who is told of
 * what is published is nobody's business who reads logs.
 */
const pathOf = (url: string | undefined) =>
  (url ?? '').split('?', 1)[0]!.replace(/^(\/suggestion|\/api\/alerts\/hosts)\/.*/s, '$1/…');

/**
 * Names of the query parameters of an address, each once and in its order: those that are `known`, and how many others
 * there are. A value is never told, and neither is a name that somebody made up: it could be anything.
 */
function parametersIn(
  url: string | undefined,
  known: (name: string) => boolean,
): { parameters?: string[]; other_parameters?: number } {
  const [, query = ''] = /\?(.*)$/s.exec(url ?? '') ?? [];
  const names = [...new Set(new URLSearchParams(query).keys())];
  const parameters = names.filter(known);
  const others = names.length - parameters.length;
  return {
    ...(parameters.length ? { parameters } : {}),
    ...(others ? { other_parameters: others } : {}),
  };
}

/**
 * One JSON line for each request: id, method, path, names of the parameters that are `known`, status, time. No address,
 * no header, nothing that a parameter says. The id also goes out as `X-Request-Id`, for people who report a fault.
 */
export function requestLog(logger: Logger, known: (name: string) => boolean): RequestHandler {
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
      req: (req) => {
        const url = req.originalUrl ?? req.url;
        return { id: req.id, method: req.method, path: pathOf(url), ...parametersIn(url, known) };
      },
      res: (res) => ({ status: res.statusCode }),
      err: (error) => ({ type: error?.name, message: error?.message, stack: error?.stack }),
    },
    customLogLevel: (_req, res, error) => {
      if (error || res.statusCode >= 500) return 'error';
      return 'info';
    },
  }) as RequestHandler;
}
