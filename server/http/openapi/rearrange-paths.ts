import { mergerInput, restorationInput, splitInput } from '../../contract/rearrange.ts';
import { json } from '../negotiate.ts';
import { common, featureId } from './collection-paths.ts';
import type { Context } from './context.ts';
import type { Parameter, Paths } from './description.ts';
import { queryParameter } from './query-parameters.ts';
import { ifMatch } from './record-paths.ts';
import { conditions, conflict, gone, notFound } from './responses.ts';
import { bodyOf, byEither, made, operation } from './staff-paths.ts';

/** What makes a version again, one incident out of two, or two out of one: what it would change, and the write. */
export function rearrangePaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const id = { ...featureId(context.incidents), name: 'id' };
  const one = '/desk/incidents/{id}';
  const { feature, other } = context.incidents.examples;
  const version = queryParameter('version', {
    description: 'Number of the version whose text is to stand again.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
    example: 1,
  });
  const into = queryParameter('into', {
    description: 'Id of the incident that takes this one in.',
    required: true,
    schema: { type: 'string' },
    example: other?.id ?? 'none',
  });
  const accounts = queryParameter('accounts', {
    description: 'Ids of the accounts that go, with commas between them.',
    required: true,
    schema: { type: 'string' },
    example: feature?.properties.preferred_account ?? 'none',
  });
  const refused = { ...notFound, ...gone, ...conflict };
  const read = (summary: string, name: string, parameter: Parameter) =>
    operation({
      summary: `${summary}; nothing is stored`,
      id: name,
      parameters: [id, parameter, ...plain],
      security: byEither,
      refused,
    });
  const write = {
    parameters: [id, context.components.point('incidents', ifMatch)],
    security: byEither,
    refused: { ...refused, ...conditions },
  };
  return {
    [`${one}/restoration`]: {
      get: read('What restoring a version would change', 'previewRestoration', version),
      post: operation({
        summary: 'Write what an earlier version said as the next one',
        id: 'restoreVersion',
        body: bodyOf(restorationInput),
        ...write,
      }),
    },
    [`${one}/merger`]: {
      get: read('What taking this incident in would make of another', 'previewMerger', into),
      post: operation({
        summary: 'Merge this incident into another; its address leads there from then on (308)',
        id: 'mergeIncidents',
        body: bodyOf(mergerInput),
        ...write,
      }),
    },
    [`${one}/split`]: {
      get: read('What splitting accounts off would change', 'previewSplit', accounts),
      post: operation({
        summary: 'Make a new incident of some accounts of this one',
        id: 'splitIncident',
        body: bodyOf(splitInput),
        answer: made,
        ...write,
      }),
    },
  };
}
