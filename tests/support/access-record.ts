import { toldOfFile } from './access-evidence.ts';
import { needsOwn, on, type Row, type Rows, shared } from './access-row.ts';
import { hiddenMark, type Subject, twinOf } from './access-world.ts';

const desk = '/api/desk/incidents';
const files = '/api/desk/evidence';
const condition = { 'If-Match': '*' };
const isRetracted = (subject: Subject) => subject.startsWith('retracted');

/** One of its own for who may get as far as changing it. */
const freshPair: Row['path'] = (world, asker, subject) =>
  needsOwn(asker, subject) ? world.freshPair(subject) : world.idOf[subject];
const pair: Row['path'] = (world, _asker, subject) => world.pairOf(subject);
const released: Row['path'] = async (world, _asker, subject) =>
  String((await world.evidenceOf(subject)).released);
const held: Row['path'] = async (world, _asker, subject) => String((await world.evidenceOf(subject)).held);

const boundary = 'between-the-parts';
/** A form of what is told of a file and the file, as text. */
function formOf(subject: Subject): string {
  const parts = Object.entries(toldOfFile(subject, hiddenMark)).map(([name, value]) => [
    `name="${name}"`,
    value,
  ]);
  return [...parts, [`name="file"; filename="${hiddenMark}.txt"`, 'sent by the table']]
    .map(([named, text]) => `--${boundary}\r\nContent-Disposition: form-data; ${named}\r\n\r\n${text}\r\n`)
    .join('')
    .concat(`--${boundary}--\r\n`);
}

const rearranged = { about: 'incident', retracted: 410, headers: condition } as const;
/** What was imported has one account, so that none of it can go. */
const splits = (done: number) => (subject: Subject) => (subject === 'private' ? 400 : done);
/** Incidents that were taken back cannot be merged. */
const merges = (done: number) => (subject: Subject) => (isRetracted(subject) ? 409 : done);

/** What there is of an incident beside its document, and what makes one of two, two of one, or an earlier version stand. */
export const recordRows: Rows = {
  // It holds what is kept from readers, by rules of protection too: a token takes none of it along.
  'GET /api/desk/incidents/:id/record': {
    ...{ door: 'session', needs: 'readAudit', about: 'incident' },
    path: on(desk, shared, '/record'),
  },

  'GET /api/desk/incidents/:id/evidence': {
    ...{ door: 'writer', needs: 'readStaff', about: 'incident' },
    path: on(desk, shared, '/evidence'),
  },
  // To what was taken back files can still be added: it may have to be answered for.
  'POST /api/desk/incidents/:id/evidence': {
    ...{ needs: 'amend', about: 'incident', done: 201 },
    path: on(desk, shared, '/evidence'),
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: formOf,
  },
  'GET /api/desk/evidence/:id': {
    ...{ door: 'writer', needs: 'readStaff', about: 'incident' },
    path: on(files, held),
  },
  // Both are so already, which only those are told who may change it.
  'POST /api/desk/evidence/:id/release': {
    ...{ needs: 'releaseEvidence', about: 'incident', done: 409, body: { reason: 'x' } },
    path: on(files, released, '/release'),
  },
  'POST /api/desk/evidence/:id/withdraw': {
    ...{ needs: 'releaseEvidence', about: 'incident', done: 409, body: { reason: 'x' } },
    path: on(files, held, '/withdraw'),
  },
  // Without a reason, which only those are told who may erase: the bytes are shared by all that is asked about.
  'POST /api/desk/evidence/:id/erase': {
    ...{ needs: 'eraseEvidence', done: 400, body: { reason: '' } },
    path: () => `${files}/1/erase`,
  },
  'GET /api/evidence/:id': {
    ...{ about: 'incident', forgets: true, forReaders: true },
    path: on('/api/evidence', released),
  },

  'GET /api/desk/incidents/:id/restoration': {
    ...{ ...rearranged, door: 'writer', needs: 'restore' },
    path: on(desk, shared, '/restoration?version=1'),
  },
  // The first version is what stands of all that were not taken back.
  'POST /api/desk/incidents/:id/restoration': {
    ...{ ...rearranged, needs: 'restore', done: 409, body: { version: 1, reason: 'x' } },
    path: on(desk, shared, '/restoration'),
  },
  'GET /api/desk/incidents/:id/merger': {
    ...{ door: 'writer', needs: 'merge', about: 'incident', done: merges(200) },
    path: async ({ idOf }, _asker, subject) => `${desk}/${idOf[subject]}/merger?into=${twinOf[subject]}`,
  },
  // Nobody has seen that version of the other one, which is looked at last of all.
  'POST /api/desk/incidents/:id/merger': {
    ...{ needs: 'merge', about: 'incident', done: merges(412), headers: condition },
    path: on(desk, shared, '/merger'),
    body: (subject: Subject) => ({ into: twinOf[subject], into_version: 999_999, reason: 'x' }),
  },
  'GET /api/desk/incidents/:id/split': {
    ...{ ...rearranged, door: 'writer', needs: 'split', done: splits(200) },
    path: on(desk, pair, '/split?accounts=radio'),
  },
  'POST /api/desk/incidents/:id/split': {
    ...{ ...rearranged, needs: 'split', done: splits(201) },
    path: on(desk, freshPair, '/split'),
    body: (subject: Subject) => ({
      ...{
        accounts: ['radio'],
        titles: [{ text: { en: `Split off ${hiddenMark} ${subject}` } }],
        reason: 'x',
      },
    }),
  },
};
