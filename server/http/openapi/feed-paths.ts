import { defaultEntries, feedEncodings, feedParameters, mostEntries } from '../feeds.ts';
import { common, pointers } from './collection-paths.ts';
import type { Context } from './context.ts';
import type { Paths } from './description.ts';
import { queryParameter } from './query-parameters.ts';
import { badInput, notModified, okIn } from './responses.ts';

/** Feeds of a query: what became public, newest first. */
export function feedPaths(context: Context): Paths {
  const { components, incidents } = context;
  const names = feedParameters.filter((name) => name !== 'limit');
  const limit = queryParameter('limit', {
    description: 'How many entries at most.',
    schema: { type: 'integer', minimum: 1, maximum: mostEntries, default: defaultEntries },
    example: 10,
  });
  const content = feedEncodings.map(({ type }) => [type, { schema: { type: 'string' } }]);
  return {
    '/collections/incidents/feed': {
      get: {
        tags: ['incidents'],
        summary: 'A feed of what becomes public of the incidents of a query',
        description:
          'Entries say that an incident was published, changed, contested, corrected or retracted.',
        operationId: 'getFeed',
        parameters: [
          ...pointers(context, incidents, [...names, 'filter-lang', 'filter-crs']),
          components.point('feed', limit),
          ...common(context, 'feed', feedEncodings),
        ],
        responses: {
          ...okIn('The feed.', Object.fromEntries(content)),
          ...notModified,
          ...badInput,
        },
      },
    },
  };
}
