import { z } from 'zod';
import { dateOrInstant } from './fields.ts';
import { type GeneralisedPlace, generalisedPlaces } from './generalised.ts';
import { staffOnly } from './staff-only.ts';

/** How finely readers may see where an incident happened; `exact` is as finely as it is stated. */
export const placeRules = ['exact', ...generalisedPlaces] as const;
export type PlaceRule = 'exact' | GeneralisedPlace;

/**
 * What protects the people of an incident: one for all its accounts and all its versions. While `release_at` is there
 * the incident is for staff alone, whatever its status; the service takes it out when the time has come.
 */
export const protection = z.strictObject({
  place: z.enum(placeRules, 'code_unknown').default('exact'),
  release_at: dateOrInstant.optional(),
});
export type Protection = z.infer<typeof protection>;

const line = (most: number) => z.string().trim().min(1, 'text_empty').max(most, 'text_too_long');

export const contact = z.strictObject({
  name: line(200),
  /** How to reach them: a number, an address, a way. */
  channel: line(300).optional(),
  note: line(1_000).optional(),
});
export type Contact = z.infer<typeof contact>;

/**
 * What staff write down about an incident for themselves. It is no part of the document: whoever has to be forgotten
 * could not be taken out of a record that nothing is taken out of.
 */
export const privatePart = z.strictObject({
  notes: staffOnly(z.string().trim().max(10_000, 'text_too_long').default('')),
  contacts: staffOnly(z.array(contact).max(50, 'list_too_long').default([])),
});
export type PrivatePart = z.infer<typeof privatePart>;

export const privateActions = ['written', 'erased'] as const;

/** Who wrote or erased the private part of an incident; never what it said. */
export interface PrivateLogEntry {
  at: string;
  actor: string;
  action: (typeof privateActions)[number];
}
