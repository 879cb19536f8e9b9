import { describe, expect, it } from 'vitest';
import { nextDigest } from '../../../server/domain/digest-time.ts';

const zone = 'Europe/Belgrade';
const next = (rhythm: 'daily' | 'weekly', now: string) =>
  new Date(nextDigest(rhythm, Date.parse(now), zone)!).toISOString();

describe('a digest', () => {
  it('is due each day at seven of the region’s clock, in summer as in winter', () => {
    expect(next('daily', '2024-06-10T04:59:59Z')).toBe('2024-06-10T05:00:00.000Z');
    expect(next('daily', '2024-06-10T05:00:00Z')).toBe('2024-06-11T05:00:00.000Z');
    expect(next('daily', '2024-01-10T05:30:00Z')).toBe('2024-01-10T06:00:00.000Z');
    expect(next('daily', '2024-06-10T22:30:00Z')).toBe('2024-06-11T05:00:00.000Z');
  });

  it('keeps its hour over the night in which the clock is moved', () => {
    expect(next('daily', '2024-03-30T12:00:00Z')).toBe('2024-03-31T05:00:00.000Z');
    expect(next('daily', '2024-10-26T12:00:00Z')).toBe('2024-10-27T06:00:00.000Z');
  });

  it('is due each Monday when it is weekly', () => {
    expect(next('weekly', '2024-06-10T04:00:00Z')).toBe('2024-06-10T05:00:00.000Z');
    expect(next('weekly', '2024-06-10T05:00:00Z')).toBe('2024-06-17T05:00:00.000Z');
    expect(next('weekly', '2024-06-16T23:00:00Z')).toBe('2024-06-17T05:00:00.000Z');
  });

  it('is never due of what is told at once', () => {
    expect(nextDigest('at_once', 0, zone)).toBeNull();
  });
});
