import { cellCounts } from '../../contract/drawing.ts';
import { html, json } from '../negotiate.ts';
import { hasCells } from '../tiles/cells.ts';
import { tileParameters } from '../tiles/layer-question.ts';
import { lastZoom, matrixSet } from '../tiles/matrix-set.ts';
import { mvt } from '../tiles/tile.ts';
import { tilejson } from '../tiles/tilejson.ts';
import { common, operationName, pointers } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context, Described } from './context.ts';
import type { Parameter, Paths, Reference } from './description.ts';
import { parameterNamed, queryParameter } from './query-parameters.ts';
import { badInput, notFound, notModified, ok, schemaNamed } from './responses.ts';

const set = pathParameter('tileMatrixSetId', 'Id of the tile matrix set.', matrixSet.id, {
  enum: [matrixSet.id],
});

function address({ components }: Context, owner: string, { examples }: Described): Reference[] {
  const { z, y, x } = examples.tile;
  const number = { type: 'integer', minimum: 0 };
  return [
    pathParameter('tileMatrix', 'Zoom.', z, { ...number, maximum: lastZoom }),
    pathParameter('tileRow', 'Row, from the north.', y, number),
    pathParameter('tileCol', 'Column, from the west.', x, number),
  ].map((one) => components.point(owner, one));
}

/** Collections whose layers are wanted in tiles of the data set. */
function layers({ collections }: Context): Parameter {
  const ids = collections.map(({ collection }) => collection.id);
  return queryParameter('collections', {
    description: 'The collections that the tiles hold, all without it.',
    schema: { type: 'array', minItems: 1, items: { type: 'string', enum: ids } },
    example: ids.slice(0, 2),
  });
}

/** Incidents drawn by cells at every density, as the map of the service has them. */
const cells = queryParameter('cells', {
  description:
    'Cells along the side of the tile. With it each incident that is alone in its cell is drawn as itself, several ' +
    'as their number (`point_count`), areas as areas with their number at a label, and discs of uncertainty as ' +
    'polygons; `drawn` says as what. Without it all are drawn singly, up to 5,000.',
  schema: { type: 'integer', enum: [...cellCounts] },
  example: 16,
});

/** Filters of the data set are those of the record; its places take the ones they know, and all have a geometry. */
function datasetParameters(context: Context): Reference[] {
  const { components, incidents } = context;
  const names = tileParameters(null).filter((one) => one !== 'collections' && one !== 'filter');
  const filter = parameterNamed('filter', incidents.collection, incidents.examples)!;
  const { place } = filter.examples!;
  return [
    ...pointers(context, incidents, names),
    components.point('dataset', { ...filter, examples: { place: place! } }),
    components.point('dataset', layers(context)),
  ];
}

/** Tiles of a collection, or with null those of the data set. */
export function tilePaths(context: Context, described: Described | null): Paths {
  const { components, incidents } = context;
  const collection = described?.collection ?? null;
  const of = collection?.id ?? 'dataset';
  const title = collection ? (collection.titles.en ?? of) : 'All collections';
  const base = collection ? `/collections/${of}/tiles` : '/tiles';
  const tags = [collection ? of : 'tiles'];
  const name = collection ? operationName(collection) : 'Dataset';
  const asked = described
    ? pointers(context, described, tileParameters(described.collection))
    : datasetParameters(context);
  const setPart = components.point('tiles', set);
  return {
    [base]: {
      get: {
        tags,
        summary: `${title}: tile sets`,
        operationId: `tilesetsOf${name}`,
        parameters: common(context, 'resource', [json, html]),
        responses: { ...ok('The tile sets.', schemaNamed('Tilesets'), { html: true }), ...badInput },
      },
    },
    [`${base}/{tileMatrixSetId}`]: {
      get: {
        tags,
        summary: `${title}: a tile set, or its TileJSON`,
        operationId: `tilesetOf${name}`,
        parameters: [setPart, ...asked, ...common(context, 'tileset', [json, tilejson, html])],
        responses: {
          ...ok('The tile set, whose tiles carry the same query.', schemaNamed('Tileset'), { html: true }),
          ...badInput,
          ...notFound,
        },
      },
    },
    [`${base}/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}`]: {
      get: {
        tags,
        summary: `${title}: a vector tile`,
        operationId: `tileOf${name}`,
        parameters: [
          setPart,
          ...address(context, of, described ?? incidents),
          ...asked,
          ...(hasCells(collection) ? [components.point(of, cells)] : []),
          ...common(context, 'tile', [mvt]),
        ],
        responses: {
          ...ok('A Mapbox Vector Tile.', { type: 'string', format: 'binary' }, { type: mvt.type }),
          '204': { description: 'Nothing is in this tile.' },
          ...notModified,
          ...badInput,
          ...notFound,
        },
      },
    },
  };
}

/** Tile matrix sets and styles. */
export function stylePaths(context: Context): Paths {
  const { components, incidents } = context;
  const filters = pointers(context, incidents, tileParameters(incidents.collection));
  const style = { f: 'json', title: 'MapLibre style' };
  return {
    '/tileMatrixSets': {
      get: {
        tags: ['tiles'],
        summary: 'Tile matrix sets',
        operationId: 'listTileMatrixSets',
        parameters: common(context, 'resource', [json, html]),
        responses: { ...ok('The list.', schemaNamed('MatrixSets'), { html: true }), ...badInput },
      },
    },
    '/tileMatrixSets/{tileMatrixSetId}': {
      get: {
        tags: ['tiles'],
        summary: 'One tile matrix set',
        operationId: 'getTileMatrixSet',
        parameters: [components.point('tiles', set), ...common(context, 'resource', [json, html])],
        responses: {
          ...ok('Its definition.', schemaNamed('MatrixSet'), { html: true }),
          ...badInput,
          ...notFound,
        },
      },
    },
    '/styles': {
      get: {
        tags: ['tiles'],
        summary: 'Styles for vector tiles',
        operationId: 'listStyles',
        parameters: common(context, 'resource', [json, html]),
        responses: { ...ok('The list.', schemaNamed('Styles'), { html: true }), ...badInput },
      },
    },
    '/styles/incidents': {
      get: {
        tags: ['tiles'],
        summary: 'A MapLibre style that draws the incidents of a query',
        operationId: 'getIncidentStyle',
        parameters: [...filters, ...common(context, 'style', [style])],
        responses: {
          ...ok('The style.', schemaNamed('Style'), { type: 'application/vnd.mapbox.style+json' }),
          ...badInput,
        },
      },
    },
  };
}
