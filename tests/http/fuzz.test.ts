import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenApi } from '../../server/http/openapi/description.ts';
import { type AccessWorld, type Asker, makeAccessWorld } from '../support/access-world.ts';
import { linesOf, type Malformed, malformed } from '../support/fuzz-requests.ts';
import type { Json } from '../support/server.ts';

/** `npm run torture -- fuzz` sets the first to more, and asks with every request; without it some of each line will do. */
const random = Number(process.env.ATLAS_FUZZ_RANDOM ?? 1);
const enough = random > 1 ? Number.POSITIVE_INFINITY : 2_100;
const seed = Number(process.env.ATLAS_FUZZ_SEED ?? 20_230_529);
const slowest = 2_000;
const atOnce = 4;

let world: AccessWorld;
let admin: Asker;
beforeAll(async () => {
  world = await makeAccessWorld();
  admin = world.askers.find(({ name }) => name === 'admin')!;
});
afterAll(() => world.close());

const send = async ({ method, path, body, headers }: Malformed) => {
  const began = performance.now();
  const answer = await world.server.send(method, path, body, { ...headers, ...admin.headers });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    text,
    ms: performance.now() - began,
  };
};

/** All that the service keeps and a request could have changed. */
async function kept(): Promise<string> {
  const paths = [
    '/api/checkpoint',
    '/api/users',
    '/api/tokens',
    '/api/invitations',
    '/api/alerts',
    '/api/alerts/deliveries',
    '/api/suggestions',
    '/api/imports',
  ];
  const about = Object.values(world.idOf).flatMap((id) => [
    `/api/desk/incidents/${id}/work`,
    `/api/desk/incidents/${id}/private`,
    `/api/desk/incidents/${id}/evidence`,
  ]);
  const told = await Promise.all(
    [...paths, ...about].map(async (path) => (await world.server.get(path, admin.headers)).text()),
  );
  // When a token was last used, and when a checkpoint was asked for, is no change.
  return told.join('\n').replace(/"(last_used|at|time|signed_at)":("[^"]*"|null)/g, '');
}

/** What an answer to a malformed request does wrong; null for nothing. */
function faultOf(asked: Malformed, { status, type, text }: Awaited<ReturnType<typeof send>>): string | null {
  if (status >= 500) return 'fails';
  if (status >= 400 && !/^application\/problem\+json|^text\/html/.test(type)) return 'is no problem';
  if (asked.wrong === 'any') return null;
  if (status < 400) return 'is accepted';
  const problem: Json = type.startsWith('application/problem+json') ? JSON.parse(text) : {};
  if (asked.wrong === 'parameter') {
    const isPage = type.startsWith('text/html') && text.includes(asked.name);
    const names =
      isPage ||
      problem.parameter === asked.name ||
      problem.errors?.some((one: Json) => one.pointer === `/${asked.name}`);
    return status === 400 && names ? null : 'does not name the parameter';
  }
  if (asked.wrong === 'path')
    return [400, 404, 409, 410, 412, 414].includes(status) ? null : 'does not say that there is nothing';
  const says =
    problem.errors?.length > 0 ||
    problem.parameter ||
    /JSON|UTF-8|MB|deep|whole|file/.test(problem.detail ?? '');
  return [400, 413, 415].includes(status) && says ? null : 'does not say what of the body';
}

it('refuses every malformed request to every route, soon, by its name, and nothing is changed', async () => {
  const document: OpenApi = await world.server.json('/api/openapi.json');
  const lines = await linesOf(world, admin, document);
  const before = await kept();
  const wrong: string[] = [];
  const askedOf = new Set<string>();
  let made = 0;
  let count = 0;
  let longest = 0;
  let all = 0;
  for (const _ of malformed(lines, seed, random)) all += 1;
  const share = Math.min(1, enough / all);
  const queue = malformed(lines, seed, random);
  const work = async () => {
    for (const asked of queue) {
      made += 1;
      // Spread evenly over all of them.
      if (Math.floor(made * share) === Math.floor((made - 1) * share)) continue;
      let answer = await send(asked);
      // Once more and alone, so that a busy machine is not taken for a slow answer.
      if (answer.ms > slowest) answer = await send(asked);
      count += 1;
      longest = Math.max(longest, answer.ms);
      askedOf.add(asked.line);
      // The form's own check of what is not finished yet answers what is wrong with it.
      const isChecked =
        asked.line === 'POST /api/desk/derive' &&
        answer.status === 200 &&
        JSON.parse(answer.text).errors.length > 0;
      const fault = answer.ms > slowest ? `takes ${answer.ms} ms` : isChecked ? null : faultOf(asked, answer);
      if (fault)
        wrong.push(
          `${asked.line} ${asked.what}: ${answer.status} ${fault}; ${asked.path.slice(0, 120)} ${answer.text.slice(0, 160)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(`fuzz: ${count} requests with seed ${seed}, the slowest ${Math.round(longest)} ms`);
  expect(wrong).toEqual([]);
  expect(await kept()).toBe(before);
  expect((await world.server.atlas.store.verify()).broken).toBeNull();
  expect(lines.filter(({ line }) => !askedOf.has(line))).toEqual([]);
  expect(count).toBeGreaterThan(2_000);
}, 1_800_000);
