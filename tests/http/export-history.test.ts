import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { amendIncident, retractIncident, standing } from '../../server/service/writing.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const editor = { name: 'editor', role: 'editor' } as const;
const titled = (title: string) => [{ text: { en: title } }];
let server: TestServer;

async function amend(id: string, change: Partial<IncidentDocument>): Promise<void> {
  server.clock.now += 60_000;
  const before = await standing(server.atlas, editor, id);
  await amendIncident(server.atlas, editor, before, { ...before.document, ...change });
}

async function exported(parameters: string): Promise<Json[]> {
  const text = await (await server.get(`${items}?f=atlas&${parameters}`)).text();
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));
}

beforeAll(async () => {
  server = await createTestServer();
  await server.put(plainIncident('kept', { status: 'draft', titles: titled('Draft words') }));
  await amend('kept', { status: 'published', titles: titled('First words') });
  await amend('kept', { titles: titled('Second words') });
  await server.put(plainIncident('taken-back'));
  server.clock.now += 60_000;
  await retractIncident(
    server.atlas,
    editor,
    await standing(server.atlas, editor, 'taken-back'),
    'It was wrong.',
  );
});
afterAll(() => server.close());

describe('the history in an atlas file', () => {
  it('has the published versions, the last one being the document, and no word of a draft', async () => {
    const [incident, ...others] = await exported('history=true');
    expect(others).toEqual([]);
    expect(
      incident.history.map((one: Json) => [one.version, one.kind, one.document.titles[0].text.en]),
    ).toEqual([
      [2, 'published', 'First words'],
      [3, 'amended', 'Second words'],
    ]);
    expect(incident.history.at(-1).document).toEqual(incident.document);
    expect(JSON.stringify(incident)).not.toContain('Draft words');
  });

  it('ends at the date the record is asked at', async () => {
    const [, second] = (await exported('history=true'))[0].history;
    const before = new Date(Date.parse(second.recorded_at) - 1).toISOString();
    const [incident] = await exported(`history=true&recorded-at=${before}`);
    expect(incident.history.map((one: Json) => one.version)).toEqual([2]);
    expect(incident.document.titles[0].text.en).toBe('First words');
  });

  it('holds nothing of what was taken back, and is left out unless it is asked for', async () => {
    const found = await exported('');
    expect(found.map((one) => one.document.id)).toEqual(['kept']);
    expect(found[0]).not.toHaveProperty('history');
    expect((await server.get(`${items}?f=atlas&history=perhaps`)).status).toBe(400);
  });
});
