/*
 * Keeps the app and the last public answers, so that the map can be read without a network after a visit. It is built
 * into one file of its own, and imports nothing.
 */

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** The part of a service worker's global scope that is used here; the library for pages has no types of it. */
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void;
  addEventListener(
    type: 'fetch',
    listener: (event: Lasting & { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
}

const scope = globalThis as unknown as Scope;

const appCache = 'atlas-app';
const answerCache = 'atlas-answers';
/** What is used least lately goes first, past these numbers of files and of answers. */
const most = { [appCache]: 120, [answerCache]: 400 };
const keptAtHeader = 'Atlas-Kept-At';
/** The one page of the app, whatever its path. */
const appAddress = '/';

scope.addEventListener('install', (event) => {
  event.waitUntil(scope.skipWaiting());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});

/** The page says what it had loaded before there was anybody to keep it. */
scope.addEventListener('message', (event) => {
  const addresses = (event.data as { keep?: unknown } | null)?.keep;
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses.map(String)));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(event, request));
  else if (request.mode === 'navigate' && isApp(url))
    event.respondWith(networkFirst(event, request, appCache, appAddress));
  else if (isAnswer(url, request)) event.respondWith(networkFirst(event, request, answerCache, request.url));
});

/** Pages of the app, not those that the service writes itself; those in frames on other sites have rules of their own, and are not kept. */
const isApp = ({ pathname }: URL) =>
  !/^\/(api|embed|suggest|suggestion)\b/.test(pathname) && !pathname.includes('.');

/** Answers the app reads; not files to download, and not the stream of changes. */
const isAnswer = ({ pathname, searchParams }: URL, request?: Request) =>
  pathname.startsWith('/api/') &&
  pathname !== '/api/changes' &&
  !searchParams.has('f') &&
  request?.mode !== 'navigate';

/**
 * What the service calls public is the same for everybody; whatever staff see it calls private. Of a tile with nothing
 * in it the service says just that (204).
 */
const isPublic = (answer: Response) =>
  [200, 204].includes(answer.status) && /\bpublic\b/.test(answer.headers.get('Cache-Control') ?? '');

/** Built files have their content's hash in their names: one that is kept is the right one. */
async function keptFirst(event: Lasting, request: Request): Promise<Response> {
  const kept = await (await caches.open(appCache)).match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) event.waitUntil(keep(appCache, request.url, answer.clone()));
  return answer;
}

/** Asks the service, and answers with what was kept where it cannot be reached. */
async function networkFirst(
  event: Lasting,
  request: Request,
  cache: string,
  address: string,
): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (cache === appCache ? answer.status === 200 : isPublic(answer))
      event.waitUntil(keep(cache, address, answer.clone()));
    return answer;
  } catch (error) {
    // Given up by the page: it wants no answer.
    if (request.signal.aborted) throw error;
    // What an answer varies by is the same each time: the app asks in one way.
    const kept = await (await caches.open(cache)).match(address, { ignoreVary: true });
    if (!kept) throw error;
    return kept;
  }
}

async function keepAll(addresses: readonly string[]): Promise<void> {
  const headers = { Accept: 'application/geo+json, application/json, */*' };
  for (const address of new Set([appAddress, ...addresses])) {
    const url = new URL(address, scope.location.href);
    if (url.origin !== scope.location.origin) continue;
    const isFile = url.pathname.startsWith('/assets/') || address === appAddress;
    if (!isFile && !isAnswer(url)) continue;
    const answer = await fetch(url, isFile ? {} : { headers }).catch(() => null);
    if (answer && (isFile ? answer.status === 200 : isPublic(answer)))
      await keep(isFile ? appCache : answerCache, isFile ? address : url.href, answer);
  }
}

/** Keeps an answer with the time at which it was read, and lets go of the oldest. */
async function keep(name: string, address: string, answer: Response): Promise<void> {
  const cache = await caches.open(name);
  const headers = new Headers(answer.headers);
  headers.set(keptAtHeader, new Date().toISOString());
  // The body is no longer as it came over the wire.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  const { status } = answer;
  const kept = new Response(status === 204 ? null : await answer.arrayBuffer(), { status, headers });
  // Put anew it stands last.
  await cache.delete(address, { ignoreVary: true });
  await cache.put(address, kept);
  const keys = await cache.keys();
  const surplus = keys.length - most[name as keyof typeof most];
  for (const key of keys.slice(0, Math.max(0, surplus))) await cache.delete(key, { ignoreVary: true });
}
