import { mergeInput } from '../contract/merge.ts';
import { commentPatch, newAssignment, newComment } from '../contract/work.ts';
import { demand } from '../service/demand.ts';
import { notFound } from '../service/fault.ts';
import { mergeWithStanding } from '../service/merge.ts';
import { assign, colleagues, come, comment, leave, readWork, settle } from '../service/work.ts';
import { readBody } from './body.ts';
import { type Handler, pathPart, type Route } from './exchange.ts';
import { queue } from './queue.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

/** Makes a handler without parameters whose answer is for staff. */
const forStaff =
  (answer: (...exchange: Parameters<Handler>) => Promise<unknown>, status = 200): Handler =>
  async (exchange) => {
    allowOnly(exchange.parameters);
    cache(exchange, 'staff');
    // Who may not read it is refused before the body is read.
    demand(exchange.visitor, 'readStaff');
    sendJson(exchange, await answer(exchange), status);
  };

const people = forStaff(async ({ atlas, visitor }) => ({ people: await colleagues(atlas, visitor) }));

const work = forStaff((exchange) => readWork(exchange.atlas, exchange.visitor, pathPart(exchange, 'id')));

const putAssignment = forStaff(async (exchange) => {
  const { atlas, visitor } = exchange;
  const assignment = await assign(
    atlas,
    visitor,
    pathPart(exchange, 'id'),
    readBody(exchange, newAssignment),
  );
  return { assignment };
});

const postComment = forStaff(
  (exchange) =>
    comment(exchange.atlas, exchange.visitor, pathPart(exchange, 'id'), readBody(exchange, newComment)),
  201,
);

const patchComment = forStaff((exchange) => {
  const { atlas, visitor } = exchange;
  const { resolved } = readBody(exchange, commentPatch);
  const number = pathPart(exchange, 'comment');
  if (!/^[1-9]\d{0,14}$/.test(number)) throw notFound('such comment');
  return settle(atlas, visitor, pathPart(exchange, 'id'), Number(number), resolved);
});

const postPresence = forStaff((exchange) => come(exchange.atlas, exchange.visitor, pathPart(exchange, 'id')));

const deletePresence: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  await leave(exchange.atlas, exchange.visitor, pathPart(exchange, 'id'));
  exchange.res.status(204).end();
};

/** Nothing is stored: what came of it is written as any other version is. */
const postMerge: Handler = async (exchange) => {
  const { atlas, visitor } = exchange;
  const language = allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  // Who may not read it is refused before the body is read.
  demand(visitor, 'readStaff');
  const sent = readBody(exchange, mergeInput);
  sendJson(exchange, await mergeWithStanding(atlas, visitor, pathPart(exchange, 'id'), sent, language));
};

const incident = '/api/desk/incidents/:id';

/** What staff say and do about incidents besides writing them; none of it is for a token. */
export const workRoutes: readonly Route[] = [
  { path: '/api/desk/queue', sessionOnly: true, GET: queue },
  { path: '/api/desk/people', sessionOnly: true, GET: people },
  { path: `${incident}/work`, sessionOnly: true, GET: work },
  { path: `${incident}/assignment`, sessionOnly: true, PUT: putAssignment },
  { path: `${incident}/comments`, sessionOnly: true, POST: postComment },
  { path: `${incident}/comments/:comment`, sessionOnly: true, PATCH: patchComment },
  { path: `${incident}/presence`, sessionOnly: true, POST: postPresence, DELETE: deletePresence },
  { path: `${incident}/merge`, sessionOnly: true, POST: postMerge },
];
