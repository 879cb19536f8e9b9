import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, items, type TestServer } from '../support/server.ts';

describe('a request that two servers could read in two ways', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({
      patience: { headersMs: 400, requestMs: 800, checkMs: 50, idleMs: 400 },
    });
  });
  afterAll(() => server.close());

  /** The statuses of all answers to some bytes on one connection, until the other side closes it. */
  const statuses = (text: string): Promise<number[]> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(text, 'latin1'));
      socket.on('data', (part) => {
        answer += part;
      });
      socket.on('close', () =>
        resolve([...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]))),
      );
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
      );
    });

  const head = `POST ${items} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  /** What an attacker would hide in the body of the first. */
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

  it('reads two that are sent one after the other as two', async () => {
    expect(await statuses(`${head}Content-Length: 2\r\n\r\n{}${hidden}`)).toEqual([401, 200]);
  });

  const length = `Content-Length: ${hidden.length}\r\n`;
  it.each([
    ['a length and chunks', `${head}${length}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['chunks and a length', `${head}Transfer-Encoding: chunked\r\n${length}\r\n0\r\n\r\n${hidden}`],
    [
      'chunks twice',
      `${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ['chunks under a false name', `${head}Transfer-Encoding: xchunked\r\n${length}\r\n0\r\n\r\n${hidden}`],
    ['chunks in a list', `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`],
    ['chunks behind a tab', `${head}Transfer-Encoding:\tchunked\r\n${length}\r\n0\r\n\r\n${hidden}`],
    [
      'chunks behind a space in the name',
      `${head}Transfer-Encoding : chunked\r\n${length}\r\n0\r\n\r\n${hidden}`,
    ],
    [
      'chunks on a folded line',
      `${head}X: y\r\n Transfer-Encoding: chunked\r\n${length}\r\n0\r\n\r\n${hidden}`,
    ],
    ['two lengths', `${head}Content-Length: 0\r\n${length}\r\n${hidden}`],
    ['two lengths on one line', `${head}Content-Length: 0, ${hidden.length}\r\n\r\n${hidden}`],
    ['a length with a sign', `${head}Content-Length: +0\r\n\r\n${hidden}`],
    ['a length in hexadecimal', `${head}Content-Length: 0x0\r\n\r\n${hidden}`],
    ['a length of many digits', `${head}Content-Length: 18446744073709551616\r\n\r\n${hidden}`],
    [
      'a line that ends without a return',
      `${head}X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ['a return alone', `${head}X: y\rContent-Length: 0\r\n\r\n${hidden}`],
    ['a zero in a header', `${head}X: \0\r\nContent-Length: 0\r\n\r\n${hidden}`],
    ['a chunk of a size with a sign', `${head}Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n${hidden}`],
    ['a chunk with a line end too few', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n${hidden}`],
    [
      'a chunk size beyond all bounds',
      `${head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n${hidden}`,
    ],
    [
      'an older version with chunks',
      `${head.replace('1.1', '1.0')}Transfer-Encoding: chunked\r\n${length}\r\n0\r\n\r\n${hidden}`,
    ],
  ])('refuses %s, and answers nothing that comes behind it', async (_, text) => {
    const answers = await statuses(text);
    expect(answers).not.toContain(200);
    expect(answers.length).toBeLessThanOrEqual(1);
    if (answers.length) expect(answers[0]).toBeGreaterThanOrEqual(400);
  });

  it('reads a request of another server’s form of address as its own, not as one to pass on', async () => {
    const [status] = await statuses(
      'GET http://elsewhere.example/api/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect([400, 401, 404]).toContain(status);
  });
});
