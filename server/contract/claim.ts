import { z } from 'zod';
import { legalWords, placePrecisions, subTypeCodes, timePrecisions, typeCodes } from './codebook.ts';
import { linePart, outlinePart } from './drawn-part.ts';
import { dateOrInstant, latitude, longitude, metres, slug, texts } from './fields.ts';
import { partKindsOf } from './place-part.ts';
import { isDateOrInstant } from './time.ts';

/** A gazetteer entry as `collection/id`, for example `municipalities/zvecan`. */
export const placeRef = z
  .string()
  .regex(/^[a-z][a-z-]*\/[a-z0-9][a-z0-9-]*$/, 'place_ref_malformed')
  .max(120);

/** A stated point in WGS 84 degrees, with the radius in metres within which the true place lies. */
export const pointPart = z.strictObject({
  kind: z.literal('point'),
  lon: longitude,
  lat: latitude,
  uncertainty_m: metres,
  ref: placeRef.optional(),
});

/** A whole gazetteer area, drawn as its polygon: the municipality and nothing finer is known. */
export const areaPart = z.strictObject({ kind: z.literal('area'), ref: placeRef });

/** Stated relative to a line: between two depths (metres) on a named side of it, within `radius_m` of a place. */
export const bandPart = z
  .strictObject({
    kind: z.literal('band'),
    line: slug,
    side: slug,
    min_depth_m: metres,
    max_depth_m: metres,
    near: z
      .strictObject({ lon: longitude, lat: latitude, radius_m: metres, ref: placeRef.optional() })
      .optional(),
    within: placeRef.optional(),
  })
  .refine((band) => band.max_depth_m > band.min_depth_m, {
    path: ['max_depth_m'],
    message: 'band_depth_order',
  });

export const placePart = z.discriminatedUnion('kind', [pointPart, areaPart, bandPart, linePart, outlinePart]);
export type PlacePart = z.infer<typeof placePart>;

/** Where an account says it happened. Several parts are several places of one incident, not alternatives. */
export const claimedPlace = z
  .strictObject({
    precision: z.enum(placePrecisions, 'code_unknown'),
    name: texts(200).optional(),
    parts: z.array(placePart).max(20, 'list_too_long').default([]),
  })
  .superRefine((place, issue) => {
    if (!partKindsOf(place.precision).length) {
      if (place.parts.length)
        issue.addIssue({ code: 'custom', path: ['parts'], message: 'place_parts_unexpected' });
      return;
    }
    if (!place.parts.length)
      issue.addIssue({ code: 'custom', path: ['parts'], message: 'place_parts_missing' });
    const allowed = partKindsOf(place.precision);
    place.parts.forEach((part, index) => {
      if (!allowed.includes(part.kind))
        issue.addIssue({ code: 'custom', path: ['parts', index, 'kind'], message: 'place_part_kind' });
    });
  });
export type ClaimedPlace = z.infer<typeof claimedPlace>;

/** When an account says it happened, in ISO dates of the local zone or instants. No `end` is one moment or day. */
export const claimedTime = z
  .strictObject({
    start: dateOrInstant,
    end: dateOrInstant.optional(),
    open_end: z.boolean().optional(),
    precision: z.enum(timePrecisions, 'code_unknown'),
  })
  .refine((time) => !time.end || comparable(time.end) >= comparable(time.start), {
    path: ['end'],
    message: 'end_before_start',
  })
  .refine((time) => !(time.end && time.open_end), { path: ['end'], message: 'end_of_open_time' });
export type ClaimedTime = z.infer<typeof claimedTime>;

function comparable(value: string): number {
  if (!isDateOrInstant(value)) return 0;
  return value.length > 10
    ? Date.parse(value)
    : Date.parse(`${value}${'-12-31'.slice(value.length - 4)}T23:59:59Z`);
}

/** What an account calls it: a type of the codebook and, apart from it, a word of law or judgement. */
export const claimedNature = z.strictObject({
  type: z.enum(typeCodes, 'code_unknown').optional(),
  sub_type: z.enum(subTypeCodes, 'code_unknown').optional(),
  legal_word: z.enum(legalWords, 'code_unknown').optional(),
});
export type ClaimedNature = z.infer<typeof claimedNature>;
