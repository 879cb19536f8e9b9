import { describe, expect, it } from 'vitest';
import { statuses } from '../../../server/contract/codebook.ts';
import { roles } from '../../../server/contract/roles.ts';
import { actions, audienceOf, may, mayHandleImport, mayPublish } from '../../../server/domain/permissions.ts';

const actor = (role: (typeof roles)[number]) => ({ name: 'ana', role });

describe('permissions', () => {
  it('let a reader read what is public and nothing else', () => {
    expect(actions.filter((action) => may(null, action))).toEqual(['readPublic']);
    expect(audienceOf(null).statuses).toEqual(['published']);
  });

  it('let all staff see every status', () => {
    for (const role of roles) expect(audienceOf(actor(role)).statuses).toEqual(statuses);
  });

  it('let a contributor write drafts and what is in review, and publish nothing', () => {
    const open = (action: 'create' | 'amend') =>
      statuses.filter((status) => may(actor('contributor'), action, { status }));
    expect(open('create')).toEqual(['draft', 'in_review']);
    expect(open('amend')).toEqual(['draft', 'in_review']);
    for (const action of ['import', 'undoImport'] as const)
      expect(statuses.filter((status) => may(actor('contributor'), action, { status }))).toEqual([
        'draft',
        'in_review',
      ]);
    for (const action of ['publish', 'retract', 'manageUsers'] as const)
      expect(may(actor('contributor'), action, { status: 'draft' })).toBe(false);
  });

  it('let a contributor go on with own imports only, and whoever may publish with all', () => {
    expect(mayHandleImport(actor('contributor'), 'ana')).toBe(true);
    expect(mayHandleImport(actor('contributor'), 'ben')).toBe(false);
    expect(mayHandleImport(actor('editor'), 'ben')).toBe(true);
    expect(mayHandleImport(null, 'ana')).toBe(false);
  });

  it('let an editor amend, publish and retract, and only an administrator manage users', () => {
    for (const action of ['amend', 'publish', 'retract'] as const)
      expect(may(actor('editor'), action, { status: 'published' })).toBe(true);
    expect(may(actor('editor'), 'manageUsers')).toBe(false);
    expect(actions.every((action) => may(actor('admin'), action))).toBe(true);
  });

  it('ask for a second person where four eyes are wanted, and of nobody else', () => {
    const draft = { status: 'in_review' } as const;
    const ask = (fourEyes: boolean, writers: string[], isChanged = false) =>
      mayPublish(actor('admin'), draft, { fourEyes, writers, isChanged });
    expect(ask(false, ['ana'], true)).toBe('yes');
    expect(ask(true, ['ben'])).toBe('yes');
    expect(ask(true, ['ben', 'ana'])).toBe('four_eyes');
    expect(ask(true, ['ben'], true)).toBe('four_eyes');
    const rules = { fourEyes: true, writers: [], isChanged: true };
    expect(mayPublish(actor('contributor'), draft, rules)).toBe('role');
    expect(mayPublish(null, draft, rules)).toBe('role');
    expect(mayPublish({ ...actor('admin'), signs: 'deployment' }, draft, rules)).toBe('yes');
  });
});
