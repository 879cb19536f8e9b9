import type { IncidentDocument, IncidentInput } from '../../server/contract/incident.ts';
import { type Role, roles } from '../../server/contract/roles.ts';
import type { Actor } from '../../server/domain/permissions.ts';
import { createSuggestionGate } from '../../server/http/suggest/gate.ts';
import { newRecord } from '../../server/service/import/import-record.ts';
import { lookAtFile } from '../../server/service/import/look-at-file.ts';
import { hashToken, newToken } from '../../server/service/tokens.ts';
import { createIncident, retractIncident, standing } from '../../server/service/writing.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { type Kept, keepEvidence, once } from './access-evidence.ts';
import { importText } from './import-text.ts';
import { createTestServer, type TestServer } from './server.ts';

/** What an incident can be, as far as it decides about who may see or change it. */
export const subjects = [
  'draft',
  'in_review',
  'published',
  'retracted',
  'retracted_draft',
  'protected',
  'delayed',
  'private',
] as const;
export type Subject = (typeof subjects)[number];

/** In the ids of those that readers may not hear of, and nowhere else. */
export const hiddenMark = 'unheard';

/** Somebody who asks. `scope` is how far what they come with goes; `headers` is what they come with. */
export interface Asker {
  name: string;
  actor: Actor | null;
  scope: 'session' | 'read' | 'write' | null;
  headers: Readonly<Record<string, string>>;
}

export interface AccessWorld {
  server: TestServer;
  askers: readonly Asker[];
  /** The path of somebody's private link to a suggestion of theirs. */
  link: string;
  idOf: Readonly<Record<Subject, string>>;
  /** An incident of its own. */
  freshIncident(subject: Subject): Promise<string>;
  /** One with two accounts, `gazette` and `radio`: always the same, or one of its own. What was imported has one only. */
  pairOf(subject: Subject): Promise<string>;
  freshPair(subject: Subject): Promise<string>;
  /** Two files of evidence of the incident. */
  evidenceOf(subject: Subject): Promise<Kept>;
  freshUser(role?: Role): Promise<{ id: number; name: string }>;
  freshSuggestion(): Promise<number>;
  /** The id of one of somebody's own log-ins, or tokens; of another admin's, for who is nobody. */
  freshSession(asker: Asker): Promise<string>;
  freshToken(asker: Asker): Promise<number>;
  freshInvitation(): Promise<number>;
  freshHost(): Promise<string>;
  freshSubscription(): Promise<number>;
  freshDelivery(): Promise<string>;
  freshComment(incident: string): Promise<number>;
  /** An import that somebody sent, of which nothing was ever committed. */
  freshImport(by: string): Promise<string>;
  close(): Promise<void>;
}

const writer = { name: 'writer', role: 'admin' } as const;
const privates = Array.from({ length: 40 }, (_, number) => `${hiddenMark}${number}`);
const hidden: readonly Subject[] = ['draft', 'in_review', 'retracted_draft', 'delayed', 'private'];

export const partsOf: Record<Subject, Partial<IncidentInput>> = {
  draft: { status: 'draft' },
  in_review: { status: 'in_review' },
  published: {},
  retracted: {},
  retracted_draft: { status: 'draft' },
  protected: { protection: { place: 'municipality' } },
  delayed: { protection: { place: 'exact', release_at: '2024-12-01' } },
  private: {},
};

const nameOf = (subject: Subject, more = '') =>
  `${subject.replace('_', '-')}${more}-${hidden.includes(subject) ? hiddenMark : 'known'}`;
/** Of each subject another one that is the same. */
export const twinOf = Object.fromEntries(
  subjects.map((one) => [one, one === 'private' ? `acled-${privates[0]}` : nameOf(one, '-twin')]),
) as Readonly<Record<Subject, string>>;
const radio: IncidentInput['accounts'][number] = {
  ...plainIncident().accounts[0]!,
  ...{ id: 'radio', claimant: { id: 'radio', name: { en: 'The Radio' } } },
  sources: [{ id: 'radio-1', publisher: 'The Radio', published_at: '2024-05-11T12:00+02:00' }],
};

