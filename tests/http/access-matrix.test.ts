import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status } from '../../server/contract/codebook.ts';
import { type Actor, audienceOf, may } from '../../server/domain/permissions.ts';
import { createApp, routes } from '../../server/http/app.ts';
import { methods } from '../../server/http/exchange.ts';
import type { Row } from '../support/access-row.ts';
import { accessTable } from '../support/access-table.ts';
import {
  type AccessWorld,
  type Asker,
  hiddenMark,
  makeAccessWorld,
  type Subject,
  subjects,
} from '../support/access-world.ts';
import type { Answer, Json } from '../support/server.ts';

const statusOf: Record<Subject, Status> = {
  ...{ draft: 'draft', in_review: 'in_review', published: 'published', retracted: 'retracted' },
  ...{ retracted_draft: 'retracted', protected: 'published', delayed: 'published', private: 'published' },
};

/** Whether someone may know that an incident is there. */
function sees(actor: Actor | null, subject: Subject): boolean {
  const { statuses, private: all = false } = audienceOf(actor);
  if (subject === 'delayed' || subject === 'private') return all;
  return statuses.includes(statusOf[subject]);
}

/** The answer that somebody has to get: the status, and of a refusal why. */
function expected(method: string, row: Row, { actor, scope }: Asker, subject: Subject | null): string {
  const done = String(typeof row.done === 'function' ? row.done(subject ?? 'published') : (row.done ?? 200));
  if (scope === 'read' || scope === 'write') {
    if (row.door === 'session') return '403 session-needed';
    if (scope === 'read' && (method !== 'GET' || row.door === 'writer')) return '403 scope-not-enough';
  }
  const { needs } = row;
  if (needs !== undefined) {
    if (!actor) return '401 log-in-first';
    const allowed = needs === 'login' || (typeof needs === 'function' ? needs(actor) : may(actor, needs));
    if (!allowed) return '403 role-not-enough';
  }
  if (subject === null) return done;
  const isTold = subject === 'retracted' && !row.forgets;
  if (!sees(row.forReaders ? null : actor, subject) && !isTold) return '404 not-found';
  const status = statusOf[subject];
  if (typeof needs === 'string' && needs !== 'login' && !may(actor, needs, { status }))
    return '403 role-not-enough';
  if (status !== 'retracted' || !row.retracted) return done;
  return row.retracted === 410 ? '410 retracted' : String(row.retracted);
}

/** Lines that are asked at once. */
const atOnce = 3;

/** Who asks a line. Where everybody is let in to the same, nobody does and each second of the others, in turn. */
function askersOf(all: readonly Asker[], line: string, row: Row): readonly Asker[] {
  const isOpen = row.needs === undefined && row.door === undefined && !row.about;
  return isOpen ? all.filter(({ scope }, at) => !scope || (at + line.length) % 2 === 0) : all;
}

/**
 * The incidents that a line is asked of as somebody. Where none of them makes a difference to the answer, each second one is:
 * with a session one half, with a token that may write the other; so too of those who are nobody.
 */
function askedOf(line: string, row: Row, asker: Asker): readonly (Subject | null)[] {
  if (!row.about) return [null];
  const [method] = line.split(' ') as [string];
  const answers = new Set(subjects.map((subject) => expected(method, row, asker, subject)));
  if (answers.size > 1) return subjects;
  const odd = asker.scope === 'write' || asker.name === 'link of a suggestion' ? 1 : 0;
  return subjects.filter((_, at) => at % 2 === odd);
}

async function told(answer: Answer): Promise<[said: string, text: string]> {
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const problem: Json = type.startsWith('application/problem+json') ? JSON.parse(text) : {};
  const refused = [401, 403, 404, 410].includes(answer.status);
  return [
    refused ? `${answer.status} ${String(problem.type).split(':').at(-1)}` : String(answer.status),
    text,
  ];
}

