import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Dispatcher, startDispatcher } from '../../server/service/alerts/dispatcher.ts';
import { createSend, strictRules } from '../../server/service/alerts/send.ts';
import { exactIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const day = 86_400_000;

describe('an alert', () => {
  let server: TestServer;
  let admin: Person;
  let receiver: Server;
  let host: string;
  let dispatcher: Dispatcher;
  let status: number;
  let received: { id: string; message: Json }[];

  const start = () =>
    startDispatcher({
      atlas: server.atlas,
      send: createSend({ ...strictRules, isAllowed: () => true, allowsPlain: true }),
      base: 'https://atlas.example',
      log: (details) => {
        throw new Error(JSON.stringify(details));
      },
    });

  beforeEach(async () => {
    status = 200;
    received = [];
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push({ id: String(request.headers['webhook-id']), message: JSON.parse(body) });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, 'localhost', resolve));
    host = `localhost:${(receiver.address() as AddressInfo).port}`;
    server = await createTestServer({
      settings: { alerts: { allowsPlain: true, wake: () => undefined } },
    });
    admin = await server.person('admin');
    await server.put(plainIncident('before'));
    dispatcher = start();
  });
  afterEach(async () => {
    await dispatcher.stop();
    await server.close();
    receiver.closeAllConnections();
    receiver.close();
  });

  const allow = (name = host) => admin.send('POST', '/api/alerts/hosts', { host: name });
  const subscribe = async (more: object = {}): Promise<Json> => {
    const given = {
      name: 'desk',
      kinds: ['published', 'changed', 'contested', 'corrected', 'retracted'],
      url: `http://${host}/hook`,
      ...more,
    };
    const answer = await admin.send('POST', '/api/alerts/subscriptions', given);
    expect(answer.status).toBe(201);
    const made = await answer.json();
    return made;
  };
  const deliveries = async (): Promise<Json[]> =>
    (await (await admin.get('/api/alerts/deliveries')).json()).deliveries;
  const told = () =>
    received.map(({ message }) => [
      message.type,
      ...(message.data.entries ?? []).map((one: Json) => one.incident),
    ]);

  it('tells an allowed host what becomes public from then on, and nothing of drafts', async () => {
    await allow();
    await subscribe();
    await server.put(plainIncident('draft', { status: 'draft' }));
    await server.put(plainIncident('news'));
    await dispatcher.run();
    expect(told()).toEqual([['incident.published', 'news']]);
    const { data, timestamp } = received[0]!.message;
    expect(timestamp).toBe('2024-09-01T10:00:00.000Z');
    expect(data.subscription).toMatchObject({ name: 'desk', query: '' });
    expect(data.entries[0]).toMatchObject({
      kind: 'published',
      version: 1,
      page: 'https://atlas.example/incident/news',
      feature: { id: 'news' },
    });
    await admin.send('DELETE', `${items}/news?reason=wrong`, undefined, { 'If-Match': '*' });
    await dispatcher.run();
    expect(received[1]!.message.data.entries[0]).toMatchObject({ kind: 'retracted', reason: 'wrong' });
    expect(received[1]!.message.data.entries[0].feature).toBeUndefined();
    await dispatcher.run();
    expect(received).toHaveLength(2);
    expect((await deliveries()).map(({ state, attempts, status: got }) => [state, attempts, got])).toEqual([
      ['delivered', 1, 200],
      ['delivered', 1, 200],
    ]);
  });

  it('tells each revision once, though all are looked at again on another day and after a restart', async () => {
    await allow();
    await subscribe();
    await server.put(plainIncident('news'));
    await dispatcher.run();
    expect(told()).toEqual([['incident.published', 'news']]);
    await dispatcher.stop();
    server.clock.now += day;
    dispatcher = start();
    await dispatcher.run();
    await server.put(plainIncident('more'));
    await dispatcher.run();
    expect(told().slice(1)).toEqual([['incident.published', 'more']]);
  });

  it('tells only of its query, and only of the kinds it asks for', async () => {
    await allow();
    const type = plainIncident().types[0]!.type;
    const other = type === 'riot' ? 'protest' : 'riot';
    await subscribe({ name: 'other type', query: `type=${other}` });
    await subscribe({ name: 'that type', query: `type=${type}` });
    await subscribe({ name: 'retractions', kinds: ['retracted'] });
    await server.put(plainIncident('news'));
    await dispatcher.run();
    expect(received.map(({ message }) => message.data.subscription.name)).toEqual(['that type']);
  });

  it('is signed with the secret that was shown once', async () => {
    await allow();
    const { id, secret } = await subscribe();
    expect(secret).toMatch(/^whsec_/);
    expect(JSON.stringify(await (await admin.get('/api/alerts')).json())).not.toContain(secret.slice(6));
    const seen: { headers: Record<string, string>; body: string }[] = [];
    receiver.on('request', (request) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () =>
        seen.push({
          headers: request.headers as Record<string, string>,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    expect((await admin.send('POST', `/api/alerts/subscriptions/${id}/test`)).status).toBe(204);
    // The receiver's clock is today's.
    server.clock.now = Date.now();
    await dispatcher.run();
    expect(new Webhook(secret).verify(seen[0]!.body, seen[0]!.headers)).toMatchObject({ type: 'test' });
  });

  it('is tried again with growing waits, also after a restart, under one id, and given up in the end', async () => {
    await allow();
    await subscribe();
    status = 503;
    await server.put(plainIncident('news'));
    await dispatcher.run();
    expect(received).toHaveLength(1);
    await dispatcher.run();
    expect(received).toHaveLength(1);
    const gaps: number[] = [];
    let last = server.clock.now;
    for (let tries = 1; ; tries += 1) {
      // No session lasts as long.
      const [one] = await server.atlas.store.deliveries(null, 10);
      expect(one).toMatchObject({ attempts: tries, status: 503 });
      if (one!.next_at === null) break;
      gaps.push(one!.next_at - last);
      server.clock.now = one!.next_at - 1;
      await dispatcher.run();
      expect(received).toHaveLength(tries);
      await dispatcher.stop();
      dispatcher = start();
      server.clock.now += 1;
      last = server.clock.now;
      await dispatcher.run();
      expect(received).toHaveLength(tries + 1);
    }
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect([gaps[0], gaps.length]).toEqual([5_000, 8]);
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
  });

  it('says nothing of a place that a rule makes less precise by now, when it waits and when it is sent again', async () => {
    await allow();
    const id = (await subscribe()).id;
    await server.put(exactIncident('delivered'));
    await dispatcher.run();
    const [{ id: old }] = (await deliveries()) as [Json];
    status = 503;
    await server.put(exactIncident('waiting'));
    await dispatcher.run();
    expect(received.map(({ message }) => JSON.stringify(message).includes('30.1598'))).toEqual([true, true]);
    for (const one of ['delivered', 'waiting']) {
      const protection = { protection: { place: 'municipality' } };
      const answer = await admin.send(
        'PATCH',
        `${items}/${one}`,
        { properties: protection },
        { 'If-Match': '*' },
      );
      expect(answer.status).toBe(200);
    }
    received = [];
    status = 200;
    server.clock.now += 600_000;
    await dispatcher.run();
    expect(told()).toContainEqual(['incident.published', 'waiting']);
    expect(JSON.stringify(received)).not.toMatch(/30\.159|Whisperhouse/);
    expect((await admin.send('POST', `/api/alerts/deliveries/${old}/replay`)).status).toBe(404);
    const kept = await server.atlas.store.dueDeliveries(Number.MAX_SAFE_INTEGER, 100);
    expect(kept.filter(({ subscription }) => subscription === id)).toEqual([]);
  });

  it('is not sent of what was retracted meanwhile', async () => {
    await allow();
    await subscribe();
    status = 503;
    await server.put(plainIncident('news'));
    await dispatcher.run();
    await admin.send('DELETE', `${items}/news?reason=wrong`, undefined, { 'If-Match': '*' });
    received = [];
    status = 200;
    server.clock.now += 600_000;
    await dispatcher.run();
    expect(told()).toEqual([['incident.retracted', 'news']]);
  });

  it('is sent again when an admin asks for it, under the id that it had', async () => {
    await allow();
    await subscribe();
    await server.put(plainIncident('news'));
    await dispatcher.run();
    const [{ id }] = (await deliveries()) as [Json];
    expect((await admin.send('POST', `/api/alerts/deliveries/${id}/replay`)).status).toBe(204);
    expect((await admin.send('POST', '/api/alerts/deliveries/msg_0/replay')).status).toBe(404);
    await dispatcher.run();
    expect(received.map((one) => one.id)).toEqual([id, id]);
    expect(received[1]!.message).toEqual(received[0]!.message);
  });

  it('goes nowhere once its host is not allowed any more, or the subscription is off', async () => {
    await allow();
    const { id } = await subscribe();
    expect((await admin.send('DELETE', `/api/alerts/hosts/${host}`)).status).toBe(204);
    expect(server.log.join('')).toContain('"/api/alerts/hosts/…"');
    expect(server.log.join('')).not.toContain(`hosts/${host}`);
    await server.put(plainIncident('one'));
    await dispatcher.run();
    expect(received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'failed', error: 'host_not_allowed' }]);
    expect((await (await admin.get('/api/alerts')).json()).subscriptions).toMatchObject([{ allowed: false }]);
    await allow();
    const path = `/api/alerts/subscriptions/${id}`;
    await admin.send('PATCH', path, { enabled: false });
    await server.put(plainIncident('two'));
    await dispatcher.run();
    await admin.send('PATCH', path, { enabled: true });
    await server.put(plainIncident('three'));
    await dispatcher.run();
    expect(told()).toEqual([['incident.published', 'three']]);
    expect((await admin.send('DELETE', path)).status).toBe(204);
    expect(await deliveries()).toEqual([]);
  });

  it('is switched off by a receiver that is gone for good', async () => {
    await allow();
    await subscribe();
    status = 410;
    await server.put(plainIncident('news'));
    await dispatcher.run();
    expect((await (await admin.get('/api/alerts')).json()).subscriptions).toMatchObject([{ enabled: false }]);
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 1 }]);
  });

  it('comes as a digest at its hour, and not at all when there is nothing to tell', async () => {
    await allow();
    await subscribe({ rhythm: 'daily', language: 'sq' });
    await server.put(plainIncident('one'));
    server.clock.now += 3_600_000;
    await server.put(plainIncident('two'));
    await dispatcher.run();
    expect(received).toEqual([]);
    server.clock.now += day;
    await dispatcher.run();
    expect(told()).toEqual([['digest', 'one', 'two']]);
    expect(received[0]!.message.data.left_off).toBe(0);
    server.clock.now += day;
    await dispatcher.run();
    expect(received).toHaveLength(1);
  });
});
