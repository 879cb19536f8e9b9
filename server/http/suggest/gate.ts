import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { tooManySuggestions } from '../../service/fault.ts';
import { createThrottle } from '../../service/throttle.ts';

/** What stands before a form that anybody may send. */
export interface SuggestionGate {
  /** Says in the form when it was handed out, so that nobody can make it up. */
  stamp(): string;
  /**
   * Whether a form comes back too soon for somebody who reads it, so late (or from another run of the service) that
   * nobody knows, or once more after it was kept.
   */
  age(stamp: string): 'right' | 'early' | 'unknown' | 'spent';
  /** Uses a stamp up; false when it was. */
  spend(stamp: string): boolean;
  restore(stamp: string): void;
  /** Counts one of an address, in memory only. Throws Fault `throttled` when it has sent as many as it may. */
  take(address: string): void;
  /** Takes back what was counted of one that is not kept. */
  forgive(address: string): void;
}

const soonestMs = 3_000;
const latestMs = 24 * 3_600_000;

/** `now` in milliseconds since 1970. An address may send five in an hour. */
export function createSuggestionGate(now: () => number): SuggestionGate {
  const key = randomBytes(32);
  const sent = createThrottle(5, 3_600_000, now);
  const spent = createThrottle(1, latestMs, now);
  const sign = (made: string) => createHmac('sha256', key).update(made).digest('base64url');
  return {
    stamp: () => {
      const made = `${now()}-${randomBytes(9).toString('base64url')}`;
      return `${made}.${sign(made)}`;
    },
    age: (stamp) => {
      const [made = '', mark = ''] = stamp.split('.');
      const [given, own] = [Buffer.from(mark), Buffer.from(sign(made))];
      if (given.length !== own.length || !timingSafeEqual(given, own)) return 'unknown';
      const age = now() - Number(made.split('-', 1)[0]);
      if (age > latestMs) return 'unknown';
      if (spent.wait(stamp) > 0) return 'spent';
      return age < soonestMs ? 'early' : 'right';
    },
    spend: (stamp) => {
      if (spent.wait(stamp) > 0) return false;
      spent.fail(stamp);
      return true;
    },
    restore: (stamp) => spent.clear(stamp),
    take: (address) => {
      const wait = sent.wait(address);
      if (wait > 0) throw tooManySuggestions(wait);
      sent.fail(address);
    },
    forgive: (address) => sent.forgive(address),
  };
}
