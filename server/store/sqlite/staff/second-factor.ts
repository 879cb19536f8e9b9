import type { SecondFactorRecord } from '../../people.ts';
import type { Connection } from '../connection.ts';

export function readSecondFactor(connection: Connection, userId: number): SecondFactorRecord | null {
  const row = connection
    .prepare(
      `SELECT secret, confirmed_at, last_step,
         (SELECT count(*) FROM recovery_codes AS c WHERE c.user_id = f.user_id) AS recovery_codes
       FROM second_factors AS f WHERE user_id = ?`,
    )
    .get(userId) as SecondFactorRecord | undefined;
  return row ?? null;
}

export function readSecondFactorUsers(connection: Connection): number[] {
  return connection
    .prepare('SELECT user_id FROM second_factors WHERE confirmed_at IS NOT NULL ORDER BY user_id')
    .pluck()
    .all() as number[];
}

export function beginSecondFactor(connection: Connection, userId: number, secret: string): boolean {
  return (
    connection
      .prepare(
        `INSERT INTO second_factors (user_id, secret) VALUES (?, ?)
         ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0 WHERE confirmed_at IS NULL`,
      )
      .run(userId, secret).changes > 0
  );
}

export function confirmSecondFactor(
  connection: Connection,
  userId: number,
  step: number,
  now: number,
  recoveryHashes: readonly string[],
): boolean {
  return connection.db.transaction(() => {
    const { changes } = connection
      .prepare(
        'UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE user_id = ? AND confirmed_at IS NULL',
      )
      .run(now, step, userId);
    if (!changes) return false;
    connection.prepare('DELETE FROM recovery_codes WHERE user_id = ?').run(userId);
    for (const hash of recoveryHashes)
      connection.prepare('INSERT INTO recovery_codes (user_id, code_hash) VALUES (?, ?)').run(userId, hash);
    return true;
  })();
}

export function spendStep(connection: Connection, userId: number, step: number): boolean {
  return (
    connection
      .prepare(
        `UPDATE second_factors SET last_step = @step
         WHERE user_id = @userId AND confirmed_at IS NOT NULL AND last_step < @step`,
      )
      .run({ userId, step }).changes > 0
  );
}

export function spendRecoveryCode(connection: Connection, userId: number, codeHash: string): boolean {
  return (
    connection.prepare('DELETE FROM recovery_codes WHERE user_id = ? AND code_hash = ?').run(userId, codeHash)
      .changes > 0
  );
}

export function dropSecondFactor(connection: Connection, userId: number): boolean {
  return connection.db.transaction(() => {
    connection.prepare('DELETE FROM recovery_codes WHERE user_id = ?').run(userId);
    return connection.prepare('DELETE FROM second_factors WHERE user_id = ?').run(userId).changes > 0;
  })();
}
