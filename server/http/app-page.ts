import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import type { HttpSettings } from './exchange.ts';
import { HttpProblem } from './problem.ts';
import { unknownPath } from './respond.ts';

const day = 86_400_000;

/** Answers reads only; anything else is 405. */
const readsOnly: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') next();
  else next(new HttpProblem(405, 'method_not_allowed', 'This can only be read.', { allow: 'GET, HEAD' }));
};

/**
 * The app: built files (those under assets/ have their content's hash in their names and are kept for ever), and its
 * page for every other path without a dot, since its routes are made in the browser.
 */
export function appPage({ client, basemap }: Pick<HttpSettings, 'client' | 'basemap'>): Router {
  const router = Router();
  router.use(readsOnly);
  if (basemap.kind === 'pmtiles')
    router.get('/basemap.pmtiles', (_req, res, next) => {
      res.setHeader('Content-Type', 'application/vnd.pmtiles');
      res.sendFile(
        basemap.file,
        { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } },
        (error) => {
          if (error && !res.headersSent) next(error);
        },
      );
    });
  router.use(
    '/assets',
    express.static(join(client, 'assets'), { immutable: true, maxAge: 365 * day, ...plain }),
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
    res.sendFile(page, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } }, (error) => {
      if (error && !res.headersSent) next(error);
    });
  });
  return router;
}

const plain = { index: false, redirect: false } as const;
