import type { IncidentDocument, IncidentInput } from '../../server/contract/incident.ts';
import type { PlaceRule } from '../../server/contract/protection.ts';
import type { Role } from '../../server/contract/roles.ts';
import { createSuggestionGate } from '../../server/http/suggest/gate.ts';
import { makeToken } from '../../server/service/api-tokens.ts';
import { amendIncident, createIncident, standing } from '../../server/service/writing.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { addEvidence } from './evidence.ts';
import { importText } from './import-text.ts';
import { createTestServer, items, type Person, type TestServer } from './server.ts';

/**
 * What must not be found out. Two worlds that differ in nothing else have to give the same answer to every question;
 * that is more than that the answers do not name it.
 */
export interface Secrets {
  lon: number;
  lat: number;
  /** A name of the place, in words that are nowhere else. */
  landmark: string;
  notes: string;
  contact: string;
  /** Titles of a draft and of an incident that is not released yet: for staff these are no secrets. */
  draft: string;
  unreleased: string;
}

export const here: Secrets = {
  ...{ lon: 30.1598765, lat: 45.2298765, landmark: 'Whisperhouse' },
  ...{ notes: 'murkynote', contact: 'Quillfeather', draft: 'dimdraft', unreleased: 'latecomer' },
};
/** In the same municipality, and nearest to the same settlement. */
export const there: Secrets = {
  ...{ lon: 30.1423456, lat: 45.2123456, landmark: 'Mumblebarns' },
  ...{ notes: 'fuzzynote', contact: 'Inkbottlery', draft: 'duskdraft', unreleased: 'tardiness' },
};

export interface World {
  server: TestServer;
  /** A read token of each role. */
  tokens: Record<Role, string>;
  close(): Promise<void>;
}

const admin = { name: 'test', role: 'admin' } as const;
const minute = 60_000;

function exactly({ lon, lat, landmark }: Secrets): IncidentInput['accounts'] {
  const [account] = plainIncident().accounts;
  const point = { kind: 'point' as const, lon, lat, uncertainty_m: 10 };
  return [
    {
      ...account!,
      id: 'witness',
      statement: { en: `Says that the road past ${landmark} was closed.` },
      claimant: { id: 'witness', name: { en: 'A witness' } },
      place: { precision: 'exact', name: { en: landmark }, parts: [point] },
    },
    { ...account!, id: 'gazette' },
  ];
}

/** Near the secret place, from 50 to 400 metres south of the line that runs north of it. */
function inBand({ lon, lat, landmark }: Secrets): IncidentInput['accounts'] {
  const [account] = plainIncident().accounts;
  const band = { kind: 'band' as const, line: 'main', side: 'sudland', min_depth_m: 50, max_depth_m: 20_000 };
  const near = { lon, lat, radius_m: 300 };
  return [{ ...account!, place: { precision: 'band', name: { en: landmark }, parts: [{ ...band, near }] } }];
}

/** A line and an area drawn by hand around the secret place. */
function drawn({ lon, lat, landmark }: Secrets): IncidentInput['accounts'] {
  const [account] = plainIncident().accounts;
  const points = [0, 1, 2].map((step) => ({ lon: lon + (step % 2) * 0.001, lat: lat + step * 0.0007 }));
  const place = (part: object) =>
    ({ precision: 'near', name: { en: landmark }, parts: [part] }) as (typeof account & {})['place'];
  return [
    { ...account!, id: 'line', place: place({ kind: 'line', points, uncertainty_m: 40 }) },
    { ...account!, id: 'outline', place: place({ kind: 'outline', points }) },
  ];
}

