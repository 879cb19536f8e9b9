import type { AlertKind, DeliveryState, Rhythm } from '../contract/alerts.ts';
import type { Language } from '../contract/text.ts';

/** A subscription as stored. The secret signs, so it is kept as it is. Times are ms. */
export interface SubscriptionRecord {
  id: number;
  name: string;
  /** Canonical parameters of the query. */
  query: string;
  kinds: AlertKind[];
  url: string;
  secret: string;
  rhythm: Rhythm;
  language: Language;
  enabled: boolean;
  created_by: string;
  created_at: number;
  /** Revision after which it is told anything. */
  first_seq: number;
  /** Revision up to which it was looked at for news. */
  last_seq: number;
  /** When its next digest is due; null for what is told at once. */
  due_at: number | null;
}

export interface DeliveryRecord {
  id: string;
  subscription: number;
  created_at: number;
  type: string;
  body: string;
  state: DeliveryState;
  attempts: number;
  next_at: number | null;
  last_at: number | null;
  status: number | null;
  error: string | null;
}

/** Who is told of what, and what came of it. */
export interface AlertStore {
  alertHosts(): Promise<{ host: string; added_by: string; added_at: number }[]>;
  /** False when it is there already. */
  putAlertHost(host: { host: string; added_by: string; added_at: number }): Promise<boolean>;
  dropAlertHost(host: string): Promise<boolean>;

  subscriptions(): Promise<SubscriptionRecord[]>;
  putSubscription(subscription: Omit<SubscriptionRecord, 'id'>): Promise<SubscriptionRecord>;
  /** Switches it on, to be told what comes after the revision that is given, or off. */
  enableSubscription(id: number, enabled: boolean, firstSeq: number | null): Promise<boolean>;
  /** Takes its deliveries away with it. */
  dropSubscription(id: number): Promise<boolean>;

  /** Revisions of which a subscription was told. */
  toldOf(subscription: number): Promise<number[]>;
  /**
   * Keeps deliveries, of which revisions they tell, and how far the subscription was looked at, all or nothing; nothing
   * when it stands further already.
   */
  queueDeliveries(
    subscription: number,
    deliveries: readonly Pick<DeliveryRecord, 'id' | 'created_at' | 'type' | 'body'>[],
    told: { seqs: readonly number[]; last_seq: number; due_at: number | null },
  ): Promise<void>;
  /** Those of enabled subscriptions that are to be tried at `now`, the oldest first. */
  dueDeliveries(now: number, limit: number): Promise<DeliveryRecord[]>;
  /** When the next one is to be tried (ms); null when none waits. */
  nextDelivery(): Promise<number | null>;
  noteAttempt(
    id: string,
    what: Pick<DeliveryRecord, 'state' | 'attempts' | 'next_at' | 'last_at' | 'status' | 'error'>,
  ): Promise<void>;
  /** The newest first, of one subscription or of all; the body is left out. */
  deliveries(subscription: number | null, limit: number): Promise<Omit<DeliveryRecord, 'body'>[]>;
  /** Has one tried anew at `now`; false when there is none of that id, or its body was taken away. */
  replayDelivery(id: string, now: number): Promise<boolean>;
}