describe('the table of who is let in', () => {
  let world: AccessWorld;
  beforeAll(async () => {
    world = await makeAccessWorld();
  });
  afterAll(() => world.close());

  const ask = (method: string, path: string, row: Row, asker: Asker, subject: Subject | null) => {
    const headers = { ...row.headers, ...asker.headers };
    const body = typeof row.body === 'function' ? row.body(subject) : row.body;
    return world.server.send(method, path, method === 'GET' ? undefined : body, headers);
  };

  it('has a line for every method of every route, and no other', () => {
    const served = routes.flatMap((route) =>
      methods.flatMap((one) => (route[one] ? [`${one} ${route.path}`] : [])),
    );
    expect(served.filter((line) => !accessTable[line])).toEqual([]);
    expect(Object.keys(accessTable).filter((line) => !served.includes(line))).toEqual([]);
  });

  it('is about every route that Express has', () => {
    const { atlas } = world.server;
    const settings = { publicUrl: null, basemap: { kind: 'embedded' }, embedBy: null, client: '/nowhere' };
    const app = createApp({ atlas, settings, trustProxy: false } as never);
    const mounted = app.router.stack.flatMap(({ route }) => (route ? [route.path] : []));
    expect(mounted).toEqual(routes.map(({ path }) => path));
  });

  /** What is wrong with the answer in one cell of the table; null when nothing is. */
  async function faultIn(
    line: string,
    row: Row,
    asker: Asker,
    subject: Subject | null,
  ): Promise<string | null> {
    const [method, route] = line.split(' ') as [string, string];
    const path = (await row.path?.(world, asker, subject ?? 'published')) ?? route;
    const [said, text] = await told(await ask(method, path, row, asker, subject));
    const where = `${line} by ${asker.name}${subject ? ` on what is ${subject}` : ''}`;
    const wanted = expected(method, row, asker, subject);
    if (said !== wanted) return `${where}: ${said}, not ${wanted}; ${text.slice(0, 160)}`;
    // What was asked for by its id may be named in the answer that there is nothing.
    const asked = path.split(/[/?]/).filter((part) => part.includes(hiddenMark));
    const rest = asked.reduce((left, part) => left.replaceAll(part, ''), text);
    const names = !may(asker.actor, 'readStaff') && rest.includes(hiddenMark);
    return names ? `${where} names what is hidden: ${rest.slice(0, 160)}` : null;
  }

  it('holds for every route, method, role and status', async () => {
    const wrong: (string | null)[] = [];
    const lines = Object.entries(accessTable).values();
    const work = async () => {
      for (const [line, row] of lines)
        for (const asker of askersOf(world.askers, line, row))
          wrong.push(
            ...(await Promise.all(
              askedOf(line, row, asker).map((subject) => faultIn(line, row, asker, subject)),
            )),
          );
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    console.log(`access: ${wrong.length} cells`);
    expect(wrong.filter(Boolean)).toEqual([]);
    expect(wrong.length).toBeGreaterThan(2_000);
  });

  it('gives the head of an answer to no more people than the answer', async () => {
    const wrong: string[] = [];
    for (const [line, row] of Object.entries(accessTable)) {
      const [method, route] = line.split(' ') as [string, string];
      if (method !== 'GET') continue;
      for (const asker of world.askers.filter(({ name }) =>
        /^(nobody|read token of contributor)$/.test(name),
      ))
        for (const subject of row.about ? subjects : [null]) {
          const path = (await row.path?.(world, asker, subject ?? 'published')) ?? route;
          const { status } = await world.server.send('HEAD', path, undefined, asker.headers);
          const wanted = expected(method, row, asker, subject).split(' ')[0];
          if (String(status) !== wanted)
            wrong.push(`${line} by ${asker.name} on ${subject}: ${status}, not ${wanted}`);
        }
    }
    expect(wrong).toEqual([]);
  });

  it('knows no other method, not even for an admin', async () => {
    const admin = world.askers.find(({ name }) => name === 'admin')!;
    const wrong: string[] = [];
    for (const route of routes)
      for (const method of methods.filter((one) => !route[one])) {
        const { status } = await world.server.send(method, route.path, undefined, admin.headers);
        if (status !== 405) wrong.push(`${method} ${route.path}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  it('tells nobody by a refusal whether there is something', async () => {
    const never = { ...world.idOf };
    for (const subject of subjects) never[subject] = `never-${hiddenMark}-${subject.replace('_', '-')}`;
    const nowhere: AccessWorld = {
      ...{ ...world, idOf: never, freshIncident: async (subject) => never[subject] },
      evidenceOf: async () => ({ released: 999_999, held: 999_998 }),
    };
    const wrong: string[] = [];
    for (const [line, row] of Object.entries(accessTable)) {
      const [method] = line.split(' ') as [string];
      if (!row.about) continue;
      for (const asker of world.askers)
        for (const subject of subjects) {
          const [status] = expected(method, row, asker, subject).split(' ');
          if (status !== '404' && (status !== '403' || asker.actor)) continue;
          const answers = await Promise.all(
            [world, nowhere].map(async (where) => {
              const path = await row.path!(where, asker, subject);
              const [, text] = await told(await ask(method, path, row, asker, subject));
              return text.replaceAll(where.idOf[subject], 'ID').replace(/evidence \d+/, 'evidence ID');
            }),
          );
          if (answers[0] !== answers[1]) wrong.push(`${line} by ${asker.name}: ${answers.join(' / ')}`);
        }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses who may do this to nothing at all before it looks at what they sent', async () => {
    const askers = world.askers.filter(({ name }) => /^(nobody|contributor|editor)$/.test(name));
    const wrong: string[] = [];
    let asked = 0;
    for (const [line, row] of Object.entries(accessTable)) {
      const [method, route] = line.split(' ') as [string, string];
      if (row.body === undefined || typeof row.needs === 'function') continue;
      for (const asker of askers) {
        const wanted = expected(method, row, asker, null);
        if (!/^40[13] /.test(wanted)) continue;
        const path = (await row.path?.(world, asker, 'published')) ?? route;
        const [said] = await told(await ask(method, path, { ...row, body: '{', headers: {} }, asker, null));
        asked += 1;
        if (said !== wanted) wrong.push(`${line} by ${asker.name}: ${said}, not ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(30);
  });

  it('gives nobody what is somebody else’s own, whatever their role', async () => {
    const nobody = world.askers[0]!;
    const others: [line: string, path: string][] = [
      // Of another admin, who is nobody of those who ask.
      ['DELETE /api/sessions/:id', `/api/sessions/${await world.freshSession(nobody)}`],
      ['DELETE /api/tokens/:id', `/api/tokens/${await world.freshToken(nobody)}`],
      // A comment on another incident than the one in the path.
      [
        'PATCH /api/desk/incidents/:id/comments/:comment',
        `/api/desk/incidents/${world.idOf.draft}/comments/${await world.freshComment(world.idOf.published)}`,
      ],
      ['GET /suggestion/:token', `/suggestion/${'A'.repeat(43)}`],
    ];
    const { store } = world.server.atlas;
    const stranger = (await store.userByName('stranger'))!;
    const kept = async () => [await store.sessionsOf(stranger.id), await store.tokensOf(stranger.id)];
    const before = await kept();
    const wrong: string[] = [];
    for (const [line, path] of others)
      for (const asker of world.askers.filter(({ scope }) => scope === 'session')) {
        const [method] = line.split(' ') as [string];
        const { status } = await ask(method, path, accessTable[line]!, asker, null);
        if (status !== 404) wrong.push(`${line} by ${asker.name}: ${status}`);
      }
    expect(wrong).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  it('lets a contributor go on with an import of their own, and with nobody else’s', async () => {
    const asker = world.askers.find(({ name }) => name === 'contributor')!;
    for (const [by, status] of [
      ['contributor', 204],
      ['stranger', 403],
    ] as const) {
      const path = `/api/imports/${await world.freshImport(by)}`;
      expect((await world.server.send('DELETE', path, undefined, asker.headers)).status).toBe(status);
    }
  });
});
