import fc from 'fast-check';
import { expect, it } from 'vitest';
import { azimuthalFrame, haversine } from '../../../server/domain/metric.ts';

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e4, max: most * 1e4 }).map((value) => value / 1e4);

it('measures in a plane frame what haversine measures on the sphere, and finds the way back', () => {
  fc.assert(
    fc.property(
      degrees(179),
      degrees(70),
      degrees(1),
      degrees(1),
      degrees(1),
      degrees(1),
      (lon, lat, ...away) => {
        const { toPlane, toDegrees } = azimuthalFrame([lon, lat]);
        const a = [lon + away[0], lat + away[1]] as const;
        const b = [lon + away[2], lat + away[3]] as const;
        const [p, q] = [toPlane(a), toPlane(b)];
        const back = toDegrees(p);
        expect(back[0]).toBeCloseTo(a[0], 9);
        expect(back[1]).toBeCloseTo(a[1], 9);
        expect(Math.hypot(...p)).toBeCloseTo(haversine(lon, lat, ...a), 3);
        const between = haversine(...a, ...b);
        // Within some 150 km of the middle of the frame.
        expect(Math.abs(Math.hypot(p[0] - q[0], p[1] - q[1]) - between)).toBeLessThan(1e-4 * between + 1e-3);
        // North is up and east is right.
        expect(Math.sign(toPlane([lon, lat + 0.1])[1])).toBe(1);
        expect(Math.sign(toPlane([lon + 0.1, lat])[0])).toBe(1);
      },
    ),
  );
});
