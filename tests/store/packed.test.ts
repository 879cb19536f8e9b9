import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary } from '../../server/store/sqlite/packed/dictionary.ts';
import { registerPacked } from '../../server/store/sqlite/packed/functions.ts';
import { DamagedTextError } from '../../server/store/sqlite/packed/head.ts';
import { codeOf, lengthOf } from '../../server/store/sqlite/packed/letters.ts';
import { pack } from '../../server/store/sqlite/packed/pack.ts';
import {
  sumOfPacked,
  unpackBytes,
  unpackJoined,
  unpackString,
  unpackStringAfter,
} from '../../server/store/sqlite/packed/unpack.ts';
import { accountFeature } from '../../server/store/sqlite/rows.ts';
import { histories } from './random-versions.ts';

const comma = 0x2c;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Features and search texts of made versions: whatever the domain derives. */
const features: string[] = [];
const searches: [feature: string, search: string][] = [];
for (const version of fc.sample(histories, { seed: 16, numRuns: 4 }).flat()) {
  const { states, told, accountStates } = version.projection;
  for (const { feature, search } of [...states, ...told.flatMap((one) => one.states)])
    searches.push([JSON.stringify(feature), JSON.stringify(search)]);
  for (const one of accountStates)
    features.push(JSON.stringify(accountFeature(version.change.incident, one)));
}
features.push(...searches.map(([feature]) => feature));

/** Any text, or one with pieces of what a feature is made of. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.oneof(fc.constantFrom(...features.slice(0, 40)), fc.string({ unit: 'grapheme' })), {
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
  fc.json({ stringUnit: 'grapheme' }),
);
const anyBytes = fc.uint8Array({ maxLength: 600 });

describe('a packed text', () => {
  it('is unpacked to what it was, whatever it says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = Buffer.from(text);
        expect(Buffer.from(unpackBytes(pack(bytes))).equals(bytes)).toBe(true);
        expect(unpackString(pack(bytes))).toBe(bytes.toString());
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(Buffer.from(unpackBytes(pack(bytes))).equals(bytes)).toBe(true);
      }),
    );
  });

  it('is a third of a feature, and of a text that is searched only what the feature lacks', () => {
    let [sizes, packed] = [0, 0];
    for (const [feature, search] of searches) {
      const body = pack(Buffer.from(feature));
      const after = pack(Buffer.from(search), Buffer.from(feature), sumOfPacked(body));
      expect(unpackStringAfter(body, after)).toBe(search);
      [sizes, packed] = [sizes + feature.length, packed + body.length];
    }
    expect(searches.length).toBeGreaterThan(20);
    expect(packed / sizes).toBeLessThan(0.35);
    const summary = 'Several vehicles were stopped at the bridge, and nobody was hurt when they turned back.';
    const feature = Buffer.from(searches[0]![0].replace('"title":"', `"title":"${summary}`));
    const [search, body] = [Buffer.from(JSON.stringify([summary])), pack(feature)];
    expect(feature.toString()).toContain(summary);
    expect(pack(search, feature, sumOfPacked(body)).length).toBeLessThan(pack(search).length / 2);
  });

  it('takes no more than its head where nothing in it is known', () => {
    const bytes = Buffer.concat(
      Array.from({ length: 150 }, (_, at) => Buffer.from(sha256(Buffer.of(at)), 'hex')),
    );
    expect(pack(bytes).length).toBeLessThan(bytes.length + 10);
    expect(pack(bytes)[0]).toBe(0);
  });

  it('goes far back in a long one', () => {
    const long = JSON.stringify(
      Array.from({ length: 9_000 }, (_, at) => [at % 7_001, `place ${at % 6_007}`]),
    );
    const packed = pack(Buffer.from(long));
    expect(unpackString(packed)).toBe(long);
    expect(packed.length).toBeLessThan(long.length / 2);
  });

  it('follows others in a page without anything between them, through SQLite as well', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE bodies (owner INTEGER PRIMARY KEY, feature BLOB NOT NULL) STRICT');
    const insert = db.prepare('INSERT INTO bodies (feature) VALUES (?)');
    for (const feature of features) insert.run(pack(Buffer.from(feature)));
    const all = db.prepare("SELECT CAST(group_concat(feature, '') AS BLOB) FROM bodies").pluck();
    expect(Buffer.from(unpackJoined(all.get() as Buffer, comma)).toString()).toBe(features.join(','));
    expect(unpackJoined(new Uint8Array(0), comma)).toHaveLength(0);
    registerPacked(db);
    const same = db.prepare('SELECT count(*) FROM bodies WHERE packed(unpacked(feature)) = feature').pluck();
    expect(same.get()).toBe(features.length);
    db.close();
  });
});

describe('a damaged text', () => {
  const bodies = features.slice(0, 30).map((feature) => pack(Buffer.from(feature)));

  it('is refused, wherever a byte of it was changed', () => {
    for (const body of bodies.slice(0, 4))
      for (let at = 0; at < body.length; at++)
        for (const change of [1, 0x80, 0xff]) {
          const damaged = body.slice();
          damaged[at]! ^= change;
          expect(() => unpackString(damaged)).toThrow(DamagedTextError);
        }
  });

  it('is refused when it was cut, lengthened or is anything else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.nat(), anyBytes, (body, nat, more) => {
        expect(() => unpackString(body.subarray(0, nat % body.length))).toThrow(DamagedTextError);
        expect(() => unpackString(Buffer.concat([body, more, Buffer.of(0)]))).toThrow(DamagedTextError);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        expect(() => unpackString(bytes)).toThrow(DamagedTextError);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused beside another than it was packed after', () => {
    const [[one, search], [other]] = [
      searches[0]!,
      searches.find(([feature]) => feature !== searches[0]![0])!,
    ];
    const [body, another] = [pack(Buffer.from(one)), pack(Buffer.from(other))];
    const after = pack(Buffer.from(search), Buffer.from(one), sumOfPacked(body));
    expect(() => unpackStringAfter(another, after)).toThrow(DamagedTextError);
    expect(() => unpackString(after)).toThrow(DamagedTextError);
  });
});

it('what files point into never changes', () => {
  expect(sha256(dictionary.bytes)).toBe('abcc1178d037c76363cfc962ae810fd5cc066e986074049fa2ed5f1d1ea347f8');
  expect(sha256(new Uint8Array(dictionary.starts.buffer))).toBe(
    '01ae84a480c06323a0e76aedc5055d9ad3125c4e3adf219953faa09593883d7f',
  );
  expect(sha256(lengthOf)).toBe('35d53b2ff835e66a0c1d7ef26bff7aa374fbca05ecbb705dadad4b3fab0a2e11');
  // No code begins another: together they are all there are.
  expect(lengthOf.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
  expect(new Set([...codeOf].map((code, byte) => `${lengthOf[byte]} ${code}`)).size).toBe(256);
  const example =
    '{"type":"Feature","id":"a-b","geometry":null,"properties":{"version":1,"title":"Ëndërr – Сан"}}';
  expect(Buffer.from(pack(Buffer.from(example))).toString('hex')).toBe(
    '0123661f313ca80b0f06003f1b03058077f00743d8ecfb64c96685ac7f174bda076ebb7ddddd6fb0fb00',
  );
});
