import { z } from 'zod';
import { claimedNature, claimedPlace, claimedTime } from './claim.ts';
import {
  actorRoles,
  aspects,
  credibilities,
  figureCategories,
  incidentTypes,
  qualifiers,
  relations,
  reliabilities,
  reviewedVerdicts,
  stances,
  statuses,
  subTypeCodes,
  typeCodes,
  verifications,
} from './codebook.ts';
import { importedRow } from './data-set.ts';
import { dateOrInstant, named, slug, texts } from './fields.ts';
import { findFigure } from './figure-reference.ts';
import { generalisedPlaces } from './generalised.ts';
import { findSource, isDerivedFromItself } from './independence.ts';
import { protection } from './protection.ts';
import { staffOnly } from './staff-only.ts';
import { longestTag, mostTags, tagPattern } from './tag.ts';

/** Id of an incident in URLs: a slug such as `2023-06-14-three-police-officers`. */
export const incidentId = slug;

export const actor = named.extend({ role: z.enum(actorRoles, 'code_unknown') });
export type Actor = z.infer<typeof actor>;

/** Who speaks. Claimants with the same `line` are one reporting line: a later figure of one supersedes, never rivals. */
export const claimant = named.extend({ line: slug.optional() });
export type Claimant = z.infer<typeof claimant>;

const webAddress = z.url({ protocol: /^https?$/, message: 'url_malformed' }).max(2_000, 'text_too_long');

/** What a source tells after: another source of the document (`source` or `account/source`), or an outlet by name. */
const derivation = z
  .strictObject({
    source: z
      .string()
      .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/, 'source_ref_malformed')
      .optional(),
    outlet: z.string().trim().min(1, 'text_empty').max(200, 'text_too_long').optional(),
  })
  .refine((one) => (one.source === undefined) !== (one.outlet === undefined), {
    path: ['outlet'],
    message: 'derived_from_one',
  });

export const source = z.strictObject({
  id: slug,
  publisher: z.string().trim().min(1, 'text_empty').max(200, 'text_too_long'),
  url: webAddress.optional(),
  archive_url: webAddress.optional(),
  /** Our own words for what the page says, never its text. */
  headline: texts(300).optional(),
  published_at: dateOrInstant.optional(),
  /** Sources that print one text share a group: together they are one source. Default: the publisher. */
  group: slug.optional(),
  derived_from: derivation.optional(),
});
export type Source = z.infer<typeof source>;

const count = z
  .number('number_expected')
  .int('number_not_whole')
  .min(0, 'number_negative')
  .max(100_000_000, 'number_too_large');

/** A number someone said: a value, or a low and a high. `supersedes` is `figure` or `account/figure`. */
export const figure = z
  .strictObject({
    id: slug,
    category: z.enum(figureCategories, 'code_unknown'),
    group: named,
    value: count.optional(),
    low: count.optional(),
    high: count.optional(),
    qualifier: z.enum(qualifiers, 'code_unknown').default('exactly'),
    said_at: dateOrInstant.optional(),
    source: slug.optional(),
    supersedes: z
      .string()
      .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/, 'figure_ref_malformed')
      .optional(),
    note: texts(500).optional(),
  })
  .refine((one) => one.value !== undefined || one.low !== undefined || one.high !== undefined, {
    path: ['value'],
    message: 'figure_without_number',
  })
  .refine((one) => one.low === undefined || one.high === undefined || one.low <= one.high, {
    path: ['high'],
    message: 'figure_low_above_high',
  });
export type Figure = z.infer<typeof figure>;

export const account = z.strictObject({
  id: slug,
  claimant,
  stance: z.enum(stances, 'code_unknown'),
  /** What is said, in our own neutral words. */
  statement: texts(2_000).optional(),
  /** When the public could first know it; default: the earliest date of its sources. */
  known_from: dateOrInstant.optional(),
  place: claimedPlace.optional(),
  time: claimedTime.optional(),
  nature: claimedNature.optional(),
  actors: z.array(actor).max(50, 'list_too_long').default([]),
  figures: z.array(figure).max(100, 'list_too_long').default([]),
  sources: z.array(source).max(100, 'list_too_long').default([]),
  grade: z
    .strictObject({
      reliability: z.enum(reliabilities, 'code_unknown'),
      credibility: z.enum(credibilities, 'code_unknown'),
    })
    .optional(),
  /** When this service first wrote the account down; set by the server. */
  recorded_at: z.string().optional(),
  imported: importedRow.optional(),
});
export type Account = z.infer<typeof account>;

/** Editorial values hold from `known_from` on; without it, from the incident's first account on. */
const since = { known_from: dateOrInstant.optional() };

export const typeEntry = z
  .strictObject({
    ...since,
    type: z.enum(typeCodes, 'code_unknown'),
    sub_type: z.enum(subTypeCodes, 'code_unknown'),
  })
  .refine((one) => (incidentTypes[one.type] as readonly string[]).includes(one.sub_type), {
    path: ['sub_type'],
    message: 'sub_type_of_other_type',
  });

