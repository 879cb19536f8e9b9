import { beforeEach, describe, expect, test } from 'vitest';
import type { QueueRow } from '#contract/work.ts';
import {
  bulkFaults,
  bulkResults,
  changeAll,
  isUndone,
  undoAll,
  wouldChange,
} from '../../../client/src/state/desk-bulk.ts';
import { owner, queueHref, queueSort, sortQueue, tab } from '../../../client/src/state/desk-queue.ts';
import { dropSaved, loadSaved, savedQueues, saveQueue } from '../../../client/src/state/desk-saved.ts';
import { addressFaults, changeQuery, query } from '../../../client/src/state/location.ts';
import { session } from '../../../client/src/state/session.ts';
import { plainIncident } from '../../fixtures/incidents.ts';
import { type FakeService, fakeService } from './fake-service.ts';

const row = (id: string, status: 'draft' | 'published' | 'retracted' = 'draft'): QueueRow =>
  ({
    feature: {
      ...{ id, type: 'Feature', geometry: null },
      properties: { version: 1, status, type: 'obstruction', sub_type: 'roadblock', title: id },
    },
    ...{ changed_at: '', changed_by: 'ana', assigned_to: null, open_comments: 0, attention: [] },
  }) as unknown as QueueRow;

let service: FakeService;
beforeEach(async () => {
  localStorage.clear();
  service = await fakeService('/desk?tab=in_review&owner=mine&type=riot');
});

describe('the address of the queue', () => {
  test('has the tab, the owner and the map’s own query', () => {
    expect([tab.value, owner.value, query.value.type]).toEqual(['in_review', 'mine', ['riot']]);
    expect(addressFaults.value).toEqual([]);
    expect(queueHref('attention', 'all')).toBe('/desk?type=riot&tab=attention');
  });

  test('keeps tab and owner when a filter or the order changes', () => {
    changeQuery({ q: 'road' });
    expect([tab.value, owner.value]).toEqual(['in_review', 'mine']);
    expect(queueSort.value).toEqual({ field: 'recorded_at', descending: true });
    sortQueue('title');
    expect(queueSort.value).toEqual({ field: 'title', descending: false });
    sortQueue('title');
    expect(queueSort.value).toEqual({ field: 'title', descending: true });
    expect(location.search).toBe('?q=road&type=riot&sortby=-title&tab=in_review&owner=mine');
  });
});

describe('saved filters', () => {
  test('are kept for each user, and only addresses of the desk are followed', () => {
    saveQueue('Mine', '/desk?owner=mine');
    saveQueue('Mine', '/desk?owner=assigned');
    localStorage.setItem(
      'atlas.queue.ana',
      JSON.stringify([...savedQueues.value, { name: 'x', href: '//x' }, 3]),
    );
    loadSaved();
    expect(savedQueues.value).toEqual([{ name: 'Mine', href: '/desk?owner=assigned' }]);
    session.value = { user: { name: 'ben', role: 'editor' }, setup: false };
    loadSaved();
    expect(savedQueues.value).toEqual([]);
    session.value = { user: { name: 'ana', role: 'editor' }, setup: false };
    loadSaved();
    dropSaved('Mine');
    expect(localStorage.getItem('atlas.queue.ana')).toBe('[]');
  });

  test('of another tab are not lost', () => {
    loadSaved();
    localStorage.setItem('atlas.queue.ana', JSON.stringify([{ name: 'Theirs', href: '/desk?owner=mine' }]));
    saveQueue('Mine', '/desk?owner=mine');
    expect(savedQueues.value.map(({ name }) => name)).toEqual(['Mine', 'Theirs']);
    localStorage.setItem(
      'atlas.queue.ana',
      JSON.stringify([...savedQueues.value, { name: 'Third', href: '/desk' }]),
    );
    dropSaved('Mine');
    expect(savedQueues.value.map(({ name }) => name)).toEqual(['Theirs', 'Third']);
  });
});

describe('a change of several incidents', () => {
  test('leaves what says it already, what is public and what is retracted', () => {
    const to = { kind: 'status', status: 'in_review' } as const;
    expect(wouldChange(row('a'), to)).toBe(true);
    expect(wouldChange(row('a', 'published'), to)).toBe(false);
    expect(wouldChange(row('a', 'retracted'), to)).toBe(false);
    expect(wouldChange(row('a'), { kind: 'type', type: 'obstruction', sub_type: 'roadblock' })).toBe(false);
    expect(wouldChange(row('a', 'retracted'), { kind: 'assigned', user: 'ana' })).toBe(true);
  });

  test('writes each over the version that was seen, tells each refusal, and is undone by what stood before', async () => {
    for (const id of ['a', 'b'])
      service.stored.set(id, { version: 1, document: plainIncident(id, { status: 'draft' }) });
    const stale = { type: 'urn:problem:version-stale', title: '', status: 412 };
    service.refusals = [stale];
    await changeAll([row('a'), row('b')], { kind: 'status', status: 'in_review' });
    const writes = () => service.asked.filter(({ method }) => method === 'PATCH');
    expect(writes().map(({ ifMatch, body }) => [ifMatch, body?.properties])).toEqual([
      ['"1-desk"', { status: 'in_review' }],
      ['"1-desk"', { status: 'in_review' }],
    ]);
    expect(bulkResults.value?.map(({ error }) => error === null)).toEqual([false, true]);
    await undoAll();
    expect([isUndone.value, bulkResults.value?.map(({ row: one }) => one.feature.id)]).toEqual([true, ['b']]);
    expect(writes().at(-1)).toMatchObject({ ifMatch: '"2-desk"', body: { properties: { status: 'draft' } } });
  });

  test('asks for the basis of a verdict that needs one', () => {
    const verdict = { kind: 'assessment', basis: {}, by: 'ana' } as const;
    expect(bulkFaults({ ...verdict, verification: 'verified' })).toHaveProperty('basis');
    expect(bulkFaults({ ...verdict, basis: { en: 'Seen' }, verification: 'verified' })).toEqual({});
  });
});
