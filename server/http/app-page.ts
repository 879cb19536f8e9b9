import { existsSync, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type NextFunction, type RequestHandler, type Response, Router } from 'express';
import staticGzip from 'express-static-gzip';
import type { HttpSettings } from './exchange.ts';
import { HttpProblem } from './problem.ts';
import { unknownPath } from './respond.ts';

const day = 86_400_000;

/** Answers reads only; anything else is 405. */
const readsOnly: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') next();
  else next(new HttpProblem(405, 'method_not_allowed', 'This can only be read.', { allow: 'GET, HEAD' }));
};

/** What goes wrong with a file, as a problem: send marks its errors with a status, and sets Content-Range for 416. */
function fileProblem(error: Error & { status?: number }): Error {
  if (error.status === 404) return unknownPath();
  if (error.status === 412) return new HttpProblem(412, 'file_changed', 'The file has changed meanwhile.');
  if (error.status === 416)
    return new HttpProblem(416, 'range_not_satisfiable', 'The file has no such range; it is shorter.');
  return error;
}

/** Sends a file, whole or a range of it, that is asked about each time. Folders with a dot are as good as others. */
function sendFile(res: Response, file: string, next: NextFunction): void {
  const headers = { 'Cache-Control': 'no-cache' };
  res.sendFile(file, { cacheControl: false, dotfiles: 'allow', headers }, (error) => {
    if (error && !res.headersSent) next(fileProblem(error));
  });
}

/**
 * The tile file. Its ETag (size and time of change) is strong, unlike send's own: readers of PMTiles ignore weak ones,
 * and would go on with the directory of a file that has been replaced.
 */
function tileFile(file: string): RequestHandler {
  return async (_req, res, next) => {
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw unknownPath();
    res.setHeader('Content-Type', 'application/vnd.pmtiles');
    res.setHeader('ETag', `"${found.size.toString(36)}-${Math.round(found.mtimeMs * 1000).toString(36)}"`);
    sendFile(res, file, next);
  };
}

/**
 * The app: built files (those under assets/ have their content's hash in their names, are kept for ever, and stand
 * there compressed), and its
 * page for every other path without a dot, since its routes are made in the browser.
 */
export function appPage({ client: built, basemap }: Pick<HttpSettings, 'client' | 'basemap'>): Router {
  // A later build moves the link that leads to it; this process goes on with its own.
  const client = existsSync(built) ? realpathSync(built) : built;
  const router = Router();
  router.use(readsOnly);
  if (basemap.kind === 'pmtiles') router.get('/basemap.pmtiles', tileFile(basemap.file));
  router.use(
    '/assets',
    staticGzip(join(client, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      index: false,
      serveStatic: { immutable: true, maxAge: 365 * day, ...plain },
    }),
  );
  router.use(
    express.static(client, { ...plain, setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache') }),
  );
  router.use((req, res, next) => {
    if (req.path.includes('.')) {
      next(unknownPath());
      return;
    }
    const page = join(client, 'index.html');
    if (!existsSync(page)) {
      next(new HttpProblem(404, 'app_not_built', 'The app is not built here; the API is at /api.'));
      return;
    }
    // The app asks for this before it draws anything. A frame on another site asks without cookies: no hint fits it.
    if (!/^\/embed(\/|$)/.test(req.path)) res.setHeader('Link', firstAnswer);
    sendFile(res, page, next);
  });
  return router;
}

const firstAnswer = '</api/deployment>; rel=preload; as=fetch; crossorigin';

const plain = { index: false, redirect: false } as const;
