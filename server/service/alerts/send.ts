import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address.ts';
import { signedHeaders } from './signature.ts';

/** What came of a try: the status of the answer, or a word for why there was none. */
export interface Outcome {
  status: number | null;
  error: string | null;
}

export interface Message {
  id: string;
  url: string;
  secret: string;
  body: string;
}

export type Send = (message: Message, now: number) => Promise<Outcome>;

/** What tests replace so that they can receive on their own machine. No setting reaches these. */
export interface SendingRules {
  isAllowed: (address: string) => boolean;
  allowsPlain: boolean;
  resolve: typeof lookup;
  timeoutMs: number;
}

export const strictRules: SendingRules = {
  isAllowed: isPublicAddress,
  allowsPlain: false,
  resolve: lookup,
  timeoutMs: 10_000,
};

class RefusedAddress extends Error {
  readonly code = 'address_refused';
}

/**
 * Resolves a name and gives the connection the addresses found here and no others, so that a second answer of the DNS
 * cannot lead it elsewhere. One address that is not allowed refuses the name.
 */
function guarded({ isAllowed, resolve }: SendingRules): LookupFunction {
  return (hostname, options: LookupOptions, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      if (error) done(error, '', 0);
      else if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address)))
        done(new RefusedAddress(hostname), '', 0);
      else if (options.all) (done as unknown as (none: null, all: LookupAddress[]) => void)(null, addresses);
      else done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

/** Sends signed messages. An answer of 3xx is one: nothing is followed. Never throws. */
export function createSend(rules: SendingRules = strictRules): Send {
  const lookupOnce = guarded(rules);
  return ({ id, url, secret, body }, now) => {
    const target = new URL(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const refused = (error: string) => Promise.resolve({ status: null, error });
    if (target.protocol !== 'https:' && !rules.allowsPlain) return refused('not_https');
    // An address instead of a name is connected to without being looked up.
    if (isIP(host) && !rules.isAllowed(host)) return refused('address_refused');
    return new Promise((resolve) => {
      const request = (target.protocol === 'https:' ? secureRequest : plainRequest)(
        target,
        {
          method: 'POST',
          agent: false,
          lookup: lookupOnce,
          signal: AbortSignal.timeout(rules.timeoutMs),
          headers: {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
            'User-Agent': 'incident-atlas',
            ...signedHeaders(id, secret, body, now),
          },
        },
        (answer) => {
          resolve({ status: answer.statusCode ?? null, error: null });
          // What a receiver says besides its status is not read.
          answer.destroy();
        },
      );
      request.on('error', (error: NodeJS.ErrnoException) => {
        const isLate = ['ABORT_ERR', 'ETIMEDOUT'].includes(error.code ?? '');
        resolve({ status: null, error: isLate ? 'too_slow' : (error.code ?? 'no_answer') });
      });
      request.end(body);
    });
  };
}
