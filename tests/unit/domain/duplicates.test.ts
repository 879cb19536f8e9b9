import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../server/contract/incident.ts';
import { likelyDuplicates } from '../../../server/domain/duplicates.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { plainIncident } from '../../fixtures/incidents.ts';

type PlaceInput = IncidentInput['accounts'][number]['place'];

function state(
  id: string,
  place: PlaceInput,
  start: string,
  type: 'roadblock' | 'assault' = 'roadblock',
  open_end = false,
) {
  const [account] = plainIncident().accounts;
  const doc = plainIncident(id, {
    types: [
      type === 'assault' ? { type: 'attack', sub_type: type } : { type: 'obstruction', sub_type: type },
    ],
    accounts: [{ ...account!, place, time: { start, precision: 'day', open_end } }],
  });
  return project(doc, { version: 1, recordedAt: '2024-07-01T00:00:00.000Z', gazetteer: fixtureGazetteer })
    .states[0]!;
}

function point(lon: number, lat: number): PlaceInput {
  return { precision: 'locality', parts: [{ kind: 'point', lon, lat, uncertainty_m: 500 }] };
}

const candidate = state('new', point(30.35, 45.2), '2024-05-10');

function found(...others: ReturnType<typeof state>[]) {
  return likelyDuplicates(
    candidate,
    others.map((one) => one.feature),
  ).map(({ feature, reasons }) => [feature.id, ...reasons].join(' '));
}

describe('likely duplicates', () => {
  it('are near in place and time, the same type first, then the nearest in time', () => {
    expect(
      found(
        state('assault', point(30.36, 45.2), '2024-05-10', 'assault'),
        state('day-after', point(30.36, 45.2), '2024-05-11'),
        state('day-before-but-one', point(30.36, 45.2), '2024-05-08'),
        state('same-day', point(30.36, 45.2), '2024-05-10'),
      ),
    ).toEqual([
      'same-day place municipality time type',
      'day-after place municipality time type',
      'day-before-but-one place municipality time type',
      'assault place municipality time',
    ]);
  });

  it('may be across a municipal line, or anywhere in the same municipality', () => {
    expect(found(state('across', point(30.41, 45.2), '2024-05-10'))).toEqual([]);
    expect(found(state('across', point(30.395, 45.145), '2024-05-10'))).toEqual([]);
    expect(
      found(
        state(
          'just-across',
          { precision: 'exact', parts: [{ kind: 'point', lon: 30.4001, lat: 45.2, uncertainty_m: 5 }] },
          '2024-05-10',
        ),
      ),
    ).toEqual([]);
    expect(found(state('far', point(30.05, 45.2), '2024-05-10'))).toEqual(['far municipality time type']);
    expect(
      found(
        state(
          'area',
          { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/zelcan' }] },
          '2024-05-10',
        ),
      ),
    ).toEqual(['area municipality time type']);
  });

  it('are near when their discs are, whatever municipality they are in', () => {
    const close = state('new', point(30.385, 45.2), '2024-05-10');
    const [one] = likelyDuplicates(close, [state('across', point(30.415, 45.2), '2024-05-10').feature]);
    expect(one?.reasons).toEqual(['place', 'time', 'type']);
  });

  it('are none three days apart, in another place, without a place, or themselves', () => {
    expect(
      found(
        state('later', point(30.35, 45.2), '2024-05-13'),
        state('elsewhere', point(30.6, 45.1), '2024-05-10'),
        state('nowhere', { precision: 'unlocated' }, '2024-05-10'),
        candidate,
      ),
    ).toEqual([]);
  });

  it('go on while an incident is open', () => {
    expect(found(state('open', point(30.35, 45.2), '2024-03-01', 'roadblock', true))).toHaveLength(1);
  });

  it('are sooner what began with it than what has lasted since long before', () => {
    const [long, fresh] = [
      state('a-long-one', point(30.35, 45.2), '2024-03-01', 'roadblock', true),
      state('same-day', point(30.36, 45.2), '2024-05-10'),
    ];
    expect(found(long, fresh).map((one) => one.split(' ')[0])).toEqual(['same-day', 'a-long-one']);
  });
});
