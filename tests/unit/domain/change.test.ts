import { describe, expect, it } from 'vitest';
import { incidentDocument } from '../../../server/contract/incident.ts';
import { amendChange, createChange, retractChange, StatusError } from '../../../server/domain/change.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const early = '2024-07-01T00:00:00.000Z';
const late = '2024-07-02T00:00:00.000Z';
const draft = plainIncident('x', { status: 'draft' });
const published = createChange(plainIncident('x'), 'ana', early).document;

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof StatusError) return error.code;
    throw error;
  }
}

describe('a change', () => {
  it('that makes an incident records its accounts now, whatever was sent', () => {
    const sent = structuredClone(draft);
    sent.accounts[0]!.recorded_at = '1999-01-01T00:00:00.000Z';
    const change = createChange(sent, 'ana', early);
    expect(change).toMatchObject({
      kind: 'created',
      incident: 'x',
      base: 0,
      actor: 'ana',
      recorded_at: early,
    });
    expect(change.document.accounts[0]!.recorded_at).toBe(early);
  });

  it('that amends keeps when known accounts were recorded and stamps new ones', () => {
    const next = { ...published, accounts: [...contestedIncident().accounts, ...published.accounts] };
    const change = amendChange(published, 3, next, 'ben', late, 'More is known.');
    expect(change).toMatchObject({ kind: 'amended', base: 3, reason: 'More is known.' });
    expect(change.document.accounts.map((account) => account.recorded_at)).toEqual([
      late,
      late,
      late,
      late,
      early,
    ]);
  });

  it('never alters the document it starts from, nor its id', () => {
    const before = structuredClone(published);
    const change = amendChange(published, 1, { ...published, id: 'other' }, 'ben', late);
    expect(change.document.id).toBe('x');
    expect('reason' in change).toBe(false);
    retractChange(published, 1, 'A mistake', 'ben', late);
    expect(published).toEqual(before);
  });

  it('is called published when the incident becomes so', () => {
    expect(createChange(plainIncident('x'), 'ana', early).kind).toBe('published');
    expect(amendChange(draft, 1, plainIncident('x'), 'ana', late).kind).toBe('published');
    expect(amendChange(published, 1, published, 'ana', late).kind).toBe('amended');
    expect(amendChange(draft, 1, { ...draft, status: 'in_review' }, 'ana', late).kind).toBe('amended');
  });

  it('that retracts keeps all that was said, with date and reason', () => {
    const change = retractChange(published, 4, ' It was another day. ', 'ben', late);
    expect(change).toMatchObject({ kind: 'retracted', base: 4, reason: 'It was another day.' });
    expect(change.document).toEqual({
      ...published,
      status: 'retracted',
      retraction: { reason: 'It was another day.', at: late },
    });
    expect(incidentDocument.safeParse(change.document).success).toBe(true);
    expect(() => retractChange(published, 4, '  ', 'ben', late)).toThrow(/reason/);
  });

  it('never takes a published incident back to a draft', () => {
    for (const status of ['draft', 'in_review'] as const)
      expect(codeOf(() => amendChange(published, 1, { ...published, status }, 'ana', late))).toBe(
        'status_not_back',
      );
  });

  it('never touches a retracted incident', () => {
    const gone = retractChange(published, 1, 'A mistake', 'ana', late).document;
    expect(codeOf(() => amendChange(gone, 2, published, 'ana', late))).toBe('retracted_is_final');
    expect(codeOf(() => retractChange(gone, 2, 'Again', 'ana', late))).toBe('retracted_is_final');
  });

  it('retracts only with its reason, not by a status that is sent', () => {
    const sent = { ...published, status: 'retracted' as const };
    expect(codeOf(() => createChange(sent, 'ana', late))).toBe('retract_with_reason');
    expect(codeOf(() => amendChange(published, 1, sent, 'ana', late))).toBe('retract_with_reason');
  });
});
