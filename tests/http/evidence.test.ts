import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { addEvidence } from '../support/evidence.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const told = {
  account: 'gazette',
  source: 'gazette-1',
  collected_at: '2024-05-12',
  collector: 'Ana Petrović',
  note: 'Saved from the page as it stood.',
};
const pdf = '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const at = '/api/desk/incidents/there/evidence';

describe('files of evidence', () => {
  let server: TestServer;
  let contributor: Person;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer({ evidenceBytes: 200_000, evidenceTotal: 400_000 });
    contributor = await server.person('contributor');
    editor = await server.person('editor');
    await server.put(plainIncident('there'));
    await server.put(plainIncident('drafted', { status: 'draft' }));
    server.clock.now += 120_000;
  });
  afterAll(() => server.close());

  const add = (content: string, name = 'page.pdf', more = {}) =>
    addEvidence(editor, 'there', { ...told, ...more }, name, content);
  const codes = async (answer: { json(): Promise<Json> }) =>
    (await answer.json()).errors?.map((one: Json) => [one.pointer, one.code]);
  const kept = () =>
    readdirSync(join(server.folder, 'evidence'), { recursive: true }).filter((name) =>
      /[0-9a-f]{64}$|part$/.test(String(name)),
    );

  it('are kept under their hash, with what was told of them and their custody', async () => {
    const answer = await add(pdf);
    expect(answer.status).toBe(201);
    const file = await answer.json();
    expect(file).toMatchObject({
      ...told,
      ...{ id: 1, sha256: sha256(pdf), size: Buffer.byteLength(pdf), type: 'application/pdf' },
      ...{ name: 'page.pdf', uploaded_by: 'editor', released: false },
    });
    expect(file.events).toMatchObject([{ action: 'uploaded', actor: 'editor' }]);
    const { files, most_bytes } = await (await contributor.get(at)).json();
    expect([files.length, most_bytes]).toEqual([1, 200_000]);
    expect((await server.get(at)).status).toBe(401);
    const audit = await (await editor.get('/api/audit?action=evidence_uploaded')).json();
    expect(audit.entries[0]).toMatchObject({ actor: 'editor', subject: 'there', detail: { file: 1 } });
  });

  it('are known by their bytes, whatever they are called, and by a closed list', async () => {
    const kinds = async (content: string, name: string) => {
      const answer = await add(content, name);
      const body = await answer.json();
      return answer.status === 201 ? body.type : String(body.type).split(':').at(-1);
    };
    expect(await kinds('Плаин text, with ë.', 'page.pdf')).toBe('text/plain');
    expect(await kinds('<!DOCTYPE html><script>alert(1)</script>', 'page.txt')).toBe('text/html');
    expect(await kinds('WARC/1.1\r\nWARC-Type: warcinfo\r\n', 'a.warc')).toBe('application/warc');
    expect(await kinds('PK\u0003\u0004 a zip of things', 'page.pdf')).toBe('file-kind-unknown');
    expect(await kinds('MZ\u0000\u0001 a program', 'page.txt')).toBe('file-kind-unknown');
    expect(await kinds('text with a \u0000 in it', 'page.txt')).toBe('file-kind-unknown');
    expect(kept().filter((name) => String(name).endsWith('.part'))).toEqual([]);
  });

  it('name the field at fault, and need a source that is there', async () => {
    expect(await codes(await add(pdf, 'a.pdf', { collector: '', collected_at: 'soon' }))).toEqual([
      ['/collected_at', 'date_malformed'],
      ['/collector', 'text_empty'],
    ]);
    expect(await codes(await add(pdf, 'a.pdf', { source: 'none' }))).toEqual([['/source', 'source_unknown']]);
    const noFile = await fetch(server.url + at, {
      method: 'POST',
      headers: { Cookie: editor.cookie, Origin: server.url },
      body: (() => {
        const form = new FormData();
        for (const [name, value] of Object.entries(told)) form.append(name, value);
        return form;
      })(),
    });
    expect(await codes(noFile)).toEqual([['/file', 'value_missing']]);
    expect((await editor.send('POST', at, { a: 1 })).status).toBe(415);
    expect((await addEvidence(contributor, 'there', told, 'a.pdf', pdf)).status).toBe(403);
    expect((await addEvidence(contributor, 'drafted', told, 'a.pdf', pdf)).status).toBe(201);
  });

  it('are told of in fields that come before them, once each, and in text', async () => {
    const head = (named: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; ${named}\r\n\r\n${value}\r\n`;
    const fields = Object.entries(told).map(([name, value]) => head(`name="${name}"`, value));
    const file = head('name="file"; filename="a.txt"', 'sent by hand');
    const send = (...parts: string[]) =>
      editor.send('POST', at, `${parts.join('')}--b--\r\n`, {
        'Content-Type': 'multipart/form-data; boundary=b',
      });
    const before = kept();
    for (const [parts, fault] of [
      [
        [file, ...fields],
        ['/account', 'value_missing'],
      ],
      [
        [fields[0]!, ...fields, file],
        ['/account', 'member_repeated'],
      ],
      [
        [head('name="__proto__"', 'x'), ...fields, file],
        ['/__proto__', 'member_unknown'],
      ],
      [
        [...fields.slice(0, -1), head('name="note"', 'nil\0'), file],
        ['/note', 'value_malformed'],
      ],
      [
        [...fields, file, head('name="late"', 'x')],
        ['/late', 'field_after_file'],
      ],
      [
        [...fields, file, file],
        ['/file', 'member_repeated'],
      ],
    ] as const) {
      const answer = await send(...parts);
      expect(answer.status).toBe(400);
      expect(await codes(answer)).toContainEqual(fault);
    }
    expect(kept()).toEqual(before);
  });

  it('leave nothing behind when they are too large, when no room is left, or when they break off', async () => {
    const before = kept();
    expect((await add('x'.repeat(200_001), 'a.txt')).status).toBe(413);
    expect((await add('', 'a.txt')).status).toBe(400);
    await new Promise<void>((done) => {
      const sent = request(server.url + at, {
        method: 'POST',
        headers: {
          ...{ Cookie: editor.cookie, Origin: server.url, 'Content-Length': 100_000 },
          'Content-Type': 'multipart/form-data; boundary=b',
        },
      });
      const fields = Object.entries(told).map(
        ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
      sent.on('error', () => done());
      sent.write(`${fields.join('')}${file}${'half '.repeat(5_000)}`, () =>
        setTimeout(() => sent.destroy(), 200),
      );
    });
    await expect.poll(kept).toEqual(before);
    expect((await add('a'.repeat(190_000), 'a.txt')).status).toBe(201);
    expect((await add('b'.repeat(190_000), 'b.txt')).status).toBe(201);
    const full = await add('c'.repeat(190_000), 'c.txt');
    expect([full.status, (await full.json()).type]).toEqual([
      409,
      'urn:problem-type:incident-atlas:evidence-full',
    ]);
  });

  it('are for staff until they are released for a reason, and then say no more than hash, size and kind', async () => {
    const sourceOf = async () => {
      const answer = await server.get(`${items}/there`);
      const { accounts } = (await answer.json()).properties;
      return { source: accounts[0].sources[0], tag: answer.headers.get('etag') };
    };
    const before = await sourceOf();
    expect(before.source.files).toBeUndefined();
    expect((await server.get('/api/evidence/1')).status).toBe(404);
    const release = (person: Person, what = 'release', reason: unknown = 'Nothing in it names anybody.') =>
      person.send('POST', `/api/desk/evidence/1/${what}`, { reason });
    expect((await release(contributor)).status).toBe(403);
    expect((await release(contributor, 'release', '')).status).toBe(403);
    expect((await release(editor, 'release', ' ')).status).toBe(400);
    expect((await release(editor)).status).toBe(200);
    expect((await release(editor)).status).toBe(409);

    const after = await sourceOf();
    expect(after.tag).not.toBe(before.tag);
    expect(after.source.files).toEqual([
      {
        sha256: sha256(pdf),
        size: Buffer.byteLength(pdf),
        type: 'application/pdf',
        href: `${server.url}/api/evidence/1`,
      },
    ]);
    const answer = await server.get('/api/evidence/1');
    expect(await answer.text()).toBe(pdf);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${sha256(pdf)}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const page = await (await server.get(`${items}/there?f=html`)).text();
    expect(page).toContain(sha256(pdf));
    expect(page).not.toContain('Petrović');
    const dated = await server.get(`${items}/there?known-at=2024-08-01&recorded-at=2024-09-01T10:00:30Z`);
    expect(await dated.text()).not.toContain(sha256(pdf));

    // What is read may be sent back as it is.
    const { body, tag } = await (async () => {
      const read = await editor.get(`${items}/there`);
      return { body: await read.json(), tag: read.headers.get('etag')! };
    })();
    expect((await editor.send('PUT', `${items}/there`, body, { 'If-Match': tag })).status).toBe(200);

    expect((await release(editor, 'withdraw', 'It shows a face.')).status).toBe(200);
    expect((await server.get('/api/evidence/1')).status).toBe(404);
    expect((await sourceOf()).source.files).toBeUndefined();
    const { files } = await (await editor.get(at)).json();
    expect(files[0].events.map((one: Json) => [one.action, one.reason])).toEqual([
      ['uploaded', null],
      ['released', 'Nothing in it names anybody.'],
      ['withdrawn', 'It shows a face.'],
    ]);
  });

  it('are not public while their incident is not, and staff who download one are written down', async () => {
    const { id } = await (await addEvidence(contributor, 'drafted', told, 'a.txt', 'of a draft')).json();
    const reason = { reason: 'To be shown with the incident.' };
    expect((await editor.send('POST', `/api/desk/evidence/${id}/release`, reason)).status).toBe(200);
    expect((await server.get(`/api/evidence/${id}`)).status).toBe(404);
    expect((await server.get(`/api/desk/evidence/${id}`)).status).toBe(401);
    const mine = await contributor.get(`/api/desk/evidence/${id}`);
    expect(await mine.text()).toBe('of a draft');
    const { files } = await (await editor.get('/api/desk/incidents/drafted/evidence')).json();
    const file = files.find((one: Json) => one.id === id);
    expect(file.events.at(-1)).toMatchObject({ action: 'downloaded', actor: 'contributor' });
  });

  it('never lose a line of custody in the database', async () => {
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(join(server.folder, 'atlas.sqlite'), { timeout: 5_000 });
    try {
      for (const sql of [
        'DELETE FROM evidence_events',
        "UPDATE evidence_events SET actor = 'nobody'",
        'DELETE FROM evidence',
        "UPDATE evidence SET collector = 'nobody'",
      ])
        expect(() => db.prepare(sql).run(), sql).toThrow(/does not change|not taken away/);
    } finally {
      db.close();
    }
  });

  it('are checked against their hashes: the damaged and the missing one are named', async () => {
    const check = async () => (await (await editor.send('POST', '/api/verification')).json()).evidence;
    expect((await check()).faults).toEqual([]);
    const damaged = sha256(pdf);
    const missing = sha256('of a draft');
    const placeOf = (hash: string) => join(server.folder, 'evidence', hash.slice(0, 2), hash);
    chmodSync(placeOf(damaged), 0o600);
    writeFileSync(placeOf(damaged), pdf.replace('1.7', '1.4'));
    rmSync(placeOf(missing));
    expect(existsSync(placeOf(missing))).toBe(false);
    const { faults } = await check();
    expect(faults).toHaveLength(2);
    expect(faults).toEqual(
      expect.arrayContaining([
        { sha256: damaged, incident: 'drafted', fault: 'damaged' },
        { sha256: missing, incident: 'drafted', fault: 'missing' },
      ]),
    );
    // The same file, sent again, makes the damaged one good.
    expect((await add(pdf)).status).toBe(201);
    expect((await check()).faults.map((one: Json) => one.fault)).toEqual(['missing']);
  });
});
