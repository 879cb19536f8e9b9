import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { throttled } from '../../service/fault.ts';
import { createThrottle } from '../../service/throttle.ts';

/** What stands before a form that anybody may send. */
export interface SuggestionGate {
  /** Says in the form when it was handed out, so that nobody can make it up. */
  stamp(): string;
  /** Whether a form comes back too soon for somebody who reads it, or so late (or from another run of the service) that nobody knows. */
  age(stamp: string): 'right' | 'early' | 'unknown';
  /** Throws Fault `throttled` when an address has sent as many as it may; it is kept in memory only. */
  demandRoom(address: string): void;
  /** Counts one that was sent. */
  count(address: string): void;
}

const soonestMs = 3_000;
const latestMs = 24 * 3_600_000;

/** `now` in milliseconds since 1970. An address may send five in an hour. */
export function createSuggestionGate(now: () => number): SuggestionGate {
  const key = randomBytes(32);
  const sent = createThrottle(5, 3_600_000, now);
  const sign = (time: string) => createHmac('sha256', key).update(time).digest('base64url');
  return {
    stamp: () => {
      const time = String(now());
      return `${time}.${sign(time)}`;
    },
    age: (stamp) => {
      const [time = '', mark = ''] = stamp.split('.');
      const [given, own] = [Buffer.from(mark), Buffer.from(sign(time))];
      if (given.length !== own.length || !timingSafeEqual(given, own)) return 'unknown';
      const age = now() - Number(time);
      if (age > latestMs) return 'unknown';
      return age < soonestMs ? 'early' : 'right';
    },
    demandRoom: (address) => {
      const wait = sent.wait(address);
      if (wait > 0) throw throttled(wait);
    },
    count: (address) => sent.fail(address),
  };
}
