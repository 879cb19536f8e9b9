import { ipKeyGenerator } from 'express-rate-limit';
import type { Exchange } from './exchange.ts';

/** What is counted by; never logged, never stored. One line has a whole network of IPv6, so that is one address. */
export const addressOf = ({ req: { ip } }: { req: Pick<Exchange['req'], 'ip'> }): string =>
  ip === undefined ? 'unknown' : ipKeyGenerator(ip, 56);
