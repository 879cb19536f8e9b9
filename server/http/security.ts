import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { addressOf } from './address.ts';
import type { HttpSettings } from './exchange.ts';
import { HttpProblem } from './problem.ts';

/** The page made to be shown in frames, and everything below it. */
const isEmbed = (path: string) => path === '/embed' || path.startsWith('/embed/');

/**
 * Headers of every answer. The policy allows nothing inline and no host but a configured basemap's own. Only `/embed` may
 * be shown in a frame, by the configured sites; it has no session and nothing that writes.
 */
export function securityHeaders(settings: ProtectedBy): RequestHandler {
  const [own, embedded] = [headersFor(settings, null), headersFor(settings, settings.embedBy)];
  return (req, res, next) => (isEmbed(req.path) ? embedded : own)(req, res, next);
}

type ProtectedBy = Pick<HttpSettings, 'basemap' | 'publicUrl' | 'embedBy'>;

/** With `framedBy` (sources of CSP) null, no site may show the answer in a frame. */
function headersFor({ basemap, publicUrl }: ProtectedBy, framedBy: readonly string[] | null): RequestHandler {
  const self = ["'self'"];
  const online = basemap.kind === 'style' ? [new URL(basemap.url).origin] : [];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: [...self, 'data:', 'blob:'],
        connectSrc: [...self, ...online],
        workerSrc: self,
        fontSrc: self,
        frameSrc: self,
        manifestSrc: self,
        baseUri: ["'none'"],
        formAction: self,
        frameAncestors: framedBy ?? ["'none'"],
      },
    },
    // Only who is known to serve https may ask browsers never to use http again.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // It knows no list of sites; where one holds, the policy alone says it.
    xFrameOptions: framedBy ? false : { action: 'deny' },
  });
}

const longestAddress = 8_192;

/**
 * Refuses addresses longer than 8 kB (414), with an escape that cannot be decoded, or without exactly one host, which
 * HTTP/1.1 demands (RFC 9112 §3.2), before they are parsed.
 */
export const checkAddress: RequestHandler = (req, _res, next) => {
  const hosts = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && req.httpVersion === '1.1'))
    next(
      new HttpProblem(400, 'host_malformed', 'A request names one host.', {
        parameter: 'Host',
        allowed: 'one',
      }),
    );
  else if (req.originalUrl.length > longestAddress)
    next(
      new HttpProblem(414, 'address_too_long', `The address may have at most ${longestAddress} characters.`),
    );
  else if (!isDecodable(req.path))
    next(new HttpProblem(400, 'path_malformed', 'The path has a percent escape that cannot be decoded.'));
  else next();
};

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

const isRead = (method: string) => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** At most `limit` writes (log-ins among them) of one address in five minutes; reads are not counted. */
export function limitWrites(limit: number): RequestHandler {
  const windowMs = 5 * 60_000;
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Its own warnings would print addresses.
    validate: false,
    keyGenerator: (req) => addressOf({ req }),
    skip: (req) => isRead(req.method),
    handler: (_req, res, next) => {
      const wait = Number(res.getHeader('Retry-After') ?? windowMs / 1000);
      next(
        new HttpProblem(429, 'too_many_writes', 'Too many writes from one address.', { retry_after: wait }),
      );
    },
  });
}
