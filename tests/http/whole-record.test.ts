import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const script = fileURLToPath(new URL('../../server/deploy/check-proof.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'atlas-record-'));
const path = (id: string) => `/api/desk/incidents/${id}/record`;

describe('the whole record of an incident', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(plainIncident('other'));
    await server.put(plainIncident('kept', { status: 'draft', protection: { place: 'withheld' } }));
    const patch = { properties: { status: 'published' } };
    server.clock.now += 60_000;
    const done = await editor.send('PATCH', `${items}/kept`, patch, { 'If-Match': '*' });
    expect(done.status).toBe(200);
    server.clock.now += 60_000;
    const comment = { text: 'Is that all?' };
    expect((await editor.send('POST', '/api/desk/incidents/kept/comments', comment)).status).toBe(201);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds all versions as they were written, who did what, and a proof that a stranger can check', async () => {
    server.clock.now += 60_000;
    const answer = await editor.get(path('kept'));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="kept-record.json"');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const record = await answer.json();
    expect(record).toMatchObject({ incident: 'kept', made_by: 'editor' });
    expect(
      record.versions.map(({ revision, document }: Json) => [
        ...[revision.version, revision.kind, document.status, document.protection],
        document.accounts[0].place.parts.length,
      ]),
    ).toEqual([
      [1, 'created', 'draft', { place: 'withheld' }, 1],
      [2, 'published', 'published', { place: 'withheld' }, 1],
    ]);
    expect(record.audit.map(({ actor, action }: Json) => `${actor} ${action}`)).toEqual([
      ...['test created', 'editor published', 'editor commented', 'editor record_downloaded'],
    ]);
    const check = (proof: unknown) => {
      const file = join(folder, 'proof.json');
      writeFileSync(file, JSON.stringify(proof));
      return spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
    };
    const checked = check(record.proof);
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    const forged = JSON.parse(JSON.stringify(record.proof).replaceAll('published', 'retracted'));
    expect(check(forged).status).not.toBe(0);
  });

  it('is for who may read the audit, and for nobody else', async () => {
    const contributor = await server.person('contributor');
    expect((await contributor.get(path('kept'))).status).toBe(403);
    expect((await server.get(path('kept'))).status).toBe(401);
    expect((await editor.get(path('nobody'))).status).toBe(404);
    const { entries } = await (await editor.get('/api/audit?action=record_downloaded')).json();
    expect(entries.map((one: Json) => [one.actor, one.subject])).toEqual([['editor', 'kept']]);
  });
});
