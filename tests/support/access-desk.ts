import { mayHandleImport } from '../../server/domain/permissions.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { on, type Row, type Rows, shared } from './access-row.ts';
import { terms } from './import-desk.ts';

const desk = '/api/desk/incidents';
const alerts: Row = { door: 'session', needs: 'manageAlerts' };
const reviewers: Row = { door: 'session', needs: 'reviewSuggestions' };
const staff: Row = { door: 'session', needs: 'readStaff' };
const writers: Row = { door: 'session', needs: 'amend', about: 'incident' };
const strangersImport = on('/api/imports', (world) => world.freshImport('stranger'));
const step = (name: string, body?: unknown): Row => ({
  // Nothing of it was ever checked or is under way, so that whoever may go on with it is told so.
  ...{ needs: (actor) => mayHandleImport(actor, 'stranger'), body },
  path: on('/api/imports', (world) => world.freshImport('stranger'), `/${name}`),
});

/** What staff do and read. */
export const deskRows: Rows = {
  'GET /api/suggestions': reviewers,
  'PATCH /api/suggestions/:id': {
    ...{ ...reviewers, body: { status: 'in_review' } },
    path: on('/api/suggestions', (world) => world.freshSuggestion().then(String)),
  },
  'DELETE /api/suggestions/:id/contact': {
    ...{ ...reviewers, done: 204 },
    path: on('/api/suggestions', (world) => world.freshSuggestion().then(String), '/contact'),
  },
  'GET /api/alerts': alerts,
  'POST /api/alerts/hosts': { ...alerts, body: { host: '10.0.0.1' }, done: 400 },
  'DELETE /api/alerts/hosts/:host': {
    ...alerts,
    path: on('/api/alerts/hosts', (world) => world.freshHost()),
    done: 204,
  },
  'POST /api/alerts/subscriptions': { ...alerts, body: { name: 'x' }, done: 400 },
  'PATCH /api/alerts/subscriptions/:id': {
    ...{ ...alerts, body: { enabled: false } },
    path: on('/api/alerts/subscriptions', (world) => world.freshSubscription().then(String)),
  },
  'DELETE /api/alerts/subscriptions/:id': {
    ...{ ...alerts, done: 204 },
    path: on('/api/alerts/subscriptions', (world) => world.freshSubscription().then(String)),
  },
  'POST /api/alerts/subscriptions/:id/test': {
    ...{ ...alerts, done: 204 },
    path: on('/api/alerts/subscriptions', (world) => world.freshSubscription().then(String), '/test'),
  },
  'GET /api/alerts/deliveries': alerts,
  'POST /api/alerts/deliveries/:id/replay': {
    ...{ ...alerts, done: 204 },
    path: on('/api/alerts/deliveries', (world) => world.freshDelivery(), '/replay'),
  },

  'GET /api/imports': { door: 'writer', needs: 'readStaff' },
  'POST /api/imports': {
    needs: 'import',
    body: 'title,type\n',
    headers: { 'Content-Type': 'text/csv' },
    done: 201,
  },
  'GET /api/imports/:id': { door: 'writer', needs: 'readStaff', path: strangersImport },
  'DELETE /api/imports/:id': {
    needs: (actor) => mayHandleImport(actor, 'stranger'),
    path: strangersImport,
    done: 204,
  },
  'PUT /api/imports/:id/columns': { ...step('columns', { fields: [null, null] }) },
  'PUT /api/imports/:id/terms': step('terms', terms),
  'POST /api/imports/:id/check': { ...step('check'), done: 409 },
  'POST /api/imports/:id/commit': { ...step('commit', {}), done: 409 },
  'POST /api/imports/:id/publish': { ...step('publish'), done: 409 },
  'POST /api/imports/:id/cancel': { ...step('cancel'), done: 409 },
  'GET /api/imports/:id/findings': { ...step('findings'), door: 'writer', needs: 'readStaff' },
  'GET /api/imports/:id/places': { ...step('places'), door: 'writer', needs: 'readStaff' },

  'POST /api/desk/derive': { needs: 'readStaff', body: plainIncident() },
  'GET /api/desk/vocabulary': { needs: 'readStaff' },
  'GET /api/desk/queue': staff,
  'GET /api/desk/people': staff,
  'GET /api/desk/incidents/:id': { door: 'writer', needs: 'readStaff', about: 'incident', path: on(desk) },
  'GET /api/desk/incidents/:id/private': {
    ...writers,
    needs: 'keepPrivate',
    path: on(desk, shared, '/private'),
  },
  'PUT /api/desk/incidents/:id/private': {
    ...{
      ...writers,
      needs: 'keepPrivate',
      path: on(desk, shared, '/private'),
      body: { notes: 'x', contacts: [] },
    },
  },
  'DELETE /api/desk/incidents/:id/private': {
    ...{ ...writers, needs: 'keepPrivate', path: on(desk, shared, '/private'), done: 204 },
  },
  'GET /api/desk/incidents/:id/work': { ...writers, needs: 'readStaff', path: on(desk, shared, '/work') },
  // Work on an incident is for all who write, whatever its status.
  'PUT /api/desk/incidents/:id/assignment': {
    ...writers,
    needs: 'readStaff',
    path: on(desk, shared, '/assignment'),
    body: { user: null },
  },
  'POST /api/desk/incidents/:id/comments': {
    ...writers,
    needs: 'readStaff',
    path: on(desk, shared, '/comments'),
    body: { text: 'x' },
    done: 201,
  },
  'PATCH /api/desk/incidents/:id/comments/:comment': {
    ...{ ...writers, needs: 'readStaff', body: { resolved: true } },
    path: async (world, _asker, subject) =>
      `${desk}/${world.idOf[subject]}/comments/${await world.freshComment(world.idOf[subject])}`,
  },
  'POST /api/desk/incidents/:id/presence': {
    ...writers,
    needs: 'readStaff',
    path: on(desk, shared, '/presence'),
  },
  'DELETE /api/desk/incidents/:id/presence': {
    ...writers,
    needs: 'readStaff',
    path: on(desk, shared, '/presence'),
    done: 204,
  },
  'POST /api/desk/incidents/:id/merge': {
    ...{ ...writers, needs: 'readStaff', path: on(desk, shared, '/merge') },
    body: { base: 1, document: {} },
    done: 400,
  },
};
