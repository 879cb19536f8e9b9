import type { Status } from '../contract/codebook.ts';
import type { IncidentFeature, IncidentProperties } from '../contract/feature.ts';

/** What a feed tells of a public version. */
export type FeedKind = 'published' | 'changed' | 'contested' | 'corrected' | 'retracted';

/** What a reader can notice of an incident; a version number or a better translation is no news. */
export const materialMembers = [
  'title',
  'type',
  'place',
  'time',
  'figures',
  'verification',
  'contested',
] as const;
export type MaterialMember = (typeof materialMembers)[number];

/** A public version as a feed compares it: its status, and what it reads now and at an earlier knowledge date. */
export interface FeedVersion {
  status: Status;
  /** The state now known; null when nothing is. */
  now: IncidentFeature | null;
  /** The state known when the version before was recorded; null when nothing was, or there is none before. */
  earlier: IncidentFeature | null;
}

export interface FeedNews {
  kind: FeedKind;
  /** What differs, in the order of `materialMembers`. */
  differs: MaterialMember[];
}

/**
 * What became news with a version, null when a reader notices nothing. `before` is the public version in front of it,
 * read at the same two dates. The strongest word wins:
 * - `retracted`, and `published` for the first public version or one after a retraction;
 * - `corrected`: what could be read when the earlier version was written reads differently now at that same date, so
 *   something that had been said was replaced;
 * - `contested`: accounts disagree on an aspect that was not contested before;
 * - `changed`: only what is newly known differs.
 */
export function feedNews(before: FeedVersion | null, after: FeedVersion): FeedNews | null {
  if (after.status === 'retracted') return { kind: 'retracted', differs: [] };
  if (before === null || before.status === 'retracted') return { kind: 'published', differs: [] };
  const news = differences(before.now, after.now);
  if (isReplaced(before.earlier, after.earlier))
    return { kind: 'corrected', differs: differences(before.earlier, after.earlier) };
  const contested = before.now?.properties.contested ?? [];
  if (after.now?.properties.contested.some((aspect) => !contested.includes(aspect)))
    return { kind: 'contested', differs: news };
  return news.length ? { kind: 'changed', differs: news } : null;
}

/**
 * Whether something that had been said reads otherwise: of two readings of one knowledge date by different versions.
 * That more is contested is no correction.
 */
export function isReplaced(a: IncidentFeature | null, b: IncidentFeature | null): boolean {
  return differences(a, b).some((member) => member !== 'contested');
}

function differences(a: IncidentFeature | null, b: IncidentFeature | null): MaterialMember[] {
  if (a === null || b === null) return a === b ? [] : ['title'];
  const [left, right] = [material(a), material(b)];
  return materialMembers.filter((member) => left[member] !== right[member]);
}

/** Each member as one text, so that two readings can be told apart whatever the member is made of. */
function material({ geometry, properties }: IncidentFeature): Record<MaterialMember, string> {
  const of = (...members: (keyof IncidentProperties)[]) =>
    JSON.stringify(members.map((member) => properties[member] ?? null));
  return {
    title: of('title', 'title_sq', 'title_sr_latn', 'title_sr_cyrl'),
    type: of('type', 'sub_type'),
    place: JSON.stringify([geometry, of('place_precision', 'uncertainty_m', 'place_area')]),
    time: of('occurred_start', 'occurred_end', 'occurred_open', 'time_precision'),
    figures: JSON.stringify(
      properties.figures.map(({ category, group, line, low, high, qualifier }) => [
        category,
        group.id,
        line.id,
        low,
        high,
        qualifier,
      ]),
    ),
    verification: of('verification'),
    contested: of('contested'),
  };
}
