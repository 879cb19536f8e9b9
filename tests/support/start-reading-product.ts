import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type Product, startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers the address of the product for tests that only read, and starts it for the first who asks. */
    readingProduct: string;
  }
}

let started: Promise<Product> | undefined;
let starter: Server;

/** Before the browser tests: who only reads shares one product, since each start costs some seconds. */
export async function setup(project: TestProject): Promise<void> {
  starter = createServer((_, answer) => {
    started ??= startProduct();
    started.then(
      ({ url }) => answer.end(url),
      (error: Error) => {
        started = undefined;
        answer.writeHead(500).end(error.message);
      },
    );
  });
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve));
  const { port } = starter.address() as AddressInfo;
  project.provide('readingProduct', `http://127.0.0.1:${port}/`);
}

export async function teardown(): Promise<void> {
  starter.close();
  // Who asked was told that it did not start.
  await (await started?.catch(() => undefined))?.stop();
}
