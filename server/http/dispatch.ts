import type { Request, RequestHandler, Response } from 'express';
import type { Atlas } from '../service/atlas.ts';
import type { EvidenceDesk } from '../service/evidence/evidence-desk.ts';
import { Fault, factorRequired } from '../service/fault.ts';
import type { ImportDesk } from '../service/import/import-desk.ts';
import type { Sessions } from '../service/sessions.ts';
import { collectBody } from './body.ts';
import { baseOf, type HttpSettings, methods, parametersOf, type Route } from './exchange.ts';
import { HttpProblem } from './problem.ts';
import { readVisitor } from './visitor.ts';

/** The methods of a route as Allow says them. */
function allowed(route: Route): string {
  const own = methods.filter((method) => route[method]);
  return [...own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
}

/** Headers that programs of other origins may read, besides those that every one may. */
const exposed = [
  ...['ETag', 'Link', 'Location', 'Retry-After', 'Content-Crs', 'Content-Disposition'],
  ...['Atlas-Rows', 'Atlas-Rows-Refused'],
].join(', ');

/** Lets programs of any origin read what is public, and embed it; nothing else is shared. */
function openToOthers(req: Request, res: Response): void {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return;
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', exposed);
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

function answerOptions(route: Route, req: Request, res: Response): void {
  res.setHeader('Allow', allowed(route));
  if (route.PATCH) res.setHeader('Accept-Patch', 'application/merge-patch+json');
  if (route.open && req.get('access-control-request-method')) {
    res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
    res.setHeader('Access-Control-Allow-Headers', 'Accept, Authorization, If-None-Match, Last-Event-ID');
    res.setHeader('Access-Control-Max-Age', '86400');
  }
  res.status(204).end();
}

function bodyOf(req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    collectBody(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

interface Parts {
  atlas: Atlas;
  sessions: Sessions;
  imports: ImportDesk;
  evidence: EvidenceDesk;
  settings: HttpSettings;
}

/** Makes a line of the route table into a handler: method, origin, body and visitor are settled before it runs. */
export function dispatch(
  route: Route,
  { atlas, sessions, imports, evidence, settings }: Parts,
): RequestHandler {
  return async (req, res) => {
    res.locals.route = route.path;
    if (route.open) openToOthers(req, res);
    if (req.method === 'OPTIONS') {
      answerOptions(route, req, res);
      return;
    }
    const method = methods.find((one) => one === (req.method === 'HEAD' ? 'GET' : req.method));
    const handler = method && route[method];
    if (!handler)
      throw new HttpProblem(405, 'method_not_allowed', `${req.method} is not possible here.`, {
        allow: allowed(route),
      });
    const base = baseOf(req, settings.publicUrl);
    // What staff see must never be what a shared cache hands to readers; open reads that depend on it say so.
    if (!route.open) res.vary('Cookie, Authorization');
    const known = await readVisitor(req, route, base, { atlas, sessions, settings });
    // Whoever has yet to set up the second factor that is demanded is nobody, but where that is done.
    const isHeld = known !== null && !route.beforeFactor && (await sessions.lacksFactor(known));
    const visitor = isHeld ? null : known;
    // What is refused before it was read whole must not be read on.
    if (route.stream && method === 'POST') res.setHeader('Connection', 'close');
    else if (method !== 'GET') await bodyOf(req, res);
    const answered = async () =>
      handler({
        req,
        res,
        atlas,
        sessions,
        imports,
        evidence,
        settings,
        visitor,
        base,
        parameters: parametersOf(req),
      });
    await answered().catch((error: unknown) => {
      throw isHeld && error instanceof Fault && error.kind === 'unauthenticated' ? factorRequired() : error;
    });
  };
}
