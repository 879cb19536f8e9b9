import { z } from 'zod';
import { latitude, longitude, metres } from './fields.ts';
import { ringCrossesItself, ringHasGround } from './ring.ts';

const corner = z.strictObject({ lon: longitude, lat: latitude });
export type Corner = z.infer<typeof corner>;

/** Corners that a line or an area drawn by hand has at most. */
export const mostCorners = 200;

/**
 * A line drawn along what is meant, such as a road: the place lies within `uncertainty_m` of it, and is drawn as that
 * corridor. Points are its corners in order.
 */
export const linePart = z
  .strictObject({
    kind: z.literal('line'),
    points: z.array(corner).min(2, 'line_too_short').max(mostCorners, 'list_too_long'),
    uncertainty_m: metres.min(1, 'line_without_width'),
  })
  // What is too short is told once.
  .refine(({ points: [first, ...others] }) => !others.length || others.some((one) => differ(one, first!)), {
    path: ['points'],
    message: 'line_too_short',
  });

/** An area drawn by hand: its corners in order, the first not once more at the end. */
export const outlinePart = z
  .strictObject({
    kind: z.literal('outline'),
    points: z.array(corner).min(3, 'outline_too_short').max(mostCorners, 'list_too_long'),
  })
  .refine(({ points }) => points.length < 3 || ringHasGround(points), {
    path: ['points'],
    message: 'outline_flat',
  })
  .refine(({ points }) => points.length < 3 || !ringCrossesItself(points), {
    path: ['points'],
    message: 'outline_crosses_itself',
  });

export type LinePart = z.infer<typeof linePart>;
export type OutlinePart = z.infer<typeof outlinePart>;
export type DrawnPart = LinePart | OutlinePart;

function differ(one: Corner, other: Corner): boolean {
  return one.lon !== other.lon || one.lat !== other.lat;
}