export async function makeAccessWorld(): Promise<AccessWorld> {
  const gate = createSuggestionGate(Date.now);
  const suggestions = { ...gate, take: () => undefined };
  const server = await createTestServer({ writeLimit: 100_000, settings: { suggestions } });
  const { store } = server.atlas;
  let count = 0;
  const number = () => {
    count += 1;
    return count;
  };
  const next = () => String(number());
  const { clock } = server;

  const left = privates.slice(1);
  const incident = async (subject: Subject, id: string, hasTwo = false): Promise<string> => {
    if (subject === 'private') return `acled-${left.pop()!}`;
    clock.now += 1_000;
    const titles = [{ text: { en: `Title of ${id}` } }];
    const { accounts } = plainIncident(id);
    const document: IncidentDocument = plainIncident(id, {
      ...{ ...partsOf[subject], titles },
      ...(hasTwo ? { accounts: [...accounts, radio] } : {}),
    });
    await createIncident(server.atlas, writer, document);
    if (subject.startsWith('retracted'))
      await retractIncident(server.atlas, writer, await standing(server.atlas, writer, id), 'Not so.');
    return id;
  };
  // Only an import makes what its terms keep private, so that all there will be come in at once.
  const rows = privates.map((event_id_cnty) => acledRow({ event_id_cnty }));
  await importText(server.atlas, 'acled', acledFile(...rows));
  const idOf = {} as Record<Subject, string>;
  for (const subject of subjects) {
    idOf[subject] = await incident(subject, nameOf(subject));
    if (subject !== 'private') await incident(subject, twinOf[subject]);
  }

  const user = async (name: string, role: Role) =>
    (await store.addUser({ name, role, password_hash: 'none' }, false))!;
  const session = async (user_id: number): Promise<string> => {
    const token = newToken();
    const { now } = clock;
    const times = { created_at: now, last_seen: now, expires_at: now + 86_400_000 };
    await store.putSession({ token_hash: hashToken(token), user_id, ...times });
    return token;
  };
  const apiToken = async (user_id: number, scope: 'read' | 'write') => {
    const secret = `atlas_${newToken()}`;
    const times = { created_at: clock.now, expires_at: clock.now + 86_400_000 };
    const { id } = await store.putToken({
      user_id,
      name: 'x',
      token_hash: hashToken(secret),
      scope,
      ...times,
    });
    return { id, secret };
  };
  const ids = new Map<string, number>();
  ids.set('', (await user('stranger', 'admin')).id);
  const suggestion = async () => {
    const token = newToken();
    const said = {
      ...{ what: `Something was seen. ${hiddenMark}`, place: 'Lesk', place_precision: 'settlement' as const },
      ...{ date: '2024-08-20', time: '', who: 'Radio Lesk', sources: [] },
    };
    const made = { token_hash: hashToken(token), received_at: clock.now, language: 'en' as const };
    return {
      token,
      id: await store.putSuggestion({ ...made, said, contact: `private@${hiddenMark}.example` }),
    };
  };

  const askers: Asker[] = [{ name: 'nobody', actor: null, scope: null, headers: {} }];
  for (const role of roles) {
    const { id } = await user(role, role);
    ids.set(role, id);
    const actor = { name: role, role };
    const cookie = { Cookie: `atlas=${await session(id)}`, Origin: server.url };
    askers.push({ name: role, actor, scope: 'session', headers: cookie });
    for (const scope of ['read', 'write'] as const) {
      const Authorization = `Bearer ${(await apiToken(id, scope)).secret}`;
      askers.push({ name: `${scope} token of ${role}`, actor, scope, headers: { Authorization } });
    }
  }
  const own = await suggestion();
  // Whoever sent a suggestion has a secret of the same form as a log-in: it opens nothing but its own page.
  const asCookie = { Cookie: `atlas=${own.token}`, Origin: server.url };
  askers.push({ name: 'link of a suggestion', actor: null, scope: null, headers: asCookie });

  const admin = askers.find(({ name }) => name === 'admin')!;
  const freshPair = async (subject: Subject) =>
    subject === 'private' ? idOf[subject] : incident(subject, `${nameOf(subject, '-pair')}-${next()}`, true);
  const idFor = ({ actor }: Asker) => ids.get(actor?.name ?? '')!;
  const freshHost = async () => {
    const host = `receiver-${next()}.example`;
    await store.putAlertHost({ host, added_by: 'stranger', added_at: clock.now });
    return host;
  };
  const freshSubscription = async () => {
    const made = await store.putSubscription({
      ...{
        name: 'News',
        query: '',
        kinds: ['published'],
        url: 'https://receiver.example/',
        secret: 'whsec_x',
      },
      ...{ rhythm: 'at_once', language: 'en', enabled: false, created_by: 'stranger' },
      ...{ created_at: clock.now, first_seq: 0, last_seq: 0, due_at: null },
    });
    return made.id;
  };
  return {
    ...{ server, askers, idOf, link: `/suggestion/${own.token}`, freshHost, freshSubscription },
    freshPair,
    pairOf: once(freshPair),
    evidenceOf: once((subject) =>
      keepEvidence(server, admin.headers.Cookie!, idOf[subject], subject, hiddenMark),
    ),
    freshIncident: (subject) => incident(subject, `${idOf[subject]}-${next()}`),
    freshUser: async (role = 'contributor') => user(`person-${next()}`, role),
    freshSuggestion: async () => (await suggestion()).id,
    freshSession: async (asker) => hashToken(await session(idFor(asker))).slice(0, 16),
    freshToken: async (asker) => (await apiToken(idFor(asker), 'read')).id,
    freshInvitation: async () => {
      const times = { created_at: clock.now, expires_at: clock.now + 86_400_000 };
      const made = { role: 'editor', note: '', created_by: 'stranger', ...times } as const;
      return (await store.putInvitation({ ...made, token_hash: hashToken(newToken()) })).id;
    },
    freshDelivery: async () => {
      const id = `message-${next()}`;
      const told = { seqs: [], last_seq: 1, due_at: null };
      const delivery = { id, created_at: clock.now, type: 'test', body: '{}' };
      await store.queueDeliveries(await freshSubscription(), [delivery], told);
      return id;
    },
    freshComment: async (incident) => {
      const about = { incident, version: 1, pointer: '', text: hiddenMark, actor: 'stranger' };
      return (await store.addComment({ ...about, recorded_at: new Date(clock.now).toISOString() })).id;
    },
    freshImport: async (by) => {
      const id = number().toString(16).padStart(16, '0');
      const actor = { name: by, role: 'admin' } as const;
      const sent = { name: 'rows.csv', bytes: 9, actor, at: new Date(clock.now).toISOString() };
      await store.putImport(newRecord(id, sent, await lookAtFile(Buffer.from('title,type'))));
      return id;
    },
    close: () => server.close(),
  };
}
