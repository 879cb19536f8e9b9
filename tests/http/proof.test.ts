import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint, Proof } from '../../server/store/integrity.ts';
import { pathOf, rootOf, treeOver } from '../../server/store/sqlite/merkle.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { importText } from '../support/import-text.ts';
import { createTestServer, featureOf, items } from '../support/server.ts';
import { runCommand } from '../support/service.ts';

const script = fileURLToPath(new URL('../../server/deploy/check-proof.mjs', import.meta.url));
const parent = mkdtempSync(join(tmpdir(), 'atlas-proof-'));
const data = join(parent, 'data');
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Checks a proof as a stranger does, who has nothing but the files. */
function check(proof: unknown, checkpoint?: unknown) {
  const files = [join(parent, 'proof.json'), join(parent, 'checkpoint.json')];
  writeFileSync(files[0]!, JSON.stringify(proof));
  if (checkpoint) writeFileSync(files[1]!, JSON.stringify(checkpoint));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, ...files.slice(0, checkpoint ? 2 : 1)],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('a proof', () => {
  let early: Checkpoint;
  let proof: Proof;
  let imported: Proof;
  beforeAll(async () => {
    mkdirSync(data);
    const server = await createTestServer({ folder: data });
    for (let number = 0; number < 4; number++) await server.put(plainIncident(`other-${number}`));
    await server.put(plainIncident('proven'));
    early = await server.json('/api/checkpoint');
    const rows = Array.from({ length: 70 }, (_, at) => acledRow({ event_id_cnty: `R${at}` }));
    await importText(server.atlas, 'acled', acledFile(...rows), { terms: { redistribution: 'allowed' } });
    const editor = await server.person('editor');
    const found = await editor.get(`${items}/proven`);
    const amended = featureOf({ ...plainIncident('proven'), titles: [{ text: { en: 'Road closed' } }] });
    const put = await editor.send('PUT', `${items}/proven`, amended, {
      'If-Match': found.headers.get('etag')!,
    });
    expect(put.status).toBe(200);
    await server.put(plainIncident('hidden', { protection: { place: 'withheld' } }));
    const listed = await server.json(`${items}?limit=100`);
    const id = listed.features.find((one: { id: string }) => /r40$/i.test(one.id)).id as string;
    await server.close();
    const settings = { ATLAS_DATA: data };
    writeFileSync(join(parent, 'early.json'), JSON.stringify(early));
    const made = await runCommand(['proof', 'proven', '--checkpoint', join(parent, 'early.json')], settings);
    expect(made.err).toBe('');
    proof = JSON.parse(made.out);
    imported = JSON.parse((await runCommand(['proof', id], settings)).out);
    const hidden = await runCommand(['proof', 'hidden'], settings);
    expect([hidden.code, hidden.out]).toEqual([1, '']);
    expect(hidden.err).toContain('«hidden» is protected');
    const known = await runCommand(['proof', 'hidden', '--protected'], settings);
    expect(JSON.parse(known.out).incident).toBe('hidden');
    const missing = await runCommand(['proof', 'nothing'], settings);
    expect([missing.code, missing.err]).toEqual([1, 'There is no incident «nothing».\n']);
  });

  it('is checked by a stranger offline, with a short script and no dependency', () => {
    const { status, stdout } = check(proof);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /Version 1, recorded .* as revision 5: published, «published»\.\nVersion 2, .* revision 7: amended/,
    );
    expect(stdout).toContain(
      'PROVEN: 2 versions of proven among 8 revisions, signed by this key:\n-----BEGIN PUBLIC KEY',
    );
    const text = readFileSync(script, 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(75);
    for (const [, module] of text.matchAll(/from '([^']+)'/g)) expect(module).toMatch(/^node:(crypto|fs)$/);
  });

  it('holds for a version that came with an import', () => {
    const { status, stdout, stderr } = check(imported);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/PROVEN: 1 versions of \S+ among 8 revisions/);
  });

  it('agrees with a checkpoint that somebody kept, and with no other', () => {
    expect(check(proof, early).status).toBe(0);
    const none = check(imported, early);
    expect([none.status, none.stderr]).toEqual([
      1,
      'NOT PROVEN: The checkpoint is not of this history, or the proof was not made for it.\n',
    ]);
    expect(check(proof, { ...early, seq: 4 }).stderr).toContain('The checkpoint is not signed.');
  });

  it('fails when any byte of it is altered', () => {
    const text = JSON.stringify(proof);
    const files = [join(parent, 'proof.json'), join(parent, 'early.json')];
    const places = Array.from({ length: 25 }, (_, at) => Math.floor(((at + 0.5) / 25) * text.length));
    for (const place of places) {
      const letter = text[place]!;
      // Punctuation of JSON itself: another text of the same value is no alteration.
      if (!/[a-z0-9]/i.test(letter)) continue;
      const altered = text.slice(0, place) + (letter === 'a' ? 'b' : 'a') + text.slice(place + 1);
      writeFileSync(files[0]!, altered);
      const { status, stdout } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
      expect(status, `${place}: ${text.slice(place - 20, place + 20)}`).not.toBe(0);
      expect(stdout).not.toContain('PROVEN:');
    }
  });

  it.each<[what: string, alter: (proof: Proof) => void, says: string]>([
    ['a version left out', (one) => one.revisions.splice(0, 1), 'Version 1 is missing before revision 7'],
    [
      'an altered document',
      (one) => {
        one.revisions[0]!.change = one.revisions[0]!.change.replace('closed', 'open');
      },
      'Revision 5 does not have the hash',
    ],
    [
      'another root',
      (one) => {
        one.root = one.head;
      },
      'The key did not sign this history',
    ],
    [
      'another incident',
      (one) => {
        one.incident = 'other-1';
      },
      'Version 1 is missing before revision 5',
    ],
    [
      'another head',
      (one) => {
        one.head = one.revisions[0]!.hash;
      },
      'The head is not the last revision',
    ],
    [
      'a revision moved',
      (one) => {
        one.revisions[0]!.path.reverse();
      },
      'Revision 5 is not part of this history',
    ],
  ])('tells of %s', (_what, alter, says) => {
    const altered = structuredClone(proof);
    alter(altered);
    const { status, stderr } = check(altered);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
  });

  it('rests on a tree in which every leaf leads to the root, however many there are', () => {
    for (let size = 1; size <= 40; size++) {
      const hashes = Array.from({ length: size }, (_, at) => at.toString(16).padStart(64, '0'));
      const levels = treeOver(hashes);
      expect(rootOf(levels)).toMatch(/^[0-9a-f]{64}$/);
      expect(pathOf(levels, size - 1).length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
    }
    // RFC 6962's own tree of one leaf: SHA-256 of a zero byte and the leaf.
    expect(rootOf(treeOver(['']))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(() => rootOf(treeOver([]))).toThrow('nothing to prove');
  });
});
