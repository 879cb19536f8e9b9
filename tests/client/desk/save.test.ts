import { beforeEach, describe, expect, test } from 'vitest';
import type { MergeView } from '#contract/merge.ts';
import type { Problem } from '#contract/problem.ts';
import {
  base,
  bringBack,
  draftDocument,
  draftId,
  edit,
  faults,
  isDirty,
  keepDraft,
  loadCurrent,
  openDraft,
  restoredAt,
  setAside,
  valueAt,
} from '../../../client/src/state/desk-draft.ts';
import { applyMerge, choices, conflict, undecided } from '../../../client/src/state/desk-merge.ts';
import { changeReason } from '../../../client/src/state/desk-reason.ts';
import { loginWanted, retract, save, saveState } from '../../../client/src/state/desk-save.ts';
import { session } from '../../../client/src/state/session.ts';
import { plainIncident } from '../../fixtures/incidents.ts';
import { type FakeService, fakeService } from './fake-service.ts';

const refused = (status: number, more: Partial<Problem> = {}): Problem => ({
  type: 'about:blank',
  title: 'Refused',
  status,
  ...more,
});
const title = '/titles/0/text/en';
const stored = plainIncident('2024-05-10-plain', { titles: [{ text: { en: 'Stored title' } }] });
const writes = (service: FakeService) => service.asked.filter((one) => one.method !== 'GET');
let service: FakeService;

async function open(id: string | null): Promise<void> {
  saveState.value = { kind: 'idle' };
  conflict.value = null;
  loginWanted.value = null;
  await openDraft(id);
}

beforeEach(async () => {
  localStorage.clear();
  service = await fakeService();
  service.stored.set(stored.id, { version: 3, document: stored });
});

describe('saving', () => {
  test('sends nothing that the contract would refuse, and says which fields', async () => {
    await open(null);
    edit(title, 'A title');
    await save('published');
    expect(writes(service)).toEqual([]);
    expect(saveState.value.kind).toBe('invalid');
    expect(faults.value).toContainEqual({ pointer: '/types/0/type', code: 'value_missing' });
    expect(faults.value).toContainEqual({ pointer: '/accounts/0/claimant', code: 'value_missing' });
  });

  test('settles the fault of a field when it is edited, and no other', async () => {
    await open(null);
    await save('draft');
    edit('/types/0', { type: 'riot', sub_type: 'mob_violence' });
    const left = faults.value.map((one) => one.pointer);
    expect(left).not.toContain('/types/0/type');
    expect(left).toContain('/titles/0/text');
  });

  test('amends with the tag of the version it was made from', async () => {
    await open(stored.id);
    edit(title, 'Changed title');
    await save('published');
    const [put] = writes(service);
    expect(put).toMatchObject({ method: 'PUT', ifMatch: '"3-desk"' });
    expect(put!.body!.properties.titles[0]!.text).toEqual({ en: 'Changed title' });
    expect(put!.body!.properties.status).toBe('published');
    expect(saveState.value).toEqual({ kind: 'saved', status: 'published', isAmended: true });
    expect(base.value).toMatchObject({ version: 4, etag: '"4-desk"' });
    expect(isDirty.value).toBe(false);
  });

  test('tells the reason of a change to the history, once', async () => {
    await open(stored.id);
    edit(title, 'Changed title');
    changeReason.value = ' The mission & its number. ';
    await save('published');
    expect(writes(service)[0]!.url).toBe(
      `/api/collections/incidents/items/${stored.id}?reason=The%20mission%20%26%20its%20number.`,
    );
    expect(changeReason.value).toBe('');
    edit(title, 'Changed again');
    await save('published');
    expect(writes(service)[1]!.url).toBe(`/api/collections/incidents/items/${stored.id}`);
  });

  test('of a new incident takes over the id that the service made', async () => {
    await open(null);
    draftDocument.value = { ...draftDocument.value!, ...withoutIds() };
    await save('draft');
    expect(draftId.value).toBe('2024-05-10-new');
    expect(location.pathname).toBe('/desk/2024-05-10-new');
  });

  test('puts the faults of the service at the fields of the form', async () => {
    service.refusals = [
      refused(400, { errors: [{ pointer: '/properties/accounts/0/place/parts/0', code: 'band_empty' }] }),
    ];
    await open(stored.id);
    await save('published');
    expect(faults.value).toEqual([{ pointer: '/accounts/0/place/parts/0', code: 'band_empty' }]);
  });

  test('asks to log in when the session ended, and goes on afterwards', async () => {
    service.refusals = [refused(401)];
    await open(stored.id);
    edit(title, 'Kept');
    await save('published');
    expect(valueAt(title)).toBe('Kept');
    await loginWanted.value!();
    expect(service.stored.get(stored.id)!.document.titles[0]!.text.en).toBe('Kept');
  });

  test('keeps the text when the service cannot be reached', async () => {
    await open(stored.id);
    edit(title, 'Kept');
    globalThis.fetch = () => Promise.reject(new TypeError('network'));
    await save('published');
    expect(saveState.value.kind).toBe('unreachable');
    expect(isDirty.value).toBe(true);
    expect(JSON.stringify(localStorage)).toContain('Kept');
  });

  test('keeps what is typed while it is under way', async () => {
    await open(stored.id);
    edit(title, 'First');
    const saving = save('published');
    edit(title, 'Second');
    await saving;
    expect(valueAt(title)).toBe('Second');
    expect(isDirty.value).toBe(true);
    await save('published');
    expect(service.stored.get(stored.id)!.document.titles[0]!.text.en).toBe('Second');
  });

  test('retracts with the reason and the tag', async () => {
    await open(stored.id);
    await retract('Entered twice & wrong.');
    expect(writes(service)[0]).toMatchObject({
      method: 'DELETE',
      url: `/api/collections/incidents/items/${stored.id}?reason=Entered%20twice%20%26%20wrong.`,
      ifMatch: '"3-desk"',
    });
  });
});

