import type { Box } from './query.ts';

/** A point in WGS 84 degrees. */
export interface LatLon {
  lat: number;
  lon: number;
}

const angle =
  "([-+\\u2212]?\\d+(?:\\.\\d+)?)\\s*°?\\s*(?:(\\d+(?:\\.\\d+)?)\\s*['′’]\\s*)?(?:(\\d+(?:\\.\\d+)?)\\s*(?:[\"″”]|''))?";
// The letter of the hemisphere stands before or after its number, never on both sides.
const part = new RegExp(`([NSEW])\\s*${angle}|${angle}\\s*([NSEW])?`, 'gi');

function degrees(match: RegExpMatchArray): { value: number; axis: 'lat' | 'lon' | null } {
  const letter = (match[1] ?? match[8])?.toUpperCase();
  const [whole, minutes, seconds] = match[1] ? match.slice(2, 5) : match.slice(5, 8);
  const number = Number(whole!.replace('\u2212', '-'));
  const size = Math.abs(number) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const negative = number < 0 !== (letter === 'S' || letter === 'W');
  return {
    value: Math.round((negative ? -size : size) * 1e6) / 1e6,
    axis: letter ? ('NS'.includes(letter) ? 'lat' : 'lon') : null,
  };
}

/**
 * Reads «42.9095, 20.8379» (latitude first, as map services copy it), «42,9095; 20,8379», hemisphere letters in any
 * order and degrees with minutes and seconds. Null when it is not two coordinates on the globe.
 */
export function parseCoordinates(text: string): LatLon | null {
  // A comma between digits without a space is a decimal sign only where something else separates the two numbers.
  const decimalCommas = /\d,\d+\s*(?:[;/]|\s)\s*[-+]?\d+,\d/.test(text);
  const plain = decimalCommas ? text.replace(/(\d),(\d)/g, '$1.$2') : text.replace(/,/g, ' , ');
  const found = [...plain.matchAll(part)].map(degrees);
  if (found.length !== 2 || plain.replace(part, '').replace(/[\s,;/()[\]]/g, '') !== '') return null;
  const [first, second] = found as [ReturnType<typeof degrees>, ReturnType<typeof degrees>];
  if (first.axis !== null && first.axis === second.axis) return null;
  const swapped = first.axis === 'lon' || second.axis === 'lat';
  const lat = swapped ? second.value : first.value;
  const lon = swapped ? first.value : second.value;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** Whether a point lies outside a box (west, south, east, north) that would hold it with latitude and longitude changed over. */
export function looksSwapped({ lat, lon }: LatLon, [west, south, east, north]: Box): boolean {
  const holds = (x: number, y: number) => x >= west && x <= east && y >= south && y <= north;
  return !holds(lon, lat) && holds(lat, lon);
}
