import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

/** What comes back of bytes that no HTTP library would send. */
function speak(text: string): Promise<{ status: number; problem: Json; head: string }> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => {
      const head = answer.split('\r\n\r\n')[0]!;
      const body = /\{.*\}/s.exec(answer.slice(head.length))?.[0] ?? 'null';
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), problem: JSON.parse(body), head });
    });
    socket.on('error', reject);
  });
}

describe('a request that is none', () => {
  const start = `GET ${items} HTTP/1.1\r\n`;
  const rest = 'Host: localhost\r\nConnection: close\r\n';
  it.each([
    ['an expectation nobody has', `${start}${rest}Expect: nonsense\r\n\r\n`, 417],
    ['no host', `${start}Connection: close\r\n\r\n`, 400],
    ['two hosts', `${start}${rest}Host: other\r\n\r\n`, 400],
    ['a tunnel', `CONNECT example.org:443 HTTP/1.1\r\n${rest}\r\n`, 405],
    ['an invented method', `FOO ${items} HTTP/1.1\r\n${rest}\r\n`, 400],
    ['a method in small letters', `get ${items} HTTP/1.1\r\n${rest}\r\n`, 400],
    ['a method for something else', `PROPFIND ${items} HTTP/1.1\r\n${rest}\r\n`, 405],
    ['a trace', `TRACE ${items} HTTP/1.1\r\n${rest}\r\n`, 405],
    ['a version there is not', `GET ${items} HTTP/3.9\r\n${rest}\r\n`, 400],
    ['a length that is none', `POST ${items} HTTP/1.1\r\n${rest}Content-Length: x\r\n\r\n`, 400],
    ['two lengths', `POST ${items} HTTP/1.1\r\n${rest}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`, 400],
    [
      'a length and chunks',
      `POST ${items} HTTP/1.1\r\n${rest}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      400,
    ],
    [
      'chunks that are none',
      `POST ${items} HTTP/1.1\r\n${rest}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    ['a header with a space in its name', `${start}${rest}If Match: x\r\n\r\n`, 400],
    ['too many headers', `${start}${rest}X: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
  ])('is refused with a problem: %s', async (_, text, status) => {
    const answer = await speak(text);
    expect(answer).toMatchObject({ status, problem: { status, title: expect.any(String) } });
    expect(answer.head.toLowerCase()).toContain('content-type: application/problem+json');
    if (status === 417) expect(answer.problem.parameter).toBe('Expect');
    if (status === 405) expect(answer.head.toLowerCase()).toContain('allow: ');
  });
});
