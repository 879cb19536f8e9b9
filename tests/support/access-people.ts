import { on, type Row, type Rows } from './access-row.ts';

const login: Row = { door: 'session', needs: 'login' };
const admins: Row = { door: 'session', needs: 'manageUsers' };

/** How people come in, and who they are. */
export const peopleRows: Rows = {
  'GET /api/session': { door: 'session' },
  'POST /api/session': { door: 'session', body: { name: 'x' }, done: 400 },
  // A log-out would end what the one who asks is known by; that it does is tested with sessions.
  'DELETE /api/session': { door: 'session', path: () => '/api/session?colour=red', done: 400 },
  'PUT /api/session/password': { ...login, body: { current: 'x', next: 'short' }, done: 400 },
  'POST /api/setup': { door: 'session', body: { token: 'x' }, done: 400 },
  'POST /api/invitation': { door: 'session', body: { token: 'x' }, done: 400 },
  'GET /api/tokens': login,
  'POST /api/tokens': { ...login, body: { name: 'x', scope: 'admin' }, done: 400 },
  'DELETE /api/tokens/:id': {
    ...login,
    path: on('/api/tokens', (world, asker) => world.freshToken(asker).then(String)),
    done: 204,
  },
  'GET /api/sessions': login,
  'DELETE /api/sessions/:id': {
    ...login,
    path: on('/api/sessions', (world, asker) => world.freshSession(asker)),
    done: 204,
  },
  'GET /api/session/second-factor': login,
  'POST /api/session/second-factor': { ...login, body: { password: '' }, done: 400 },
  'PUT /api/session/second-factor': { ...login, body: { code: '1' }, done: 400 },
  'POST /api/session/second-factor/end': { ...login, body: { password: '' }, done: 400 },
  'GET /api/users': admins,
  'POST /api/users': { ...admins, body: { name: 'x', role: 'emperor' }, done: 400 },
  'PATCH /api/users/:id': {
    ...admins,
    path: on('/api/users', async (world) => String((await world.freshUser()).id)),
    body: { role: 'editor' },
  },
  'DELETE /api/users/:id/sessions': {
    ...{ ...admins, done: 204 },
    path: on('/api/users', async (world) => String((await world.freshUser()).id), '/sessions'),
  },
  'GET /api/invitations': admins,
  'POST /api/invitations': { ...admins, body: { role: 'emperor' }, done: 400 },
  'DELETE /api/invitations/:id': {
    ...admins,
    path: on('/api/invitations', (world) => world.freshInvitation().then(String)),
    done: 204,
  },
  'GET /api/audit': { door: 'session', needs: 'readAudit' },
  'POST /api/verification': { door: 'session', needs: 'readAudit' },
};
