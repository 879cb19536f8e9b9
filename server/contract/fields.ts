// Schemas of single members. They stand apart from text.ts and time.ts so that a reader's page carries no validator.
import { z } from 'zod';
import { languages } from './text.ts';
import { isDateOrInstant } from './time.ts';

/** One text in up to four languages; at least one must be there. Members are trimmed. */
export function texts(maxLength: number) {
  const one = z.string().trim().min(1, 'text_empty').max(maxLength, 'text_too_long').optional();
  return z
    .strictObject({ en: one, sq: one, 'sr-Latn': one, 'sr-Cyrl': one })
    .refine((value) => languages.some((language) => value[language]), { message: 'text_no_language' });
}

/** Lower-case id of an account, claimant, actor …: letters, digits, hyphens; unique where it stands. */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'slug_malformed')
  .max(80, 'text_too_long');

/** Somebody or something with an id that filters use and a name that people read. */
export const named = z.strictObject({ id: slug, name: texts(200) });
/**
 * ISO 8601: a year, a month or a day of the deployment's zone, or an instant with offset.
 * The shorter forms stand for the whole local year, month or day.
 */
export const dateOrInstant = z.string().trim().refine(isDateOrInstant, { message: 'date_malformed' });

/** Degrees of WGS 84. */
export const longitude = z
  .number('number_expected')
  .min(-180, 'longitude_out_of_range')
  .max(180, 'longitude_out_of_range');
export const latitude = z
  .number('number_expected')
  .min(-90, 'latitude_out_of_range')
  .max(90, 'latitude_out_of_range');
export const metres = z
  .number('number_expected')
  .min(0, 'number_negative')
  .max(1_000_000, 'number_too_large');
