import { z } from 'zod';
import { staffOnly } from './staff-only.ts';
import { type Language, languages } from './text.ts';

/** What a subscription can ask to hear of: the kinds of a feed. */
export const alertKinds = ['published', 'changed', 'contested', 'corrected', 'retracted'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** As it happens, or bundled: each day, or each Monday, at seven in the region's zone. */
export const rhythms = ['at_once', 'daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** A host by its name, as an admin allows it: letters, digits, hyphens and dots, perhaps a port. */
export const alertHost = z.strictObject({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .max(253, 'text_too_long')
    .regex(
      /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/,
      'host_malformed',
    ),
});

export const newSubscription = z.strictObject({
  name: staffOnly(z.string().trim().min(1, 'text_empty').max(100, 'text_too_long')),
  /** Parameters of a feed, as in an address: `type=riot&municipality=lesk`. */
  query: z.string().trim().max(4_000, 'text_too_long').default(''),
  kinds: z
    .array(z.enum(alertKinds, 'code_unknown'))
    .min(1, 'kind_missing')
    .max(alertKinds.length, 'list_too_long'),
  url: staffOnly(z.url({ protocol: /^https?$/, message: 'url_malformed' }).max(2_000, 'text_too_long')),
  rhythm: z.enum(rhythms, 'code_unknown').default('at_once'),
  language: z.enum(languages, 'code_unknown').default('en'),
});

export const subscriptionPatch = z.strictObject({ enabled: z.boolean('value_kind_wrong') });

export interface AlertHostView {
  host: string;
  added_by: string;
  added_at: string;
}

/** A subscription as admins see it; its secret was shown once, in the answer that made it. */
export interface SubscriptionView {
  id: number;
  name: string;
  query: string;
  kinds: AlertKind[];
  url: string;
  rhythm: Rhythm;
  language: Language;
  enabled: boolean;
  created_by: string;
  created_at: string;
  /** Whether the host of its address is allowed now. */
  allowed: boolean;
}

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One message to one destination, with what came of the last try. Times are RFC 3339. */
export interface DeliveryView {
  id: string;
  subscription: number;
  created_at: string;
  /** `incident.published`, `digest`, `test` … */
  type: string;
  state: DeliveryState;
  attempts: number;
  /** When it is tried next; null when it is not. */
  next_at: string | null;
  last_at: string | null;
  /** Status of the last answer; null when none came. */
  status: number | null;
  /** Why it did not arrive, in a word. */
  error: string | null;
}

/** `GET /api/alerts`. */
export interface AlertsView {
  hosts: AlertHostView[];
  subscriptions: SubscriptionView[];
}
