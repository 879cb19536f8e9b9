import { beforeAll, describe, expect, it } from 'vitest';
import type { IncidentDetail, IncidentDetailProperties } from '#contract/feature.ts';
import { backLinks, inOrder } from '../../../client/src/state/story.ts';
import { incidentDetail } from './incident-detail.ts';
import { serveInvented } from './invented-deployment.ts';

type LinkView = IncidentDetailProperties['links'][number];

function step(
  id: string,
  start: string | null,
  ...links: [LinkView['direction'], LinkView['relation'], string][]
) {
  const properties = incidentDetail({
    occurred_start: start,
    links: links.map(([direction, relation, target]) => ({ direction, relation, target })),
  });
  return { type: 'Feature', id, geometry: null, properties } as IncidentDetail;
}

const order = (...steps: IncidentDetail[]) => inOrder(steps).map(({ id }) => id);

describe('the steps of a story', () => {
  beforeAll(() => serveInvented('/'));

  it('stand by the day on which they began, those without a date last', () => {
    expect(
      order(
        step('undated', null),
        step('later', '2024-05-12T08:00:00Z'),
        step('first', '2024-05-09T22:00:00Z'),
        step('second', '2024-05-11T08:00:00Z'),
      ),
    ).toEqual(['first', 'second', 'later', 'undated']);
  });

  it('follow their links within a day, whatever hour is known of one of them alone', () => {
    const day = '2024-05-09T22:00:00Z';
    const cause = step(
      'z-cause',
      '2024-05-10T03:00:00Z',
      ['from', 'responds_to', 'answer'],
      ['to', 'leads_to', 'end'],
    );
    const answer = step('answer', day, ['to', 'responds_to', 'z-cause'], ['from', 'ends', 'b-last']);
    const end = step('end', day, ['from', 'leads_to', 'z-cause']);
    const last = step('b-last', day, ['to', 'ends', 'answer']);
    expect(order(last, answer, end, cause)).toEqual(['z-cause', 'answer', 'b-last', 'end']);
    expect(order(answer, cause, end, last)).toEqual(['z-cause', 'answer', 'b-last', 'end']);
  });

  it('keep to the days where a link says otherwise, and lose none where links go round in a ring', () => {
    const early = step('early', '2024-05-08T08:00:00Z', ['to', 'responds_to', 'late']);
    const late = step('late', '2024-05-12T08:00:00Z', ['from', 'responds_to', 'early']);
    expect(order(late, early)).toEqual(['early', 'late']);
    const one = step(
      'one',
      '2024-05-12T08:00:00Z',
      ['to', 'responds_to', 'two'],
      ['from', 'responds_to', 'two'],
    );
    const two = step(
      'two',
      '2024-05-12T09:00:00Z',
      ['to', 'responds_to', 'one'],
      ['from', 'responds_to', 'one'],
    );
    expect(order(two, one)).toEqual(['one', 'two']);
  });

  it('name what they follow from, and not what merely resembles them', () => {
    const first = step('first', '2024-05-08T08:00:00Z');
    const second = step(
      'second',
      '2024-05-09T08:00:00Z',
      ['to', 'responds_to', 'first'],
      ['to', 'related_to', 'first'],
      ['to', 'leads_to', 'third'],
    );
    const third = step('third', '2024-05-10T08:00:00Z', ['from', 'leads_to', 'second']);
    const steps = [first, second, third];
    const named = steps.map((one) =>
      backLinks(one, steps).map(({ relation, target }) => `${relation} ${target.id}`),
    );
    expect(named).toEqual([[], ['responds_to first'], ['leads_to second']]);
  });
});
