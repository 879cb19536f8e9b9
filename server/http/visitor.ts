import type { Request } from 'express';
import { bearerOf } from '../service/api-tokens.ts';
import type { Atlas } from '../service/atlas.ts';
import { unauthenticated } from '../service/fault.ts';
import type { Sessions, Visitor } from '../service/sessions.ts';
import { isSecure, readSessionCookie } from './cookie.ts';
import { refuseCrossSite } from './cross-site.ts';
import type { Exchange, HttpSettings, Route } from './exchange.ts';
import { HttpProblem } from './problem.ts';

interface Door {
  atlas: Atlas;
  sessions: Sessions;
  settings: HttpSettings;
}

/** The secret of `Authorization: Bearer …`; null for another scheme, which is somebody else's (a proxy's) business. */
function bearerToken(req: Request): string | null {
  return /^bearer(?:\s+(.*))?$/i.exec(req.get('authorization')?.trim() ?? '')?.[1]?.trim() ?? null;
}

/** True when a request comes with a bearer token, right or wrong. */
export function hasBearer(req: Request): boolean {
  return /^bearer\b/i.test(req.get('authorization')?.trim() ?? '');
}

/**
 * Who asks, by a token or a session; null for a reader. A token beats a cookie, and since no browser sends one by
 * itself, it needs no check of where a write comes from. Throws problems: 401 for a token that does not hold, 403 for
 * one whose scope is not enough or that does not open this address, 403 for a write of another site.
 */
export async function readVisitor(
  req: Request,
  route: Route,
  base: string,
  { atlas, sessions, settings }: Door,
): Promise<Visitor | null> {
  const writes = !['GET', 'HEAD'].includes(req.method);
  if (hasBearer(req)) {
    const bearer = await bearerOf(atlas.store, bearerToken(req) ?? '', atlas.now());
    if (!bearer)
      throw new HttpProblem(401, 'token_invalid', 'The token is unknown, over or revoked.', {
        authenticate: 'Bearer realm="incident-atlas", error="invalid_token"',
      });
    if (route.sessionOnly)
      throw new HttpProblem(403, 'session_needed', 'This needs a log-in; a token does not open it.');
    if ((writes || route.writersOnly) && bearer.scope !== 'write')
      throw new HttpProblem(403, 'scope_not_enough', 'The scope of the token is reading.', {
        authenticate: 'Bearer realm="incident-atlas", error="insufficient_scope", scope="write"',
      });
    return bearer.visitor;
  }
  const token = readSessionCookie(req, isSecure(req, settings.publicUrl));
  if (writes) refuseCrossSite(req, base, token !== null);
  return token === null ? null : sessions.find(token);
}

/** Who asks. Throws Fault `unauthenticated` when it is nobody. */
export function demandVisitor({ visitor }: Pick<Exchange, 'visitor'>): Visitor {
  if (!visitor) throw unauthenticated();
  return visitor;
}
