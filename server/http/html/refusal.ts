import accepts from 'accepts';
import type { Request, Response } from 'express';
import type { Problem } from '../../contract/problem.ts';
import { type Language, languages } from '../../contract/text.ts';
import { refusalWords } from '../../contract/words/refusal.ts';
import { baseOf, type Exchange, parametersOf } from '../exchange.ts';
import { readLanguage } from '../negotiate.ts';
import { type Content, html, said } from './escape.ts';
import { framed, type Page } from './frame.ts';
import { definitions, joined, list, section } from './parts.ts';
import { pathOf, type View, viewOf } from './view.ts';

/** Programs that do not mind get the first; only who prefers pages to data, as a browser does, gets the last. */
const types = ['application/problem+json', 'application/json', 'application/geo+json', 'text/html'];

/** Whether a refused read of the API was asked for by somebody who reads pages. */
export function wantsPage(req: Request): boolean {
  const isForm = /^\/suggest(ion)?(\/|$)/.test(req.path);
  if (!isForm && !(['GET', 'HEAD'].includes(req.method) && /^\/api(\/|$)/.test(req.path))) return false;
  const f = parametersOf(req).get('f');
  if (f === 'html') return true;
  // Who asks for JSON by name gets the problem in it also in a browser; a file that cannot be made is told in words.
  if (f !== null && /json/.test(f)) return false;
  return accepts(req).type(types) === 'text/html';
}

/** In words of the page's language where there are some, else in the English ones of the problem, marked as such. */
function lead(problem: Problem, code: string, language: Language): Content {
  const { parameter, value, detail } = problem;
  const named = code !== 'parameter_invalid' || (parameter !== undefined && value !== undefined);
  // What is wrong in a filter is told by where it stops being one: its whole text would tell nothing.
  if (named && refusalWords.has(code) && parameter !== 'filter')
    return refusalWords(code, { parameter: parameter ?? '', value: value ?? '' }, language);
  return detail && html`<span lang="en">${said(detail)}</span>`;
}

/** The page of a problem; `code` is its message key. */
function refusalPage(view: View, problem: Problem, code: string): Page {
  const { exchange, language, at } = view;
  const say = (key: Parameters<typeof refusalWords>[0], gaps = {}) => refusalWords(key, gaps, language);
  const { status, parameter, value, allowed, position, retraction } = problem;
  const key = `title_${status}`;
  const without = new URLSearchParams(exchange.parameters);
  if (parameter) without.delete(parameter);
  const removable = parameter !== undefined && exchange.parameters.has(parameter);
  const here = `${pathOf(exchange.base)}${exchange.req.path}`;
  const asJson = new URLSearchParams(exchange.parameters);
  asJson.set('f', 'json');
  return {
    title: say(refusalWords.has(key) ? key : 'title_other'),
    above: [{ title: view.say('start'), path: '/api' }],
    links: [{ rel: 'alternate', type: 'application/problem+json', title: 'JSON', href: `${here}?${asJson}` }],
    content: html`<p class="lead">${lead(problem, code, language)}</p>
${definitions([
  [say('status'), status],
  [say('parameter'), parameter && html`<code>${parameter}</code>`],
  [say('value'), value && html`<code>${value}</code>`],
  [say('position'), position === undefined ? null : view.number(position + 1)],
  [
    say('allowed'),
    Array.isArray(allowed)
      ? joined(allowed.map((one) => html`<code>${one}</code>`))
      : allowed && html`<span lang="en">${allowed}</span>`,
  ],
  [say('retracted_at'), retraction && view.date(retraction.at)],
  [say('reason'), retraction?.reason && said(retraction.reason)],
])}
${section(
  say('ways'),
  list(
    [
      retraction?.merged_into !== undefined &&
        html`<a href="${at(`/api/collections/incidents/items/${retraction.merged_into}`)}">${say('merged_into')}</a>`,
      removable &&
        html`<a href="${here}${without.size ? `?${without}` : ''}">${say('without', { parameter })}</a>`,
      html`<a href="${at('/api/collections')}">${view.say('collections')}</a>`,
      html`<a href="${at('/api/docs')}">${view.say('docs')}</a>`,
      html`<a href="${at('/')}">${view.say('map')}</a>`,
    ].filter(Boolean),
  ),
)}`,
  };
}

/** Writes problems as pages, for those who asked for a page. The status and the other headers are settled before. */
export function problemPage({
  atlas,
  sessions,
  imports,
  evidence,
  settings,
}: Pick<Exchange, 'atlas' | 'sessions' | 'imports' | 'evidence' | 'settings'>) {
  return (req: Request, res: Response, problem: Problem): string | null => {
    if (!wantsPage(req)) return null;
    const parameters = parametersOf(req);
    // A language there is not is what may be wrong: the page itself is then in that of the browser.
    const [lang, twice] = parameters.getAll('lang');
    if (twice !== undefined || !(languages as readonly (string | undefined)[]).includes(lang))
      parameters.delete('lang');
    const base = baseOf(req, settings.publicUrl);
    const exchange: Exchange = {
      ...{ atlas, sessions, imports, evidence, settings },
      req,
      res,
      visitor: null,
      base,
      parameters,
    };
    const code = problem.type.slice(problem.type.lastIndexOf(':') + 1).replaceAll('-', '_');
    const view = viewOf(exchange, readLanguage(exchange));
    res.vary('Accept');
    return framed(view, refusalPage(view, problem, code));
  };
}
