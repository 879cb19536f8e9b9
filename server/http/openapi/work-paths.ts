import { mergeInput } from '../../contract/merge.ts';
import { commentPatch, newAssignment, newComment, queueOwners, queueTabs } from '../../contract/work.ts';
import { mostNamed } from '../../service/queue.ts';
import { json } from '../negotiate.ts';
import { queueQuery } from '../queue.ts';
import { common, featureId, pointers } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Paths } from './description.ts';
import { queryParameter } from './query-parameters.ts';
import { notFound } from './responses.ts';
import { bodyOf, byLogIn, operation } from './staff-paths.ts';

const tab = queryParameter('tab', {
  description:
    'Which part of the queue: a status, or what needs attention, whatever its status. What is retracted is only in its own tab.',
  schema: { type: 'string', enum: [...queueTabs], default: 'all' },
  example: 'attention',
});
const owner = queryParameter('owner', {
  description: `Of whom: of everybody, of which one wrote a version, or what is assigned to one; the last ${mostNamed}.`,
  schema: { type: 'string', enum: [...queueOwners], default: 'all' },
  example: 'mine',
});

/** What staff say and do about incidents besides writing them. */
export function workPaths(context: Context): Paths {
  const { incidents } = context;
  const plain = common(context, 'json', [json]);
  const id = { ...featureId(incidents), name: 'id' };
  const number = { type: 'integer', minimum: 1 };
  const comment = pathParameter('comment', 'Number of the comment.', 1, number);
  const about = { parameters: [id], security: byLogIn, refused: notFound };
  const one = '/desk/incidents/{id}';
  return {
    '/desk/queue': {
      get: operation({
        summary: 'The queue of the desk: incidents of every status, by the same query as the map',
        id: 'getQueue',
        parameters: [
          ...[tab, owner],
          ...pointers(context, incidents, [...queueQuery, 'filter-lang', 'filter-crs']),
          ...plain,
        ],
        security: byLogIn,
      }),
    },
    '/desk/people': {
      get: operation({
        summary: 'Those to whom work can be given',
        id: 'listPeople',
        parameters: plain,
        security: byLogIn,
      }),
    },
    [`${one}/work`]: {
      get: operation({
        summary: 'Comments, assignment and writers of an incident',
        id: 'getWork',
        ...about,
        parameters: [id, ...plain],
      }),
    },
    [`${one}/assignment`]: {
      put: operation({
        summary: 'Give an incident to somebody, or to nobody',
        id: 'assign',
        body: bodyOf(newAssignment),
        ...about,
      }),
    },
    [`${one}/comments`]: {
      post: operation({
        summary: 'Comment on a field of an incident, or on all of it',
        id: 'comment',
        body: bodyOf(newComment),
        ...about,
      }),
    },
    [`${one}/comments/{comment}`]: {
      patch: operation({
        summary: 'Resolve a comment, or open it again',
        id: 'settleComment',
        body: bodyOf(commentPatch),
        ...about,
        parameters: [id, comment],
      }),
    },
    [`${one}/merge`]: {
      post: operation({
        summary: 'Merge what was written on an earlier version with what stands; nothing is stored',
        id: 'mergeVersions',
        body: bodyOf(mergeInput),
        ...about,
      }),
    },
    [`${one}/presence`]: {
      post: operation({ summary: 'Say that one has the form open, and hear who else', id: 'come', ...about }),
      delete: operation({
        summary: 'Say that one has closed the form',
        id: 'leave',
        answer: { '204': { description: 'It is done.' } },
        ...about,
      }),
    },
  };
}
