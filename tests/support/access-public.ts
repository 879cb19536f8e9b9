import { plainIncident } from '../fixtures/incidents.ts';
import { needsOwn, on, open, type Row, type Rows, shared } from './access-row.ts';
import { partsOf, type Subject } from './access-world.ts';
import { featureOf, items } from './server.ts';

/** One of its own for who may get as far as changing it. */
const fresh: Row['path'] = (world, asker, subject) =>
  needsOwn(asker, subject) ? world.freshIncident(subject) : world.idOf[subject];
const accountOf: Row['path'] = (world, _asker, subject) =>
  `/api/collections/accounts/items/${world.idOf[subject]}:${subject === 'private' ? 'acled' : 'gazette'}`;
const condition = { 'If-Match': '*' };
const patch = { properties: { summaries: [{ text: { en: 'Said anew.' } }] } };

/** What everybody may ask, writes of incidents among it, and the form for suggestions. */
export const publicRows: Rows = {
  'GET /api': open(),
  'GET /api/openapi.json': open(),
  'GET /api/docs': open(),
  'GET /api/pages/:file': open('/api/pages/pages.css'),
  'GET /api/conformance': open(),
  'GET /api/functions': open(),
  'GET /api/filter': open('/api/filter?filter=version%3D1'),
  'GET /api/formats': open(),
  'GET /api/collections': open(),
  'GET /api/collections/incidents/items': open(),
  'POST /api/collections/incidents/items': {
    ...{ needs: 'create', done: 201 },
    body: featureOf({ ...plainIncident(), id: undefined, status: 'draft' } as never),
  },
  'GET /api/collections/incidents/items/:id': { about: 'incident', retracted: 410, path: on(items) },
  'PUT /api/collections/incidents/items/:id': {
    ...{ needs: 'amend', about: 'incident', retracted: 409, path: on(items, fresh), headers: condition },
    body: (subject: Subject) =>
      featureOf({ ...plainIncident('any', partsOf[subject]), id: undefined } as never),
  },
  'PATCH /api/collections/incidents/items/:id': {
    ...{ needs: 'amend', about: 'incident', retracted: 409, path: on(items, fresh), headers: condition },
    body: patch,
  },
  'DELETE /api/collections/incidents/items/:id': {
    ...{ needs: 'retract', about: 'incident', retracted: 410, done: 204, headers: condition },
    path: on(items, fresh, '?reason=Not%20so.'),
  },
  'GET /api/collections/incidents/items/:id/history': {
    about: 'incident',
    path: on(items, shared, '/history'),
  },
  'GET /api/collections/incidents/aggregate': open('/api/collections/incidents/aggregate?by=type'),
  'GET /api/collections/incidents/comparison': open('/api/collections/incidents/comparison?since=2024-01-01'),
  'GET /api/collections/incidents/feed': open(),
  'GET /api/collections/accounts/items': open(),
  'GET /api/collections/accounts/items/:id': {
    ...{ about: 'incident', forgets: true, path: accountOf },
  },
  'GET /api/collections/:collection': open('/api/collections/incidents'),
  'GET /api/collections/:collection/items': open('/api/collections/municipalities/items'),
  'GET /api/collections/:collection/items/:id': open('/api/collections/municipalities/items/zelcan'),
  'GET /api/collections/:collection/queryables': open('/api/collections/incidents/queryables'),
  'GET /api/collections/:collection/schema': open('/api/collections/incidents/schema'),
  'GET /api/collections/:collection/sortables': open('/api/collections/incidents/sortables'),
  'GET /api/collections/:collection/tiles': open('/api/collections/incidents/tiles'),
  'GET /api/collections/:collection/tiles/:set': open('/api/collections/incidents/tiles/WebMercatorQuad'),
  'GET /api/collections/:collection/tiles/:set/:tileMatrix/:tileRow/:tileCol': open(
    '/api/collections/incidents/tiles/WebMercatorQuad/0/0/0',
  ),
  'GET /api/tileMatrixSets': open(),
  'GET /api/tileMatrixSets/:set': open('/api/tileMatrixSets/WebMercatorQuad'),
  'GET /api/tiles': open(),
  'GET /api/tiles/:set': open('/api/tiles/WebMercatorQuad'),
  'GET /api/tiles/:set/:tileMatrix/:tileRow/:tileCol': open('/api/tiles/WebMercatorQuad/0/0/0'),
  'GET /api/styles': open(),
  'GET /api/styles/incidents': open(),
  'GET /api/changes': open(),
  'GET /api/checkpoint': open(),
  'GET /api/deployment': open(),
  'GET /api/places': open('/api/places?q=zelcan'),
  'GET /suggest': open(),
  // Without its fields the form comes back.
  'POST /suggest': {
    ...{ body: 'what=x', done: 400, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  },
  'GET /suggestion/:token': { path: ({ link }) => link },
  'GET /healthz': open(),
  'GET /readyz': open(),
};
