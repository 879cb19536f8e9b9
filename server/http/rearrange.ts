import { mergerInput, restorationInput, splitInput } from '../contract/rearrange.ts';
import { demand } from '../service/demand.ts';
import { mergeIncidents, previewMerger } from '../service/merge-incidents.ts';
import { previewRestoration, restoreVersion } from '../service/restore.ts';
import { previewSplit, splitIncident } from '../service/split.ts';
import { readBody } from './body.ts';
import { itemTag } from './etag.ts';
import { type Exchange, type Handler, pathPart, type Route } from './exchange.ts';
import { conditional } from './incident-write.ts';
import { parameterProblem } from './problem.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

/** A parameter that has to be there once, in a form. Throws a 400 problem. */
function readNeeded({ parameters }: Exchange, parameter: string, form: RegExp, allowed: string): string {
  const [value = '', twice] = parameters.getAll(parameter);
  if (twice !== undefined || !form.test(value))
    throw parameterProblem({ parameter, value: twice ?? value, allowed });
  return value;
}

const slugForm = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;

/** Sends what would be written, with the tag that writing it needs. */
function sendPreview(exchange: Exchange, version: number, view: object): void {
  exchange.res.setHeader('ETag', itemTag(version, 'desk'));
  sendJson(exchange, view);
}

/** `GET …/restoration?version=`: what restoring a version would change; nothing is stored. */
const showRestoration: Handler = async (exchange) => {
  const language = allowOnly(exchange.parameters, ['version']);
  cache(exchange, 'staff');
  const number = readNeeded(exchange, 'version', /^[1-9]\d{0,8}$/, 'one whole number from 1');
  const { atlas, visitor } = exchange;
  const id = pathPart(exchange, 'id');
  const view = await previewRestoration(atlas, visitor, id, Number(number), language);
  sendPreview(exchange, view.version, view);
};

/** `POST …/restoration`: writes what an earlier version said as the next one. */
const postRestoration: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  demand(exchange.visitor, 'restore');
  const { version, reason } = readBody(exchange, restorationInput);
  const before = await conditional(exchange);
  sendJson(exchange, await restoreVersion(exchange.atlas, exchange.visitor, before, version, reason));
};

/** `GET …/merger?into=`: what taking this incident in would make of the other; nothing is stored. */
const showMerger: Handler = async (exchange) => {
  const language = allowOnly(exchange.parameters, ['into']);
  cache(exchange, 'staff');
  const into = readNeeded(exchange, 'into', slugForm, 'the id of an incident');
  const { atlas, visitor } = exchange;
  const view = await previewMerger(atlas, visitor, pathPart(exchange, 'id'), into, language);
  sendPreview(exchange, view.from.version, view);
};

/** `POST …/merger`: the accounts of this incident are told in another one from here on. */
const postMerger: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  demand(exchange.visitor, 'merge');
  const wish = readBody(exchange, mergerInput);
  const from = await conditional(exchange);
  sendJson(exchange, await mergeIncidents(exchange.atlas, exchange.visitor, from, wish));
};

/** `GET …/split?accounts=`: what splitting accounts off would change; nothing is stored. */
const showSplit: Handler = async (exchange) => {
  const language = allowOnly(exchange.parameters, ['accounts']);
  cache(exchange, 'staff');
  const ids = readNeeded(exchange, 'accounts', /^[a-z0-9-]+(?:,[a-z0-9-]+){0,49}$/, 'ids with commas');
  const { atlas, visitor } = exchange;
  const view = await previewSplit(atlas, visitor, pathPart(exchange, 'id'), ids.split(','), language);
  sendPreview(exchange, view.version, view);
};

/** `POST …/split`: makes a new incident of some accounts of this one. */
const postSplit: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  demand(exchange.visitor, 'split');
  const wish = readBody(exchange, splitInput);
  const before = await conditional(exchange);
  const written = await splitIncident(exchange.atlas, exchange.visitor, before, wish);
  const address = `${exchange.base}/api/collections/incidents/items/${written.into.id}`;
  exchange.res.setHeader('Location', address);
  sendJson(exchange, written, 201);
};

const incident = '/api/desk/incidents/:id';

/** What makes a version again, one incident out of two, or two out of one; reads say what a write would change. */
export const rearrangeRoutes: readonly Route[] = [
  { path: `${incident}/restoration`, writersOnly: true, GET: showRestoration, POST: postRestoration },
  { path: `${incident}/merger`, writersOnly: true, GET: showMerger, POST: postMerger },
  { path: `${incident}/split`, writersOnly: true, GET: showSplit, POST: postSplit },
];
