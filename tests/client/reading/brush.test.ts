import { describe, expect, test } from 'vitest';
import { dayAt, dragged, keyMoves } from '../../../client/src/state/brush.ts';

describe('brush', () => {
  test('a pointer is over the day it stands on, and never outside the timeline', () => {
    expect(dayAt(0, 100, 10, 20)).toBe(10);
    expect(dayAt(99, 100, 10, 20)).toBe(19);
    expect(dayAt(-5, 100, 10, 20)).toBe(10);
    expect(dayAt(500, 100, 10, 20)).toBe(19);
  });

  test('a new period is brushed in either direction', () => {
    expect(dragged('new', { from: 15, to: 15 }, 18)).toEqual({ from: 15, to: 18 });
    expect(dragged('new', { from: 15, to: 15 }, 12)).toEqual({ from: 12, to: 15 });
  });

  test('a handle moves its own end, and past the other one they change places', () => {
    expect(dragged('from', { from: 10, to: 20 }, 12)).toEqual({ from: 12, to: 20 });
    expect(dragged('to', { from: 10, to: 20 }, 12)).toEqual({ from: 10, to: 12 });
    expect(dragged('from', { from: 10, to: 20 }, 25)).toEqual({ from: 20, to: 25 });
  });

  test('arrow keys move a day, with Shift a week, and stop at the ends', () => {
    expect(keyMoves('ArrowRight', false, 10, 0, 100)).toBe(11);
    expect(keyMoves('ArrowLeft', true, 10, 0, 100)).toBe(3);
    expect(keyMoves('ArrowLeft', true, 3, 0, 100)).toBe(0);
    expect(keyMoves('PageUp', true, 10, 0, 100)).toBe(40);
    expect(keyMoves('Home', false, 10, 2, 100)).toBe(2);
    expect(keyMoves('End', false, 10, 2, 90)).toBe(90);
  });

  test('other keys are left to the page', () => {
    expect(keyMoves('Tab', false, 10, 0, 100)).toBeNull();
    expect(keyMoves('a', false, 10, 0, 100)).toBeNull();
  });
});
