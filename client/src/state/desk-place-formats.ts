import { type LatLon, parseCoordinates } from '#contract/coordinates.ts';
import { haversine } from '#contract/sphere.ts';

/** A place as it was pasted: where it is, and where it says so, how exactly (metres). */
export interface PastedPlace extends LatLon {
  uncertainty_m?: number;
}

const degrees = (value: number) => Math.round(value * 1e6) / 1e6;

function placed(lat: number, lon: number, uncertainty?: number): PastedPlace | null {
  if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return {
    ...{ lat: degrees(lat), lon: degrees(lon) },
    ...(uncertainty === undefined ? {} : { uncertainty_m: Math.ceil(uncertainty) }),
  };
}

const number = String.raw`[-+]?\d+(?:\.\d+)?`;

/** `geo:lat,lon[,height][;crs=wgs84][;u=metres]` of RFC 5870; other systems than its default are not read. */
function ofGeoUri(text: string): PastedPlace | null {
  const found = new RegExp(`^geo:(${number}),(${number})(?:,${number})?((?:;[^;]*)*)$`, 'i').exec(text);
  if (!found) return null;
  const parameters = new URLSearchParams(found[3]!.slice(1).replaceAll(';', '&').toLowerCase());
  if (!['wgs84', null].includes(parameters.get('crs'))) return null;
  const u = parameters.get('u');
  if (u !== null && !/^\d+(?:\.\d+)?$/.test(u)) return null;
  return placed(Number(found[1]), Number(found[2]), u === null ? undefined : Number(u));
}

/** Where the addresses of map services say what they show, latitude first; the first that fits is meant most exactly. */
const inAddresses = [
  new RegExp(`!3d(${number})!4d(${number})`),
  new RegExp(`[?&#]mlat=(${number})&mlon=(${number})`),
  new RegExp(
    `[?&](?:q|query|ll|sll|daddr|destination|center)=(?:loc:)?(${number})(?:,|%2C)\\+?(${number})`,
    'i',
  ),
  new RegExp(`[?&]cp=(${number})(?:~|%7E)(${number})`, 'i'),
  new RegExp(`/@(${number}),(${number})`),
  new RegExp(`[?&#]map=\\d+(?:\\.\\d+)?(?:/|%2F)(${number})(?:/|%2F)(${number})`, 'i'),
  new RegExp(`/(?:place|dir|search)/(${number}),\\+?(${number})`),
];

/** Reads the address of a map; nothing is asked of it. */
function ofAddress(text: string): PastedPlace | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { hostname, searchParams } = new URL(text);
  // These two put the longitude first.
  const own = /(?:^|\.)yandex\./.test(hostname) ? searchParams.get('ll')?.split(',') : undefined;
  if (own) return placed(Number(own[1]), Number(own[0]));
  if (/(?:^|\.)mapy\./.test(hostname) && searchParams.has('x'))
    return placed(Number(searchParams.get('y')), Number(searchParams.get('x')));
  for (const pattern of inAddresses) {
    const found = pattern.exec(text);
    if (found) return placed(Number(found[1]), Number(found[2]));
  }
  return null;
}

const grid = /^(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z]{2})\s*((?:\d\s*){0,10})$/i;

/** A square of the military grid: its middle, and as uncertainty half its diagonal. */
async function ofGrid(text: string): Promise<PastedPlace | null> {
  const found = grid.exec(text);
  const digits = (found?.[4] ?? '').replace(/\s/g, '');
  if (!found || digits.length % 2 || Number(found[1]) < 1 || Number(found[1]) > 60) return null;
  const { default: proj4 } = await import('proj4');
  try {
    const reference = `${found[1]}${found[2]}${found[3]}${digits}`.toUpperCase();
    const [west, south, east, north] = proj4.mgrs.inverse(reference);
    const half = haversine(west, south, east, north) / 2;
    return placed((south + north) / 2, (west + east) / 2, Math.max(1, half));
  } catch {
    return null;
  }
}

const zoned =
  /^(?:UTM\s*)?(\d{1,2})\s*([C-HJ-NP-X])[\s,;:]+(?:E\s*)?(\d{6}(?:\.\d+)?)\s*(?:m?\s*E)?[\s,;]+(?:N\s*)?(\d{1,8}(?:\.\d+)?)\s*(?:m?\s*N)?$/i;

/** Zone with its band, easting, northing (WGS 84). Of the bands those before N lie in the south. */
async function ofZone(text: string): Promise<PastedPlace | null> {
  const found = zoned.exec(text);
  const zone = Number(found?.[1]);
  if (!found || zone < 1 || zone > 60 || Number(found[4]) > 10_000_000) return null;
  const { default: proj4 } = await import('proj4');
  const south = found[2]!.toUpperCase() < 'N' ? ' +south' : '';
  const [lon, lat] = proj4(`+proj=utm +zone=${zone}${south} +datum=WGS84 +units=m`, 'WGS84', [
    Number(found[3]),
    Number(found[4]),
  ]);
  return placed(lat!, lon!);
}

/**
 * Reads a place in any usual form: decimal degrees, degrees with minutes and seconds, `geo:` URIs, addresses of map
 * services, the military grid (MGRS) and UTM. Null when it is none of them. Only the text is read.
 */
export async function readPlace(text: string): Promise<PastedPlace | null> {
  const plain = text.trim();
  return (
    ofGeoUri(plain) ??
    ofAddress(plain) ??
    parseCoordinates(plain) ??
    (await ofGrid(plain)) ??
    (await ofZone(plain))
  );
}

/** Whether two plain numbers could as well be longitude and latitude, where the region does not tell. */
export function isAmbiguous(
  text: string,
  { lat, lon }: LatLon,
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  if (!/^[\s\d.,;/()[\]+\u2212-]+$/.test(text) || Math.abs(lon) > 90 || lat === lon) return false;
  const holds = (x: number, y: number) => x >= west && x <= east && y >= south && y <= north;
  return holds(lon, lat) === holds(lat, lon);
}
