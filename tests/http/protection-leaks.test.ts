import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incidentDocument } from '../../server/contract/incident.ts';
import { privatePart } from '../../server/contract/protection.ts';
import { roles } from '../../server/contract/roles.ts';
import { staffOnlyMark } from '../../server/contract/staff-only.ts';
import { routes } from '../../server/http/app.ts';
import { questions, tellingRoutes } from '../support/leak-questions.ts';
import { here, makeWorld, type Secrets, there, type World } from '../support/leak-worlds.ts';

/** Its head covers what was written, so it differs; it is a hash of chance, of which nothing can be guessed. */
const differing = new Set(['/api/checkpoint']);

/** What an answer tells: its status, the headers that follow from the record, its bytes. */
async function answerOf({ server }: World, address: string, headers: Record<string, string>) {
  const answer = await server.get(address, headers);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const told = ['etag', 'last-modified', 'link', 'content-type', 'atlas-rows'].map((name) =>
    answer.headers.get(name),
  );
  return {
    bytes,
    print: [answer.status, ...told, createHash('sha256').update(bytes).digest('hex')].join(' '),
  };
}

/** A number of degrees or a text in every form in which an answer may hold it. */
function formsOf({ lon, lat, ...texts }: Secrets, kept: readonly (keyof Secrets)[]): Buffer[] {
  const numbers = [lon, lat].flatMap((value) => [value, Math.round(value * 1e6) / 1e6]);
  return [
    ...numbers.flatMap((value) => {
      const [little, big] = [Buffer.alloc(8), Buffer.alloc(8)];
      little.writeDoubleLE(value);
      big.writeDoubleBE(value);
      return [little, big, Buffer.from(String(value).slice(0, 8))];
    }),
    ...Object.entries(texts)
      .filter(([name]) => kept.includes(name as keyof Secrets))
      .flatMap(([, text]) => [Buffer.from(text), Buffer.from(text.toLowerCase())]),
  ];
}

/** Who asks the question of a number; null is a reader. */
type Asker = (world: World, number: number) => string | null;

/** Addresses whose answers tell one world from the other, or that name a secret; with `first` one of each route. */
async function leaks(
  worlds: readonly [World, World],
  tokenOf: Asker,
  forms: readonly Buffer[],
  { only = Object.keys(questions), first = false } = {},
): Promise<{ route: string; address: string }[]> {
  const found: { route: string; address: string }[] = [];
  for (const route of only)
    for (const [number, address] of questions[route]!.entries()) {
      if (first && found.at(-1)?.route === route) break;
      const [a, b] = await Promise.all(
        worlds.map((world) => {
          const token = tokenOf(world, number);
          return answerOf(world, address, token === null ? {} : { Authorization: `Bearer ${token}` });
        }),
      );
      const asked = Buffer.from(decodeURIComponent(address));
      const names = forms.some((form) => !asked.includes(form) && a!.bytes.includes(form));
      if (names || (a!.print !== b!.print && !differing.has(route))) found.push({ route, address });
    }
  return found;
}

const reader: Asker = () => null;

describe('what is protected', () => {
  let guarded: [World, World];
  beforeAll(async () => {
    guarded = [await makeWorld(here, true), await makeWorld(there, true)];
  }, 60_000);
  afterAll(() => Promise.all(guarded.map((world) => world.close())));

  it('is asked for at every address of the service', () => {
    const asked = routes.filter(({ GET }) => GET).map(({ path }) => path);
    expect(asked.filter((path) => !questions[path]?.length)).toEqual([]);
  });

  it('is what the contract marks so, and nothing else', () => {
    const marked = [incidentDocument, privatePart].flatMap(({ shape }) =>
      Object.entries(shape).flatMap(([name, schema]) => (schema.meta()?.[staffOnlyMark] ? [name] : [])),
    );
    // A new one needs a value in the worlds.
    expect(marked).toEqual(['protection', 'notes', 'contacts']);
  });

  it('cannot be told from the answers to a reader, in any form', async () => {
    const forms = formsOf(here, ['landmark', 'notes', 'contact', 'draft', 'unreleased']);
    expect(await leaks(guarded, reader, [...forms, Buffer.from('2024-12-01')])).toEqual([]);
  }, 120_000);

  it('cannot be told from the answers to a token for reading, whoever it belongs to', async () => {
    const forms = formsOf(here, ['landmark', 'notes', 'contact']);
    // In turns: each role asks every route, and every question is asked.
    const inTurns: Asker = ({ tokens }, number) => tokens[roles[number % roles.length]!];
    const found = await leaks(guarded, inTurns, forms);
    // What is not public yet is no secret to staff.
    expect(found.filter(({ address }) => !/\/not-(published|released)/.test(address))).toEqual([]);
  }, 120_000);

  it('is in no line of the log', () => {
    const log = guarded[0].server.log.join('');
    for (const secret of [
      here.landmark,
      here.notes,
      here.contact,
      here.draft,
      here.unreleased,
      '45.2298',
      '30.1598',
    ])
      expect(log).not.toContain(secret);
  });

  it('holds with its chain of revisions', async () => {
    for (const { server } of guarded) expect((await server.atlas.store.verify()).broken).toBeNull();
  });
});

describe('the questions', () => {
  it('tell the two worlds apart at each address that tells of incidents, where nothing is protected', async () => {
    const bare: [World, World] = [await makeWorld(here, false), await makeWorld(there, false)];
    const forms = formsOf(here, ['landmark', 'draft', 'unreleased']);
    const found = await leaks(bare, reader, forms, { only: tellingRoutes, first: true });
    expect(found.map(({ route }) => route)).toEqual(tellingRoutes);
    await Promise.all(bare.map((world) => world.close()));
  }, 180_000);
});