describe('a version that came first', () => {
  const change = (after: string) => ({
    ...{ path: '/titles/first/text/en', kind: 'changed' as const, after },
    words: { field: 'Title', text: after },
  });
  const view: MergeView = {
    version: 4,
    parts: [
      {
        path: '/titles/first/text/en',
        ...{ mine: [change('My title')], theirs: [change('Their title')], isConflict: true },
      },
    ],
    document: null,
  };
  beforeEach(async () => {
    await open(stored.id);
    edit(title, 'My title');
    const theirs = { ...stored, titles: [{ text: { en: 'Their title' } }], aggregate: true };
    service.stored.set(stored.id, { version: 4, document: theirs });
    service.refusals = [refused(412, { current_version: 4 })];
    service.merge = view;
    await save('published');
  });

  test('is shown with what both changed, before anything is written over it', () => {
    expect(conflict.value).toMatchObject({ from: 3, stored: { version: 4 }, view });
    expect(undecided.value.map((one) => one.path)).toEqual(['/titles/first/text/en']);
    const sent = service.asked.find(({ url }) => url.includes('/merge'));
    expect(sent?.body).toMatchObject({ base: 3, document: { titles: [{ text: { en: 'My title' } }] } });
    expect(service.stored.get(stored.id)!.version).toBe(4);
  });

  test('is merged with one’s own text once every choice is made, and saved over its own tag', async () => {
    expect(await applyMerge()).toBeNull();
    choices.value = { '/titles/first/text/en': 'mine' };
    const { id: _, ...merged } = { ...stored, titles: [{ text: { en: 'My title' } }], aggregate: true };
    service.merge = { ...view, document: merged };
    const status = await applyMerge();
    expect([status, conflict.value, base.value?.version]).toEqual(['published', null, 4]);
    expect(valueAt('/aggregate')).toBe(true);
    await save(status!);
    expect(writes(service).at(-1)).toMatchObject({ method: 'PUT', ifMatch: '"4-desk"' });
    expect(service.stored.get(stored.id)!.document.titles[0]!.text.en).toBe('My title');
  });

  test('is shown anew where yet another one came while somebody chose', async () => {
    choices.value = { '/titles/first/text/en': 'theirs' };
    service.stored.set(stored.id, { version: 5, document: stored });
    service.merge = { ...view, version: 5 };
    expect(await applyMerge()).toBeNull();
    expect(conflict.value?.stored.version).toBe(5);
    expect(choices.value).toEqual({});
    expect(valueAt(title)).toBe('My title');
  });

  test('can be loaded, and one’s own text is brought back from aside', async () => {
    await loadCurrent();
    expect(valueAt(title)).toBe('Their title');
    expect(setAside.value).not.toBeNull();
    bringBack();
    expect(valueAt(title)).toBe('My title');
    expect(base.value?.etag).toBe('"4-desk"');
  });
});

describe('text that was not saved', () => {
  test('is there again after a reload, with the version it was written on', async () => {
    await open(stored.id);
    edit(title, 'Half written');
    keepDraft();
    service.stored.set(stored.id, { version: 5, document: stored });
    await open(stored.id);
    expect(valueAt(title)).toBe('Half written');
    expect(restoredAt.value).not.toBeNull();
    expect(base.value).toMatchObject({ version: 3, etag: '"3-desk"' });
  });

  test('is forgotten once it is saved', async () => {
    await open(stored.id);
    edit(title, 'Saved now');
    keepDraft();
    await save('published');
    await open(stored.id);
    expect(restoredAt.value).toBeNull();
  });

  test('is not shown to somebody else at the same browser', async () => {
    await open(stored.id);
    edit(title, 'Private words');
    keepDraft();
    session.value = { user: { name: 'ben', role: 'editor' }, setup: false };
    await open(stored.id);
    expect(valueAt(title)).toBe('Stored title');
  });
});

/** A complete document as the form holds it for a new incident. */
function withoutIds() {
  const { id: _id, status: _status, ...rest } = stored;
  return rest;
}
