import { expect, it } from 'vitest';
import { crash } from '../torture/crash.ts';

it('every acknowledged write survives three kills, and of a killed import there is all or nothing', async () => {
  const { faults, acknowledged, readyMs, importsGone, importsWhole } = await crash({
    rounds: 3,
    print: () => undefined,
  });
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(10);
  expect(readyMs).toHaveLength(2);
  expect(importsGone + importsWhole).toBe(3);
}, 180_000);
