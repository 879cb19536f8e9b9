import { connect, type Socket } from 'node:net';

/** Clients that behave badly, on raw sockets. Each answers what it met. */

/** Opens a socket and sends a text; it reads what comes unless it is told not to. */
export function speak(port: number, text: string, { reads = true } = {}): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      if (text) socket.write(text);
      resolve(socket);
    });
    if (!reads) socket.pause();
    // Cut connections are what is expected here.
    socket.on('error', reject).on('error', () => undefined);
    if (reads) socket.resume();
  });
}

/** Sends a text, then a byte each half second; after how many milliseconds it was cut, or null after `mostMs`. */
export async function dribble(port: number, text: string, mostMs: number): Promise<number | null> {
  const began = performance.now();
  const socket = await speak(port, text);
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (performance.now() - began > mostMs) finish(null);
      else if (socket.writable) socket.write('a');
    }, 500);
    const finish = (after: number | null) => {
      clearInterval(timer);
      socket.destroy();
      resolve(after);
    };
    socket.on('close', () => finish(performance.now() - began));
  });
}

/** Sends many requests on one socket without waiting; how many answers came. */
export async function pipeline(port: number, path: string, count: number): Promise<number> {
  const request = (close: boolean) =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\n${close ? 'Connection: close\r\n' : ''}\r\n`;
  const socket = await speak(port, request(false).repeat(count - 1) + request(true), { reads: false });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.resume();
  await new Promise((resolve) => socket.on('close', resolve));
  return text.split('HTTP/1.1 200 ').length - 1;
}

/** A listener to the stream of changes; one that never reads leaves its socket full. */
export async function listenTo(port: number, reads: boolean): Promise<{ socket: Socket; text(): string }> {
  const head = 'GET /api/changes HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n';
  const socket = await speak(port, head, { reads: false });
  let text = '';
  if (reads)
    socket
      .on('data', (chunk) => {
        text = (text + chunk).slice(-2_000);
      })
      .resume();
  return { socket, text: () => text };
}

/** Begins a download and leaves after its first bytes, again and again until it is told to stop. */
export async function abortDownloads(port: number, path: string, isOver: () => boolean): Promise<number> {
  let count = 0;
  while (!isOver()) {
    const socket = await speak(port, `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, { reads: false });
    socket.resume();
    await new Promise<void>((resolve) => {
      socket.once('data', () => resolve()).on('close', () => resolve());
      setTimeout(resolve, 1_000);
    });
    socket.destroy();
    count += 1;
  }
  return count;
}
