import type { SubscriptionRecord } from '../../alerts.ts';
import type { Connection } from '../connection.ts';

interface AlertHost {
  host: string;
  added_by: string;
  added_at: number;
}

export function readAlertHosts(connection: Connection): AlertHost[] {
  return connection
    .prepare('SELECT host, added_by, added_at FROM alert_hosts ORDER BY host')
    .all() as AlertHost[];
}

export function writeAlertHost(connection: Connection, host: AlertHost): boolean {
  return (
    connection
      .prepare(
        `INSERT INTO alert_hosts (host, added_by, added_at) VALUES (@host, @added_by, @added_at)
         ON CONFLICT (host) DO NOTHING`,
      )
      .run(host).changes > 0
  );
}

export function dropAlertHost(connection: Connection, host: string): boolean {
  return connection.prepare('DELETE FROM alert_hosts WHERE host = ?').run(host).changes > 0;
}

type Row = Omit<SubscriptionRecord, 'kinds' | 'enabled'> & { kinds: string; enabled: 0 | 1 };

const columns =
  'id, name, query, kinds, url, secret, rhythm, language, enabled, created_by, created_at, first_seq, last_seq, due_at';

const toRecord = (row: Row): SubscriptionRecord => ({
  ...row,
  kinds: JSON.parse(row.kinds),
  enabled: row.enabled === 1,
});

export function readSubscriptions(connection: Connection): SubscriptionRecord[] {
  return (connection.prepare(`SELECT ${columns} FROM subscriptions ORDER BY id`).all() as Row[]).map(
    toRecord,
  );
}

export function writeSubscription(
  connection: Connection,
  subscription: Omit<SubscriptionRecord, 'id'>,
): SubscriptionRecord {
  const row = connection
    .prepare(
      `INSERT INTO subscriptions (name, query, kinds, url, secret, rhythm, language, enabled, created_by,
         created_at, first_seq, last_seq, due_at)
       VALUES (@name, @query, @kinds, @url, @secret, @rhythm, @language, @enabled, @created_by,
         @created_at, @first_seq, @last_seq, @due_at) RETURNING ${columns}`,
    )
    .get({
      ...subscription,
      kinds: JSON.stringify(subscription.kinds),
      enabled: Number(subscription.enabled),
    }) as Row;
  return toRecord(row);
}

export function enableSubscription(
  connection: Connection,
  id: number,
  enabled: boolean,
  firstSeq: number | null,
): boolean {
  return (
    connection
      .prepare(
        `UPDATE subscriptions SET enabled = @enabled, first_seq = coalesce(@firstSeq, first_seq),
           last_seq = coalesce(@firstSeq, last_seq) WHERE id = @id`,
      )
      .run({ id, enabled: Number(enabled), firstSeq }).changes > 0
  );
}

export function dropSubscription(connection: Connection, id: number): boolean {
  return connection.db.transaction(() => {
    connection.prepare('DELETE FROM deliveries WHERE subscription = ?').run(id);
    connection.prepare('DELETE FROM told WHERE subscription = ?').run(id);
    return connection.prepare('DELETE FROM subscriptions WHERE id = ?').run(id).changes > 0;
  })();
}
