import type { Request } from 'express';
import { HttpProblem } from './problem.ts';

/**
 * Refuses writes that another site made the browser send. A browser says where a request comes from by
 * Sec-Fetch-Site, an older one by Origin; a program without either may write only without a session cookie.
 * `base` is the public address of the service. Throws a 403 problem.
 */
export function refuseCrossSite(req: Request, base: string, hasCookie: boolean): void {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const ours =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin !== undefined
        ? sameHost(origin, req, base)
        : !hasCookie;
  if (!ours) throw new HttpProblem(403, 'cross_site', 'This write does not come from this site.');
}

function sameHost(origin: string, req: Request, base: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === req.get('host') || host === new URL(base).host;
}
