// Checks a proof that `incident-atlas proof ID` wrote: node check-proof.mjs proof.json [checkpoint.json]
// A checkpoint is an answer of /api/checkpoint that you kept. Needs nothing but Node.js, and no network.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const demand = (holds, sentence) => {
  if (holds) return;
  console.error(`NOT PROVEN: ${sentence}`);
  process.exit(1);
};

/** Goes from a leaf up to the root of the tree over all revisions (RFC 6962, section 2.1). */
function rootFrom(hash, index, size, path) {
  let node = sha256(Uint8Array.of(0), Buffer.from(hash, 'hex'));
  const rest = path.map((one) => Buffer.from(one, 'hex'));
  for (let [at, row] = [index, size]; row > 1; [at, row] = [at >> 1, (row + 1) >> 1])
    if (at % 2 === 1) node = sha256(Uint8Array.of(1), rest.shift() ?? '', node);
    else if (at + 1 < row) node = sha256(Uint8Array.of(1), node, rest.shift() ?? '');
  return rest.length === 0 ? node.toString('hex') : '';
}

const proof = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { incident, size, root, head, head_path, revisions, signature, public_key } = proof;
const signed = (text, by, mark) =>
  verify(null, Buffer.from(text), createPublicKey(by), Buffer.from(mark, 'base64'));

demand(
  signed(`incident-atlas tree\n${size}\n${root}\n`, public_key, signature),
  'The key did not sign this history.',
);
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
    demand(sha256(digests).toString('hex') === said.digest, `Revision ${seq} imported something else.`);
    const own = digests.subarray(batch.at * 32, batch.at * 32 + 32);
    demand(sha256(batch.text).equals(own), `Revision ${seq} imported another version.`);
    [said] = JSON.parse(batch.text.split('\n', 1)[0]);
  }
  demand(
    said.incident === incident && said.base === version,
    `Version ${version + 1} is missing before revision ${seq}.`,
  );
  version += 1;
  console.log(
    `Version ${version}, recorded ${recorded_at} as revision ${seq}: ${said.kind}, «${said.document.status}».`,
  );
}

if (process.argv[3]) {
  const kept = JSON.parse(readFileSync(process.argv[3], 'utf8'));
  demand(
    signed(`incident-atlas checkpoint\n${kept.seq}\n${kept.head}\n`, kept.public_key, kept.signature),
    'The checkpoint is not signed.',
  );
  demand(kept.public_key === public_key, 'The checkpoint was signed by another key.');
  const path = kept.seq === size ? head_path : proof.kept?.seq === kept.seq ? proof.kept.path : [];
  demand(
    rootFrom(kept.head, kept.seq - 1, size, path) === root,
    'The checkpoint is not of this history, or the proof was not made for it.',
  );
}
console.log(
  `PROVEN: ${version} versions of ${incident} among ${size} revisions, signed by this key:\n${public_key}`,
);
