import { describe, expect, it } from 'vitest';
import type { IncidentDocument, IncidentInput } from '../../../server/contract/incident.ts';
import {
  accountKnownFrom,
  figureKnownFrom,
  inForce,
  inForceOrFirst,
  knownAccounts,
} from '../../../server/domain/knowledge.ts';
import { plainIncident } from '../../fixtures/incidents.ts';

const zone = 'Europe/Vienna';
type AccountInput = IncidentInput['accounts'][number];

const base: AccountInput = {
  id: 'a',
  claimant: { id: 'a', name: { en: 'A' } },
  stance: 'claims',
};

function document(...accounts: AccountInput[]): IncidentDocument {
  return plainIncident('x', { accounts });
}

function known(account: Partial<AccountInput>, ...others: AccountInput[]) {
  const doc = document({ ...base, ...account }, ...others);
  const { at, inferred } = accountKnownFrom(doc.accounts[0]!, doc, zone);
  return [new Date(at).toISOString(), inferred];
}

function source(id: string, published_at?: string) {
  return { id, publisher: id, ...(published_at ? { published_at } : {}) };
}

describe('an account is known', () => {
  it('from the date it states, whatever its sources say', () => {
    expect(known({ known_from: '2024-06-14T10:00Z', sources: [source('s', '2024-06-01')] })).toEqual([
      '2024-06-14T10:00:00.000Z',
      false,
    ]);
  });

  it('from the earliest of its sources, a day counting as its last local instant', () => {
    const sources = [source('s', '2024-06-14'), source('t', '2024-06-14T23:00+02:00'), source('u')];
    expect(known({ sources })).toEqual(['2024-06-14T21:00:00.000Z', false]);
    expect(known({ sources: sources.slice(0, 1) })).toEqual(['2024-06-14T21:59:59.999Z', false]);
  });

  it('on the day it was written down from that moment, and not only when the day is over', () => {
    const recorded_at = '2024-06-14T09:30:00.000Z';
    expect(known({ recorded_at, sources: [source('s', '2024-06-14')] })).toEqual([recorded_at, false]);
    expect(known({ recorded_at, known_from: '2024-06' })).toEqual([recorded_at, false]);
    const time = { start: '2024-06-14', precision: 'day' } as const;
    expect(known({ recorded_at, time, sources: [source('s')] })).toEqual([recorded_at, true]);
    expect(known({ recorded_at, sources: [source('s', '2024-06-13')] })[0]).toBe('2024-06-13T21:59:59.999Z');
  });

  it('with undated sources from the end of the time it claims, and says that this is inferred', () => {
    const time = { start: '2024-06-14', end: '2024-06-15', precision: 'range' } as const;
    expect(known({ sources: [source('s')], time })).toEqual(['2024-06-15T21:59:59.999Z', true]);
    const open = { start: '2024-06-14', open_end: true, precision: 'day' } as const;
    expect(known({ sources: [source('s')], time: open })).toEqual(['2024-06-14T21:59:59.999Z', true]);
  });

  it('with undated sources and no time from the end of the time that others claim', () => {
    const other: AccountInput = { ...base, id: 'b', time: { start: '2024-06-10', precision: 'day' } };
    expect(known({ sources: [source('s')] }, other)).toEqual(['2024-06-10T21:59:59.999Z', true]);
  });

  it('without sources from when it was recorded', () => {
    expect(known({ recorded_at: '2024-07-01T00:00:00.000Z' })).toEqual(['2024-07-01T00:00:00.000Z', true]);
    expect(() => known({})).toThrow(/no date/);
  });
});

describe('a figure is known', () => {
  function figureKnown(figure: object, account: Partial<AccountInput> = {}) {
    const one = {
      id: 'f',
      category: 'killed',
      group: { id: 'g', name: { en: 'G' } },
      value: 1,
      ...figure,
    } as const;
    const doc = document({ ...base, known_from: '2024-06-10', figures: [one], ...account } as AccountInput);
    const { at } = figureKnownFrom(doc.accounts[0]!.figures[0]!, doc.accounts[0]!, doc, zone);
    return new Date(at).toISOString();
  }

  it('from when it was said', () => {
    expect(figureKnown({ said_at: '2024-06-12' })).toBe('2024-06-12T21:59:59.999Z');
  });

  it('else from the date of its source', () => {
    const sources = [source('s', '2024-06-11')];
    expect(figureKnown({ source: 's' }, { sources })).toBe('2024-06-11T21:59:59.999Z');
  });

  it('else, and never earlier, from when its account is known', () => {
    expect(figureKnown({})).toBe('2024-06-10T21:59:59.999Z');
    expect(figureKnown({ said_at: '2024-06-01' })).toBe('2024-06-10T21:59:59.999Z');
  });
});

describe('what is known at a date', () => {
  it('leaves out later accounts, and later sources and figures of known ones', () => {
    const group = { id: 'g', name: { en: 'G' } };
    const doc = document(
      {
        ...base,
        sources: [source('early', '2024-06-10'), source('late', '2024-06-20'), source('undated')],
        figures: [
          { id: 'now', category: 'killed', group, value: 1 },
          { id: 'later', category: 'killed', group, value: 2, said_at: '2024-06-15' },
        ],
      },
      { ...base, id: 'b', known_from: '2024-06-11' },
    );
    const [account, ...rest] = knownAccounts(doc, Date.parse('2024-06-11T00:00Z'), zone);
    expect(rest).toEqual([]);
    expect(account!.account.sources.map((one) => one.id)).toEqual(['early', 'undated']);
    expect(account!.account.figures.map((one) => one.id)).toEqual(['now']);
  });

  it('is of editorial entries the latest one, else for titles and types the earliest', () => {
    const entries = [
      { known_from: '2024-06-12', n: 1 },
      { known_from: '2024-06-10', n: 2 },
    ];
    const at = (text: string) => Date.parse(text);
    expect(inForce(entries, at('2024-06-11'), zone)?.n).toBe(2);
    expect(inForce(entries, at('2024-06-13'), zone)?.n).toBe(1);
    expect(inForce(entries, at('2024-06-01'), zone)).toBeUndefined();
    expect(inForceOrFirst(entries, at('2024-06-01'), zone).n).toBe(2);
    expect(() => inForceOrFirst([], 0, zone)).toThrow(/at least one/);
  });
});
