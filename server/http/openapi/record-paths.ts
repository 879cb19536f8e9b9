import { aggregateDimensions } from '../../contract/feature.ts';
import { filterParameters, readingParameters } from '../../contract/query.ts';
import { html, json } from '../negotiate.ts';
import { common, featureId, pointers } from './collection-paths.ts';
import type { Context } from './context.ts';
import type { Operation, Parameter, Paths, Reference } from './description.ts';
import { featureSchemaName } from './property.ts';
import { queryParameter } from './query-parameters.ts';
import {
  badInput,
  conditions,
  conflict,
  gone,
  notFound,
  notModified,
  ok,
  refusedWrite,
  schemaNamed,
  staffOnly,
} from './responses.ts';

const tags = ['incidents'];
const writers: NonNullable<Operation['security']> = [{ token: [] }, { session: [] }];

export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  description: 'The ETag of the version that was read; `If-Unmodified-Since` will do as well.',
  schema: { type: 'string' },
  example: '"1-…"',
};

const written = (description: string) => ({
  description,
  content: {
    'application/geo+json': { schema: schemaNamed(featureSchemaName({ id: 'incidents' })) },
  },
});

function body(types: readonly string[]): Operation['requestBody'] {
  const schema = schemaNamed('IncidentBody');
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

/** What can be done to an incident besides reading it, for the path with the id. */
function writes(context: Context): Paths[string] {
  const { components, incidents } = context;
  const parameters: Reference[] = [
    components.point('incidents', featureId(incidents)),
    components.point('incidents', ifMatch),
  ];
  const refused = { ...refusedWrite, ...staffOnly, ...notFound, ...conditions };
  const reason = queryParameter('reason', {
    description: 'Why it is taken back; readers see it.',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 1_000 },
    example: 'The report turned out to be of another day.',
  });
  const why = queryParameter('reason', {
    description: 'Why it is changed; readers see it in the history.',
    schema: { type: 'string', minLength: 1, maxLength: 1_000 },
    example: 'The mission has corrected its number.',
  });
  const changed = [...parameters, components.point('incidents.change', why)];
  return {
    put: {
      tags,
      summary: 'Replace an incident',
      description: 'Derived members may stay as they were read; they are ignored.',
      operationId: 'replaceIncident',
      parameters: changed,
      requestBody: body(['application/geo+json', 'application/json']),
      responses: { '200': written('As it stands now.'), ...refused },
      security: writers,
    },
    patch: {
      tags,
      summary: 'Change members of an incident (JSON merge patch, RFC 7396)',
      operationId: 'patchIncident',
      parameters: changed,
      requestBody: {
        required: true,
        content: { 'application/merge-patch+json': { schema: { type: 'object' } } },
      },
      responses: { '200': written('As it stands now.'), ...refused },
      security: writers,
    },
    delete: {
      tags,
      summary: 'Retract an incident',
      description: 'It leaves all lists; its address answers 410 with the reason from then on.',
      operationId: 'retractIncident',
      parameters: [...parameters, components.point('incidents.retract', reason)],
      responses: { '204': { description: 'It is retracted.' }, ...refused },
      security: writers,
    },
  };
}

/** What only incidents have: writes, history, counts, and what a filter means. */
export function recordPaths(context: Context): Paths {
  const { components, incidents } = context;
  const spelling = ['filter-lang', 'filter-crs'];
  const filters = pointers(context, incidents, [...filterParameters, ...spelling]);
  const readings = pointers(context, incidents, [...readingParameters]);
  const by = queryParameter('by', {
    description: 'What to count by.',
    required: true,
    schema: { type: 'string', enum: aggregateDimensions },
    example: 'month',
  });
  const changes = queryParameter('changes', {
    description: 'Whether to tell what differs between the versions.',
    schema: { type: 'boolean', default: false },
    example: true,
  });
  return {
    '/collections/incidents/items': {
      post: {
        tags,
        summary: 'Write a new incident',
        description: 'Without an id one is made of the title and the date.',
        operationId: 'createIncident',
        requestBody: body(['application/geo+json', 'application/json']),
        responses: {
          '201': {
            ...written('As it was written.'),
            headers: { Location: { description: 'Its address.', schema: { type: 'string' } } },
          },
          ...refusedWrite,
          ...staffOnly,
          ...conflict,
        },
        security: writers,
      },
    },
    '/collections/incidents/items/{featureId}': writes(context),
    '/collections/incidents/items/{featureId}/history': {
      get: {
        tags,
        summary: 'Versions of an incident, and what differs between them',
        description:
          'Each says what was done, as what (never by whom), and why. With `changes=true` also every difference from ' +
          'the version before it that the reader may see, by path and in words of the language.',
        operationId: 'getIncidentHistory',
        parameters: [
          components.point('incidents', featureId(incidents)),
          components.point('incidents.history', changes),
          ...common(context, 'resource', [json, html]),
        ],
        responses: {
          ...ok('The versions that the reader may see.', schemaNamed('History'), { html: true }),
          ...badInput,
          ...notFound,
          ...gone,
        },
      },
    },
    '/collections/incidents/aggregate': {
      get: {
        tags,
        summary: 'Counts of the incidents of a query',
        operationId: 'aggregateIncidents',
        parameters: [
          components.point('incidents', by),
          ...filters,
          ...readings,
          ...common(context, 'resource', [json, html]),
        ],
        responses: {
          ...ok('Counts by bucket.', schemaNamed('Aggregate'), { html: true }),
          ...notModified,
          ...badInput,
        },
      },
    },
    '/filter': {
      get: {
        tags,
        summary: 'What the filters of a query mean, as one CQL2 expression',
        operationId: 'explainFilter',
        parameters: [...filters, ...common(context, 'json', [json])],
        responses: { ...ok('The expression.', schemaNamed('FilterAnswer')), ...notModified, ...badInput },
      },
    },
  };
}
