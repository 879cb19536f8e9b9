/** Plain Node.js that serves the bytes of another service from memory: the limit of what the harness can measure. */
import { createServer } from 'node:http';

const [upstream] = process.argv.slice(2);
const held = new Map<string, { type: string; status: number; body: Buffer }>();

const server = createServer(async (req, res) => {
  const path = req.url ?? '/';
  let known = held.get(path);
  if (!known) {
    const answer = await fetch(upstream + path);
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    known = { type, status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
    held.set(path, known);
  }
  if (known.status === 204) res.writeHead(204);
  else res.writeHead(known.status, { 'Content-Type': known.type, 'Content-Length': known.body.length });
  res.end(known.body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    process.stdout.write(`ready at http://127.0.0.1:${address.port}\n`);
});
