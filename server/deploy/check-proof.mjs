// Checks what `incident-atlas proof ID` wrote: node check-proof.mjs proof.json [checkpoint.json]
// A checkpoint is an answer of /api/checkpoint that you kept. Needs Node.js alone, and no network.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const demand = (holds, sentence) => {
  if (holds) return;
  console.error(`NOT PROVEN: ${sentence}`);
  process.exit(1);
};

// From a leaf up to the root of the tree over all revisions (RFC 6962, section 2.1).
function rootFrom(hash, index, size, path) {
  let node = sha256(Uint8Array.of(0), Buffer.from(hash, 'hex'));
  const rest = path.map((one) => Buffer.from(one, 'hex'));
  for (let [at, row] = [index, size]; row > 1; [at, row] = [at >> 1, (row + 1) >> 1])
    if (at % 2 === 1) node = sha256(Uint8Array.of(1), rest.shift() ?? '', node);
    else if (at + 1 < row) node = sha256(Uint8Array.of(1), node, rest.shift() ?? '');
  return rest.length === 0 ? node.toString('hex') : '';
}

const proof = read(process.argv[2]);
const { incident, size, root, head, head_path, revisions, public_key: key } = proof;
const isSigned = (lines, { public_key, signature }) =>
  verify(
    null,
    Buffer.from(`${lines.join('\n')}\n`),
    createPublicKey(public_key),
    Buffer.from(signature, 'base64'),
  );

demand(isSigned(['incident-atlas tree', size, root], proof), 'The key did not sign this history.');
demand(
  rootFrom(head, size - 1, size, head_path) === root,
  'The head is not the last revision of this history.',
);

let version = 0;
for (const { seq, previous, recorded_at, projection_hash, change, hash, path, import: batch } of revisions) {
  const text = [previous, seq, recorded_at, projection_hash, change].join('\n');
  demand(sha256(text).toString('hex') === hash, `Revision ${seq} does not have the hash that was recorded.`);
  demand(rootFrom(hash, seq - 1, size, path) === root, `Revision ${seq} is not part of this history.`);
  let said = JSON.parse(change);
  if (batch) {
    const digests = Buffer.from(batch.digests, 'base64');
    const own = digests.subarray(batch.at * 32, batch.at * 32 + 32);
    const isOwn = sha256(digests).toString('hex') === said.digest && sha256(batch.text).equals(own);
    demand(isOwn, `Revision ${seq} imported something else.`);
    [said] = JSON.parse(batch.text.split('\n', 1)[0]);
  }
  const follows = said.incident === incident && said.base === version;
  demand(follows, `Version ${version + 1} is missing before revision ${seq}.`);
  version += 1;
  console.log(
    `Version ${version}, recorded ${recorded_at} as revision ${seq}: ${said.kind}, «${said.document.status}».`,
  );
}

if (process.argv[3]) {
  const kept = read(process.argv[3]);
  demand(isSigned(['incident-atlas checkpoint', kept.seq, kept.head], kept), 'The checkpoint is not signed.');
  demand(kept.public_key === key, 'The checkpoint was signed by another key.');
  const path = kept.seq === size ? head_path : proof.kept?.seq === kept.seq ? proof.kept.path : [];
  const isPart = rootFrom(kept.head, kept.seq - 1, size, path) === root;
  demand(isPart, 'The checkpoint is not of this history, or the proof was not made for it.');
}
console.log(
  `PROVEN: ${version} versions of ${incident} among ${size} revisions, signed by this key:\n${key}`,
);
