interface Spot {
  lon: number;
  lat: number;
}

/** Twice the signed area of a triangle: above 0 where `c` lies to the left of the way from `a` to `b`. */
const turn = (a: Spot, b: Spot, c: Spot) =>
  (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);

/** Whether `c`, which lies on the line through `a` and `b`, lies between them. */
const isBetween = (a: Spot, b: Spot, c: Spot) =>
  Math.min(a.lon, b.lon) <= c.lon &&
  c.lon <= Math.max(a.lon, b.lon) &&
  Math.min(a.lat, b.lat) <= c.lat &&
  c.lat <= Math.max(a.lat, b.lat);

function meet(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const [ofC, ofD, ofA, ofB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (ofC * ofD < 0 && ofA * ofB < 0) return true;
  return (
    (ofC === 0 && isBetween(a, b, c)) ||
    (ofD === 0 && isBetween(a, b, d)) ||
    (ofA === 0 && isBetween(c, d, a)) ||
    (ofB === 0 && isBetween(c, d, b))
  );
}

/** Whether two sides of a ring (its corners in order, the first not repeated) meet where they are not neighbours. */
export function ringCrossesItself(ring: readonly Spot[]): boolean {
  const end = (index: number) => ring[(index + 1) % ring.length]!;
  for (let one = 0; one < ring.length; one++)
    for (let other = one + 1; other < ring.length; other++) {
      const [a, b, c, d] = [ring[one]!, end(one), ring[other]!, end(other)];
      if (other === one + 1) {
        if (turn(a, b, d) === 0 && isBetween(a, b, d)) return true;
      } else if (one === 0 && other === ring.length - 1) {
        if (turn(c, d, b) === 0 && isBetween(c, d, b)) return true;
      } else if (meet(a, b, c, d)) return true;
    }
  return false;
}

/** Whether a ring encloses anything: a hundredth of a square metre or more, by the shoelace formula in degrees. */
export function ringHasGround(ring: readonly Spot[]): boolean {
  const [origin] = ring;
  if (!origin) return false;
  const twice = ring.reduce(
    (sum, corner, index) => sum + turn(origin, corner, ring[(index + 1) % ring.length]!),
    0,
  );
  return Math.abs(twice) > 1e-12;
}
