import type { DeliveryRecord } from '../../alerts.ts';
import type { Connection } from '../connection.ts';

/** Deliveries of one subscription that are kept once they are over; older ones are forgotten. */
const mostKept = 500;

const head = 'id, subscription, created_at, type, state, attempts, next_at, last_at, status, error';

export function queueDeliveries(
  connection: Connection,
  subscription: number,
  deliveries: readonly Pick<DeliveryRecord, 'id' | 'created_at' | 'type' | 'body'>[],
  { seqs, ...told }: { seqs: readonly number[]; last_seq: number; due_at: number | null },
): void {
  connection.db.transaction(() => {
    // What was read before an earlier version was written anew must not be kept after: it is read again.
    const rewritten = connection.prepare('SELECT 1 FROM shown WHERE by > ? AND seq <> by LIMIT 1');
    if (rewritten.get(told.last_seq)) return;
    const { changes } = connection
      .prepare(
        'UPDATE subscriptions SET last_seq = @last_seq, due_at = @due_at WHERE id = @id AND last_seq <= @last_seq',
      )
      .run({ ...told, id: subscription });
    if (!changes) return;
    const insert = connection.prepare(
      `INSERT INTO deliveries (id, subscription, created_at, type, body, state, attempts, next_at)
       VALUES (@id, @subscription, @created_at, @type, @body, 'waiting', 0, @created_at)`,
    );
    for (const one of deliveries) insert.run({ ...one, subscription });
    for (const seq of seqs)
      connection
        .prepare('INSERT OR IGNORE INTO told (subscription, seq) VALUES (?, ?)')
        .run(subscription, seq);
    connection
      .prepare(
        `DELETE FROM deliveries WHERE subscription = @subscription AND state <> 'waiting' AND number <=
           (SELECT number FROM deliveries WHERE subscription = @subscription ORDER BY number DESC
            LIMIT 1 OFFSET ${mostKept})`,
      )
      .run({ subscription });
  })();
}

export function readTold(connection: Connection, subscription: number): number[] {
  return connection
    .prepare('SELECT seq FROM told WHERE subscription = ?')
    .pluck()
    .all(subscription) as number[];
}

export function readDueDeliveries(connection: Connection, now: number, limit: number): DeliveryRecord[] {
  return connection
    .prepare(
      `SELECT ${head}, body FROM deliveries WHERE state = 'waiting' AND next_at <= @now
         AND subscription IN (SELECT s.id FROM subscriptions AS s WHERE s.enabled = 1)
       ORDER BY number LIMIT @limit`,
    )
    .all({ now, limit }) as DeliveryRecord[];
}

export function readNextDelivery(connection: Connection): number | null {
  return connection
    .prepare(
      `SELECT min(next_at) FROM deliveries WHERE state = 'waiting'
         AND subscription IN (SELECT s.id FROM subscriptions AS s WHERE s.enabled = 1)`,
    )
    .pluck()
    .get() as number | null;
}

export function noteAttempt(
  connection: Connection,
  id: string,
  what: Pick<DeliveryRecord, 'state' | 'attempts' | 'next_at' | 'last_at' | 'status' | 'error'>,
): void {
  connection
    .prepare(
      `UPDATE deliveries SET state = @state, attempts = @attempts, next_at = @next_at, last_at = @last_at,
         status = @status, error = @error WHERE id = @id`,
    )
    .run({ ...what, id });
}

export function readDeliveries(
  connection: Connection,
  subscription: number | null,
  limit: number,
): Omit<DeliveryRecord, 'body'>[] {
  return connection
    .prepare(
      `SELECT ${head} FROM deliveries WHERE @subscription IS NULL OR subscription = @subscription
       ORDER BY number DESC LIMIT @limit`,
    )
    .all({ subscription, limit }) as Omit<DeliveryRecord, 'body'>[];
}

export function replayDelivery(connection: Connection, id: string, now: number): boolean {
  return (
    connection
      .prepare(
        `UPDATE deliveries SET state = 'waiting', attempts = 0, next_at = @now WHERE id = @id AND body <> ''`,
      )
      .run({ id, now }).changes > 0
  );
}

interface Message {
  data: { entries: { incident: string; version: number }[] };
}

/**
 * Takes an incident out of all messages, since what they say of it may be read no more: one that waits and tells of
 * nothing else is dropped, one that is over loses its body. With `again` what waited is told anew, as it reads then.
 */
export function withdrawNews(connection: Connection, incident: string, again: boolean): void {
  const rows = connection
    .prepare(
      `SELECT id, subscription, state, body FROM deliveries WHERE EXISTS
         (SELECT 1 FROM json_each(nullif(body, ''), '$.data.entries') AS e WHERE e.value ->> 'incident' = ?)`,
    )
    .all(incident) as Pick<DeliveryRecord, 'id' | 'subscription' | 'state' | 'body'>[];
  for (const { id, subscription, state, body } of rows) {
    const { data, ...message } = JSON.parse(body) as Message;
    const entries = data.entries.filter((one) => one.incident !== incident);
    const left = entries.length ? JSON.stringify({ ...message, data: { ...data, entries } }) : '';
    if (!left && state === 'waiting') connection.prepare('DELETE FROM deliveries WHERE id = ?').run(id);
    else connection.prepare('UPDATE deliveries SET body = ? WHERE id = ?').run(left, id);
    if (!again || state !== 'waiting') continue;
    for (const { version } of data.entries.filter((one) => one.incident === incident)) {
      const seq = connection
        .prepare('SELECT seq FROM documents WHERE incident = ? AND version = ? AND seq > 0')
        .pluck()
        .get(incident, version);
      connection.prepare('DELETE FROM told WHERE subscription = ? AND seq = ?').run(subscription, seq);
      connection
        .prepare('UPDATE subscriptions SET last_seq = min(last_seq, ? - 1) WHERE id = ?')
        .run(seq, subscription);
    }
  }
}
