import { describe, expect, it } from 'vitest';
import type { IncidentFeature } from '../../../server/contract/feature.ts';
import { type FeedVersion, feedNews } from '../../../server/domain/feed-kind.ts';

const state = (properties: Partial<IncidentFeature['properties']> = {}, lon = 20): IncidentFeature =>
  ({
    type: 'Feature',
    id: 'one',
    geometry: { type: 'Point', coordinates: [lon, 42] },
    properties: {
      version: 1,
      title: 'A road was blocked',
      type: 'obstruction',
      sub_type: 'roadblock',
      verification: 'unverified',
      contested: [],
      figures: [],
      ...properties,
    },
  }) as unknown as IncidentFeature;
const version = (now: IncidentFeature, earlier: IncidentFeature | null = now): FeedVersion => ({
  status: 'published',
  now,
  earlier,
});

describe('what a feed tells of a version', () => {
  it('is that it was published when readers see it for the first time or again', () => {
    expect(feedNews(null, version(state()))).toEqual({ kind: 'published', differs: [] });
    expect(feedNews({ ...version(state()), status: 'retracted' }, version(state()))?.kind).toBe('published');
  });

  it('is that it was retracted, whatever else changed', () => {
    const after = { ...version(state({ title: 'Another' })), status: 'retracted' as const };
    expect(feedNews(version(state()), after)).toEqual({ kind: 'retracted', differs: [] });
  });

  it('is a correction when what was known then reads differently', () => {
    expect(feedNews(version(state()), version(state({}, 21)))).toEqual({
      kind: 'corrected',
      differs: ['place'],
    });
    const dated = state({ occurred_start: '2023-05-29T10:00:00.000Z' });
    expect(feedNews(version(state()), version(dated))).toEqual({ kind: 'corrected', differs: ['time'] });
  });

  it('is a change when only what is newly known differs', () => {
    const later = state({ verification: 'corroborated' });
    expect(feedNews(version(state()), version(later, state()))).toEqual({
      kind: 'changed',
      differs: ['verification'],
    });
  });

  it('is that accounts now disagree when an aspect became contested', () => {
    const rival = state({ contested: ['place'] });
    expect(feedNews(version(state()), version(rival, state()))?.kind).toBe('contested');
    // Agreement reached later is a change, not a contest.
    expect(feedNews(version(rival), version(state(), rival))?.kind).toBe('changed');
  });

  it('is nothing when a reader notices nothing', () => {
    expect(feedNews(version(state()), version(state({ version: 2, border_point_km: 3 })))).toBeNull();
  });
});
