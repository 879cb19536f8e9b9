import { comparedKinds } from '../../contract/comparison.ts';
import { comparisonParameters, defaultCompared, mostCompared, mostTold } from '../comparison-parameters.ts';
import { html, json } from '../negotiate.ts';
import { common, pointers } from './collection-paths.ts';
import type { Context } from './context.ts';
import type { Paths } from './description.ts';
import { queryParameter } from './query-parameters.ts';
import { badInput, notModified, ok, schemaNamed } from './responses.ts';

/** Two knowledge dates of a query, compared. */
export function comparisonPaths(context: Context): Paths {
  const { components, incidents } = context;
  const names = comparisonParameters.filter((name) => name !== 'limit');
  const since = queryParameter('since', {
    description: 'The earlier knowledge date; the later one is `known-at`, or now.',
    required: true,
    schema: { type: 'string' },
    example: '2023-05-29',
  });
  const kind = queryParameter('kind', {
    description: 'Only incidents of which this became.',
    schema: { type: 'array', items: { type: 'string', enum: [...comparedKinds] }, minItems: 1 },
    example: ['appeared', 'corrected'],
  });
  const changes = queryParameter('changes', {
    description: `Whether to tell what is different, in words: then at most ${mostTold} incidents a page.`,
    schema: { type: 'boolean', default: false },
    example: true,
  });
  const limit = queryParameter('limit', {
    description: 'How many incidents at most.',
    schema: { type: 'integer', minimum: 1, maximum: mostCompared, default: defaultCompared },
    example: 10,
  });
  const own = { since, kind, changes, limit };
  return {
    '/collections/incidents/comparison': {
      get: {
        tags: ['incidents'],
        summary: 'What became known of the incidents of a query between two dates',
        description:
          'Which incidents appeared, changed, were corrected, left the query or were retracted, the newest change ' +
          'first. Both dates are read in the same record (`recorded-at`).',
        operationId: 'compareKnowledge',
        parameters: [
          ...Object.values(own).map((one) => components.point('comparison', one)),
          ...pointers(context, incidents, [...names, 'filter-lang', 'filter-crs']),
          ...common(context, 'resource', [json, html]),
        ],
        responses: {
          ...ok('What differs.', schemaNamed('Comparison'), { html: true }),
          ...notModified,
          ...badInput,
        },
      },
    },
  };
}
