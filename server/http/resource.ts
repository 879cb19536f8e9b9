import type { Language } from '../contract/text.ts';
import type { Exchange } from './exchange.ts';
import { sendHtml } from './html/page.ts';
import { type Encoding, html, negotiate, readLanguage } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { sendJson } from './respond.ts';

/** Kinds of page that people may open; each has its own form in HTML. */
export type PageKind =
  | 'landing'
  | 'conformance'
  | 'collections'
  | 'collection'
  | 'items'
  | 'item'
  | 'history'
  | 'queryables'
  | 'schema'
  | 'sortables'
  | 'functions'
  | 'aggregate'
  | 'comparison'
  | 'tilesets'
  | 'styles';

/** How a resource is to be answered. */
export interface Reply {
  encoding: Encoding;
  language: Language;
}

/**
 * Reads the parameters of a resource that takes no more than the named ones, `f` and `lang`, and settles encoding and
 * language. Throws a 400 problem for any other or repeated one, 406 when no encoding fits.
 */
export function openResource(
  exchange: Exchange,
  offered: readonly Encoding[],
  names: readonly string[] = [],
): Reply {
  const allowed = [...names, 'f', 'lang'];
  const seen = new Set<string>();
  for (const [parameter, value] of exchange.parameters) {
    if (!allowed.includes(parameter)) throw parameterProblem({ parameter, value, allowed });
    if (seen.has(parameter))
      throw parameterProblem({ parameter, value, allowed: 'one occurrence of this parameter' });
    seen.add(parameter);
  }
  return { encoding: negotiate(exchange, offered), language: readLanguage(exchange) };
}

/** Sends a resource in the encoding asked for: the body as JSON, or the page that is made of it. */
export function sendResource(
  exchange: Exchange,
  kind: PageKind,
  body: object,
  { encoding, language }: Reply,
  status = 200,
): void | Promise<void> {
  if (encoding.f === html.f) return sendHtml(exchange, kind, body, language);
  sendJson(exchange, body, status, encoding.type);
}
