import { suggestWords } from '../../contract/words/suggest.ts';
import { stateOfSuggestion } from '../../service/suggestions.ts';
import { type Handler, pathPart, type Route } from '../exchange.ts';
import { html, said } from '../html/escape.ts';
import { framed } from '../html/frame.ts';
import { definitions } from '../html/parts.ts';
import { viewOf } from '../html/view.ts';
import { readLanguage } from '../negotiate.ts';
import { allowOnly, cache, sendBytes } from '../respond.ts';
import { demandGate, sendForm, showForm } from './form.ts';

/** `GET /suggestion/{token}`: what became of it, for whoever holds the link; nothing of what was said is on it. */
const showStatus: Handler = async (exchange) => {
  demandGate(exchange);
  allowOnly(exchange.parameters);
  const view = viewOf(exchange, readLanguage(exchange));
  const say = (key: Parameters<typeof suggestWords>[0], gaps = {}) => suggestWords(key, gaps, view.language);
  const { status, received_at, reason, incident } = await stateOfSuggestion(
    exchange.atlas,
    pathPart(exchange, 'token'),
  );
  const link = incident && view.at(`/incident/${encodeURIComponent(incident)}`);
  const text = framed(view, {
    title: say('status_title'),
    above: [{ title: view.say('map'), path: '/' }],
    content: html`<p class="lead">${say(`status_${status}`)}</p>
${definitions([
  [say('received_at'), view.date(new Date(received_at).toISOString())],
  [say('reason'), reason && said(reason)],
  [say('incident'), link && html`<a href="${link}">${link}</a>`],
])}
<p class="notice">${say('keep_link')}</p>
<p><a href="${view.at('/suggest')}">${say('suggest_another')}</a></p>`,
  });
  const { res } = exchange;
  // The address is the secret: no search engine and no other page learns it.
  res.setHeader('X-Robots-Tag', 'noindex');
  res.setHeader('Referrer-Policy', 'no-referrer');
  cache(exchange, 'staff');
  sendBytes(res, [Buffer.from(text)], 200, 'text/html; charset=utf-8');
};

/** What people without an account can send, and what became of it, in the route table. */
export const suggestRoutes: readonly Route[] = [
  { path: '/suggest', GET: showForm, POST: sendForm },
  { path: '/suggestion/:token', GET: showStatus },
];
