import type { ClaimedPlace, PlacePart } from '#contract/claim.ts';
import type { Aspect } from '#contract/codebook.ts';
import type { DrawnPart } from '#contract/drawn-part.ts';
import type { AccountView } from '#contract/feature.ts';
import type { Figure } from '#contract/incident.ts';
import { originsOf } from '#contract/independence.ts';
import { isDrawn, refOf } from '#contract/place-part.ts';
import { localMinute } from '#contract/time.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { dayInWords, instantInWords, numberInWords, whenInWords } from '../i18n/dates.ts';
import { drawnPlace } from '../i18n/drawn-place.ts';
import { placeName, say } from '../i18n/names.ts';
import { panel } from '../i18n/panel.ts';
import { deployment } from '../state/deployment.ts';
import { slugOf } from '../state/desk-slug.ts';
import { placeByRef } from '../state/places.ts';
import { metresInWords, municipalityName, precisionInWords, sideName } from './place-words.ts';

/** What accounts are compared by, in the order of reading, each with the aspect that may be contested. */
export const accountRows = [
  { row: 'says', aspect: 'occurrence' },
  { row: 'place', aspect: 'place' },
  { row: 'time', aspect: 'time' },
  { row: 'nature', aspect: 'nature' },
  { row: 'actors', aspect: 'actors' },
  { row: 'figures', aspect: 'figures' },
  { row: 'sources', aspect: null },
  { row: 'grade', aspect: null },
] as const satisfies readonly { row: string; aspect: Aspect | null }[];
export type AccountRow = (typeof accountRows)[number]['row'];

/** Since when it was known: with the minute, unless the date was given by day and stands for its end. */
export function knownInWords(instant: string): string {
  const local = localMinute(Date.parse(instant), deployment().region.zone);
  return local.endsWith('T23:59') ? dayInWords(local.slice(0, 10)) : instantInWords(instant);
}

/** When an account says it happened; empty where it says nothing of it. */
export function claimedWhen({ time, occurred_start, occurred_end }: AccountView): string {
  return time
    ? whenInWords({
        start: occurred_start,
        end: occurred_end,
        open: time.open_end ?? false,
        precision: time.precision,
      })
    : '';
}

function refName(ref: string | undefined): string {
  const place = ref ? placeByRef(ref) : undefined;
  return place ? placeName(place) : '';
}

function bandInWords(part: Extract<PlacePart, { kind: 'band' }>): string {
  const side = sideName(part.side);
  const max = metresInWords(part.max_depth_m);
  const depth = part.min_depth_m
    ? panel('band_between', { min: metresInWords(part.min_depth_m), max, side })
    : panel('band_up_to', { max, side });
  const near = refName(part.near?.ref) || refName(part.within);
  return near ? panel('band_near', { depth, place: near }) : depth;
}

function drawnInWords(part: DrawnPart): string {
  if (part.kind === 'outline') return drawnPlace('outline');
  return drawnPlace('line_within', { distance: metresInWords(part.uncertainty_m) });
}

/** Where an account says it happened, each place a sentence part; empty where it says nothing of it. */
export function claimedWhere(account: AccountView): string[] {
  const { place } = account;
  if (!place) return [];
  const { place_generalised } = account;
  if (place.precision === 'unlocated')
    return [precisionInWords({ place_precision: place.precision, place_generalised, uncertainty_m: null })];
  const name = say(place.name) || namesOfParts(place, account);
  const bands = place.parts.filter((part) => part.kind === 'band').map(bandInWords);
  const exactness = bands.length ? bands : [precisionInWords({ ...precisionOf(place), place_generalised })];
  exactness.push(...place.parts.filter(isDrawn).map(drawnInWords));
  return [name, ...exactness].filter(Boolean);
}

function namesOfParts(place: ClaimedPlace, account: AccountView): string {
  const names = place.parts.map((part) => (part.kind === 'band' ? '' : refName(refOf(part)))).filter(Boolean);
  return names.join(', ') || account.municipalities.map(municipalityName).join(', ');
}

/** The widest uncertainty of the parts, which is what the whole can promise. */
function precisionOf(place: ClaimedPlace) {
  const radii = place.parts.map((part) => (part.kind === 'point' ? part.uncertainty_m : 0));
  return { place_precision: place.precision, uncertainty_m: Math.max(0, ...radii) || null };
}

/** A figure as it was said: «at least 41», «40–93». */
export function figureInWords({
  value,
  low,
  high,
  qualifier,
}: Pick<Figure, 'value' | 'low' | 'high' | 'qualifier'>): string {
  const number = numberInWords;
  if (value !== undefined) return code(`qualifier_${qualifier}`, { number: number(value) });
  if (low !== undefined && high !== undefined)
    return code(`qualifier_${qualifier}`, { number: `${number(low)}–${number(high)}` });
  // One bound alone says by itself which way it is open.
  return low !== undefined
    ? code('qualifier_at_least', { number: number(low) })
    : code('qualifier_up_to', { number: number(high ?? 0) });
}

/** Figure with what it counts: «wounded, KFOR soldiers: 25». */
export function figureLineInWords(figure: Figure): string {
  return panel('figure_line', {
    category: codeWord('figure', figure.category),
    group: say(figure.group.name),
    value: figureInWords(figure),
  });
}

/** How many of an account's sources are independent: those of one origin count once (`all` are the incident's accounts). */
export function independentSources(account: AccountView, all: readonly AccountView[]): number {
  const originOf = originsOf(all, slugOf);
  return new Set(account.sources.map((one) => originOf(account.id, one))).size;
}
