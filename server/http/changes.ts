import type { ChangeEntry } from '../contract/change.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Exchange, Handler } from './exchange.ts';
import { type Encoding, json } from './negotiate.ts';
import { HttpProblem, parameterProblem } from './problem.ts';
import { openResource } from './resource.ts';
import { addressWith, cache, notModified, sendJson } from './respond.ts';

const defaultPage = 100;
const maxPage = 1_000;
/** Proxies close a silent connection after 30 s and more. */
const heartbeatMs = 25_000;
/** A listener that has this much unread is not keeping up; it comes back and asks from where it was. */
const mostUnread = 256 * 1024;
const mostListeners = 5_000;

const events: Encoding = { f: 'events', type: 'text/event-stream', title: 'Server-sent events' };

function numberIn(parameter: string, value: string | null | undefined, least = 0): number | null {
  if (value === null || value === undefined) return null;
  if (!/^\d{1,12}$/.test(value) || Number(value) < least)
    throw parameterProblem({ parameter, value, allowed: `a whole number from ${least}` });
  return Number(value);
}

function readNumber({ parameters }: Exchange, parameter: string, least = 0): number | null {
  return numberIn(parameter, parameters.get(parameter), least);
}

/** `GET /api/changes?since=`: public revisions, oldest first, as a page or as a stream of server-sent events. */
export const changes: Handler = async (exchange) => {
  const { encoding } = openResource(exchange, [json, events], ['since', 'limit']);
  const since = readNumber(exchange, 'since');
  if (encoding === events) await stream(exchange, since);
  else await page(exchange, since ?? 0);
};

async function page(exchange: Exchange, since: number): Promise<void> {
  const { atlas, base, req, res } = exchange;
  const limit = Math.min(readNumber(exchange, 'limit', 1) ?? defaultPage, maxPage);
  cache(exchange, 'public');
  const tag = listTag(atlas.store.seq(), [addressWith(exchange)]);
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const entries = await atlas.store.changes(since, limit);
  const last = entries.at(-1)?.seq ?? since;
  const next = `${base}/api/changes?since=${last}${limit === defaultPage ? '' : `&limit=${limit}`}`;
  res.setHeader('ETag', tag);
  sendJson(exchange, {
    changes: entries,
    since,
    last,
    links: [
      { rel: 'self', type: json.type, href: addressWith(exchange) },
      ...(entries.length === limit ? [{ rel: 'next', type: json.type, href: next }] : []),
    ],
  });
}

const written = new WeakMap<ChangeEntry, string>();

/** A revision as an event, written once however many listen. */
function eventOf(entry: ChangeEntry): string {
  const event = written.get(entry) ?? `id: ${entry.seq}\nevent: change\ndata: ${JSON.stringify(entry)}\n\n`;
  written.set(entry, event);
  return event;
}

/**
 * Sends what came after `Last-Event-ID` (else `since`, else nothing of the past), then everything as it is written.
 * Listening starts before the past is read, so that nothing falls between the two.
 */
async function stream(exchange: Exchange, since: number | null): Promise<void> {
  const { atlas, req, res } = exchange;
  if (atlas.live.listeners() >= mostListeners)
    throw new HttpProblem(503, 'busy', 'Too many are listening; try again shortly.', { retry_after: 30 });
  let sent = numberIn('Last-Event-ID', req.get('last-event-id')) ?? since ?? atlas.store.seq();
  res.status(200);
  res.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Accel-Buffering', 'no');
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  res.write('retry: 2000\n\n');
  let waiting: ChangeEntry[] | null = [];
  const write = (entries: readonly ChangeEntry[]) => {
    const unsent = entries.filter(({ seq }) => seq > sent);
    if (unsent.length === 0 || res.writableEnded || res.destroyed) return;
    sent = unsent.at(-1)!.seq;
    res.write(unsent.map(eventOf).join(''));
    if (res.writableLength > mostUnread) res.destroy();
  };
  const stop = atlas.live.subscribe(
    (entries) => (waiting ? waiting.push(...entries) : write(entries)),
    () => res.end('retry: 1000\n\n'),
  );
  const heartbeat = setInterval(() => res.writableEnded || res.write(': still here\n\n'), heartbeatMs);
  res.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
  // Most have missed nothing, and a crowd of them that comes at once asks the store for nothing.
  while (sent < atlas.store.seq() && !res.destroyed) {
    const entries = await atlas.store.changes(sent, maxPage);
    if (entries.length === 0) break;
    write(entries);
  }
  write(waiting);
  waiting = null;
}
