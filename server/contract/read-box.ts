const allowed =
  'minx,miny,maxx,maxy in degrees (or six numbers with heights); latitudes -90 to 90, south before north';

/** Reads west, south, east and north out of a parameter, heights left out; what is allowed where it is no box. */
export function readBox(value: string): [number, number, number, number] | string {
  const numbers = value
    .split(',')
    .map((part) => (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(part) ? Number(part) : Number.NaN));
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) return allowed;
  const [west, south, east, north] = (
    numbers.length === 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]]
  ) as [number, number, number, number];
  const inside =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  return inside && south <= north ? [west, south, east, north] : allowed;
}