export const assessment = z
  .strictObject({
    ...since,
    aspect: z.enum(aspects, 'code_unknown'),
    verification: z.enum(verifications, 'code_unknown'),
    basis: texts(2_000).optional(),
    by: z.string().trim().max(200, 'text_too_long').optional(),
  })
  .refine((one) => !reviewedVerdicts.has(one.verification) || (one.basis && one.by), {
    path: ['basis'],
    message: 'assessment_without_basis',
  });
export type Assessment = z.infer<typeof assessment>;

export const link = z.strictObject({
  ...since,
  relation: z.enum(relations, 'code_unknown'),
  target: incidentId,
});
export type Link = z.infer<typeof link>;

/** The incident as one JSON document, versioned whole. Facts live in accounts; the rest is editorial. */
export const incidentDocument = z
  .strictObject({
    id: incidentId,
    status: z.enum(statuses, 'code_unknown').default('draft'),
    titles: z
      .array(z.strictObject({ ...since, text: texts(200) }))
      .min(1, 'title_missing')
      .max(20, 'list_too_long'),
    summaries: z
      .array(z.strictObject({ ...since, text: texts(4_000) }))
      .max(20, 'list_too_long')
      .default([]),
    types: z.array(typeEntry).min(1, 'type_missing').max(20, 'list_too_long'),
    /** Account ids, the most trusted first; without it grade decides, then the earliest account (see PreferredRule). */
    rankings: z
      .array(z.strictObject({ ...since, accounts: z.array(slug).max(50, 'list_too_long') }))
      .max(20, 'list_too_long')
      .default([]),
    /** Keywords for whoever sorts; they tell nothing, and hold at every knowledge date. */
    tags: z
      .array(z.string().regex(tagPattern, 'tag_malformed').max(longestTag, 'text_too_long'))
      .max(mostTags, 'list_too_long')
      .optional(),
    /** True for a claim that sums up several happenings (UCDP event_clarity 2). */
    aggregate: z.boolean().default(false),
    /** `private` is for staff only, whatever its status; set by the server when a data set is imported. */
    redistribution: z.literal('private', 'code_unknown').optional(),
    /** Never part of what is shown; see `domain/protect.ts`. */
    protection: staffOnly(protection.optional()),
    /** How its places were made less precise before anybody could read them; set by the server. */
    place_generalised: z.enum(generalisedPlaces, 'code_unknown').optional(),
    accounts: z.array(account).min(1, 'account_missing').max(50, 'list_too_long'),
    assessments: z.array(assessment).max(100, 'list_too_long').default([]),
    links: z.array(link).max(100, 'list_too_long').default([]),
    retraction: z
      .strictObject({
        reason: z.string().trim().min(1, 'reason_missing').max(1_000, 'text_too_long'),
        at: z.string(),
        /** The incident that has its accounts since. */
        merged_into: incidentId.optional(),
      })
      .optional(),
  })
  .superRefine((doc, issue) => {
    doc.accounts.forEach((one, index) => {
      if (doc.accounts.findIndex((other) => other.id === one.id) !== index)
        issue.addIssue({ code: 'custom', path: ['accounts', index, 'id'], message: 'id_not_unique' });
      for (const list of ['figures', 'sources'] as const)
        one[list].forEach((item, at) => {
          if (one[list].findIndex((other) => other.id === item.id) !== at)
            issue.addIssue({
              code: 'custom',
              path: ['accounts', index, list, at, 'id'],
              message: 'id_not_unique',
            });
        });
      one.sources.forEach((item, at) => {
        const reference = item.derived_from?.source;
        if (reference === undefined) return;
        const isKnown = findSource(doc.accounts, one.id, reference);
        if (isKnown && !isDerivedFromItself(doc.accounts, one, item)) return;
        issue.addIssue({
          code: 'custom',
          path: ['accounts', index, 'sources', at, 'derived_from', 'source'],
          message: isKnown ? 'source_from_itself' : 'source_unknown',
        });
      });
      one.figures.forEach((item, at) => {
        if (item.source && !one.sources.some((other) => other.id === item.source))
          issue.addIssue({
            code: 'custom',
            path: ['accounts', index, 'figures', at, 'source'],
            message: 'source_unknown',
          });
        if (item.supersedes && !findFigure(doc.accounts, one.id, item.supersedes))
          issue.addIssue({
            code: 'custom',
            path: ['accounts', index, 'figures', at, 'supersedes'],
            message: 'figure_unknown',
          });
      });
    });
    doc.tags?.forEach((tag, index) => {
      if (doc.tags!.indexOf(tag) !== index)
        issue.addIssue({ code: 'custom', path: ['tags', index], message: 'tag_twice' });
    });
    doc.rankings.forEach((ranking, index) => {
      ranking.accounts.forEach((id, at) => {
        if (!doc.accounts.some((one) => one.id === id))
          issue.addIssue({
            code: 'custom',
            path: ['rankings', index, 'accounts', at],
            message: 'account_unknown',
          });
      });
    });
    doc.links.forEach((one, index) => {
      if (one.target === doc.id)
        issue.addIssue({ code: 'custom', path: ['links', index, 'target'], message: 'link_to_itself' });
    });
  });
export type IncidentDocument = z.infer<typeof incidentDocument>;
/** What a writer sends: members with a default may be missing. */
export type IncidentInput = z.input<typeof incidentDocument>;
