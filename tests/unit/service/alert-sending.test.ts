import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../server/service/alerts/address.ts';
import { createSend, type SendingRules, strictRules } from '../../../server/service/alerts/send.ts';
import { newSecret } from '../../../server/service/alerts/signature.ts';

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fd00:ec2::254',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
  ])('%s is not one of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '::ffff:8.8.8.8'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('sending', () => {
  let receiver: Server;
  let port: number;
  let answer = 200;
  let headers: Record<string, string> = {};
  const received: { request: IncomingMessage; body: string }[] = [];
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push({ request, body });
        if (answer) response.writeHead(answer, headers).end('x'.repeat(100_000));
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    port = (receiver.address() as AddressInfo).port;
  });
  afterAll(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  const secret = newSecret();
  const body = JSON.stringify({ type: 'test', words: 'Звечан' });
  const local: SendingRules = { ...strictRules, isAllowed: () => true, allowsPlain: true };
  /** A resolver that answers with these addresses, each time with the next list. */
  const answering = (...lists: string[][]) => {
    let asked = 0;
    const resolve = (_host: string, _options: object, done: (error: null, all: object[]) => void) => {
      const list = lists[Math.min(asked, lists.length - 1)]!;
      asked += 1;
      done(
        null,
        list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    return { resolve: resolve as unknown as SendingRules['resolve'], count: () => asked };
  };
  const send = (rules: SendingRules, url: string, now = Date.now()) =>
    createSend(rules)({ id: 'msg_1', url, secret, body }, now);

  it('is signed so that another implementation of Standard Webhooks takes it, once altered no more', async () => {
    answer = 204;
    expect(await send(local, `http://127.0.0.1:${port}/hook?x=1`)).toEqual({ status: 204, error: null });
    const { request, body: text } = received.at(-1)!;
    const marks = request.headers as Record<string, string>;
    expect([request.method, request.url]).toEqual(['POST', '/hook?x=1']);
    expect(new Webhook(secret).verify(text, marks)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secret).verify(text.replace('test', 'tost'), marks)).toThrow();
    expect(() => new Webhook(newSecret()).verify(text, marks)).toThrow();
  });

  it('goes to no private address, named or numbered, however it is written', async () => {
    const before = received.length;
    for (const url of [
      `https://127.0.0.1:${port}/`,
      `https://[::1]:${port}/`,
      `https://2130706433:${port}/`,
      `https://0x7f.1:${port}/`,
      `https://[::ffff:127.0.0.1]:${port}/`,
      'https://169.254.169.254/latest/meta-data/',
    ])
      expect(await send(strictRules, url), url).toEqual({ status: null, error: 'address_refused' });
    const { resolve } = answering(['93.184.216.34', '10.0.0.1']);
    expect(await send({ ...strictRules, resolve }, 'https://hooks.example/')).toEqual({
      status: null,
      error: 'address_refused',
    });
    expect(received).toHaveLength(before);
  });

  it('connects to the address that was judged, not to what the DNS says next', async () => {
    const dns = answering(['127.0.0.1'], ['10.9.9.9']);
    const judged: string[] = [];
    const rules = {
      ...local,
      resolve: dns.resolve,
      isAllowed: (address: string) => {
        judged.push(address);
        return true;
      },
    };
    answer = 200;
    expect((await send(rules, `http://hooks.example:${port}/`)).status).toBe(200);
    expect([judged, dns.count()]).toEqual([['127.0.0.1'], 1]);
    expect(received.at(-1)!.request.headers.host).toBe(`hooks.example:${port}`);
  });

  it('needs https', async () => {
    expect(await send({ ...local, allowsPlain: false }, `http://127.0.0.1:${port}/`)).toEqual({
      status: null,
      error: 'not_https',
    });
  });

  it('follows no redirection', async () => {
    const before = received.length;
    answer = 307;
    headers = { Location: `http://127.0.0.1:${port}/elsewhere` };
    expect((await send(local, `http://127.0.0.1:${port}/`)).status).toBe(307);
    expect(received).toHaveLength(before + 1);
    headers = {};
  });

  it('waits for no receiver that does not answer, and tells why nothing arrived', async () => {
    answer = 0;
    expect(await send({ ...local, timeoutMs: 100 }, `http://127.0.0.1:${port}/`)).toEqual({
      status: null,
      error: 'too_slow',
    });
    expect((await send(local, 'http://127.0.0.1:1/')).error).toBe('ECONNREFUSED');
  });
});