/** A file that nobody released, and one that is released, of which only the bytes are no secret. */
async function keepEvidence(editor: Person, { notes, contact }: Secrets): Promise<void> {
  const told = { account: 'gazette', source: 'gazette-1', collected_at: '2024-05-12' };
  const about = { ...told, collector: contact, note: notes };
  const one = await addEvidence(editor, 'visible', about, `${notes}.txt`, notes);
  const other = await addEvidence(editor, 'visible', about, `${contact}.txt`, 'for everybody');
  const released = await editor.send('POST', '/api/desk/evidence/2/release', { reason: notes });
  for (const { status } of [one, other, released])
    if (![200, 201].includes(status)) throw new Error(`The evidence was not kept: ${status}.`);
}

/** A service with the same record but for its secrets. Without `guarded` nothing is protected: the secrets are told. */
export async function makeWorld(secrets: Secrets, guarded: boolean): Promise<World> {
  // The stamp of the form is signed with a key of chance, which would tell any two services apart.
  const suggestions = { ...createSuggestionGate(Date.now), stamp: () => 'handed out' };
  const server = await createTestServer({ settings: { publicUrl: 'https://atlas.example', suggestions } });
  const { atlas, clock } = server;
  const ruled = (place: PlaceRule): Partial<IncidentInput> =>
    guarded ? { protection: { place } } : { protection: { place: 'exact' } };
  const create = async (document: IncidentDocument) => {
    clock.now += minute;
    await createIncident(atlas, admin, document);
  };
  const protect = async (id: string, place: PlaceRule) => {
    clock.now += minute;
    const before = await standing(atlas, admin, id);
    const next = { ...before.document, ...(guarded ? { protection: { place } } : {}) };
    await amendIncident(atlas, admin, before, next, `Asked for at ${secrets.landmark}.`);
  };

  await create(plainIncident('visible'));
  await create(plainIncident('from-the-start', { accounts: exactly(secrets), ...ruled('settlement') }));
  await create(plainIncident('protected-later', { accounts: exactly(secrets) }));
  await protect('protected-later', 'municipality');
  await create(plainIncident('in-a-band', { accounts: inBand(secrets), ...ruled('municipality') }));
  const tags = ['road', secrets.landmark.toLowerCase()];
  await create(plainIncident('drawn', { accounts: drawn(secrets), tags, ...ruled('settlement') }));
  await create(plainIncident('withheld', { accounts: exactly(secrets), ...ruled('withheld') }));
  const row = acledRow({
    ...{
      event_id_cnty: 'XYZ1',
      location: secrets.landmark,
      geo_precision: '1',
      notes: 'Nothing in particular.',
    },
    ...{ latitude: String(secrets.lat), longitude: String(secrets.lon), tags: secrets.landmark },
  });
  clock.now += minute;
  const terms = { redistribution: 'allowed' as const };
  const { report } = await importText(atlas, 'acled', acledFile(row), { terms });
  if (report.created !== 1) throw new Error('The row was not imported.');
  await protect('acled-xyz1', 'settlement');
  const titled = (title: string) => ({ titles: [{ text: { en: title } }] });
  await create(plainIncident('not-published', { status: 'draft', ...titled(secrets.draft) }));
  const protection = guarded ? { place: 'exact' as const, release_at: '2024-12-01' } : undefined;
  await create(
    plainIncident('not-released', { ...titled(secrets.unreleased), ...(protection ? { protection } : {}) }),
  );

  const editor = await server.person('editor');
  const part = {
    notes: secrets.notes,
    contacts: [{ name: secrets.contact, channel: `${secrets.contact}@example` }],
  };
  const kept = await editor.send('PUT', '/api/desk/incidents/from-the-start/private', part);
  if (kept.status !== 200) throw new Error(`The private part was not kept: ${kept.status}.`);
  await keepEvidence(editor, secrets);
  const tokens = {} as Record<Role, string>;
  for (const role of ['contributor', 'editor', 'admin'] as const) {
    if (role !== 'editor') await server.person(role);
    const user = (await atlas.store.userByName(role))!;
    const made = await makeToken(
      atlas.store,
      user.id,
      { name: 'reader', scope: 'read', days: 90 },
      clock.now,
    );
    tokens[role] = made.token;
  }
  return { server, tokens, close: () => server.close() };
}

export { items };
