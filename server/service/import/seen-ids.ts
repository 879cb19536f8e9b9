/**
 * Remembers ids in 12 to 24 bytes each, whatever their length, so that a file of millions of rows can be checked for
 * rows that come twice. Two ids are taken for one when 84 bits of their hashes agree: for a hundred million of them the
 * chance is one in four thousand million.
 */
export function createSeenIds(): { add(id: string): boolean } {
  let keys = new Float64Array(1 << 12);
  let checks = new Uint32Array(keys.length);
  let size = 0;

  const put = (key: number, check: number): boolean => {
    const mask = keys.length - 1;
    for (let at = key & mask; ; at = (at + 1) & mask) {
      if (keys[at] === 0) {
        keys[at] = key;
        checks[at] = check;
        return true;
      }
      if (keys[at] === key && checks[at] === check) return false;
    }
  };
  const grow = () => {
    const [oldKeys, oldChecks] = [keys, checks];
    keys = new Float64Array(oldKeys.length * 2);
    checks = new Uint32Array(keys.length);
    oldKeys.forEach((key, at) => {
      if (key !== 0) put(key, oldChecks[at]!);
    });
  };
  return {
    /** True when the id is new. */
    add(id) {
      if (size * 2 >= keys.length) grow();
      const low = hash(id, 0x811c9dc5);
      const key = low + (hash(id, 0x9e3779b9) & 0xfffff) * 2 ** 32 + 1;
      const isNew = put(key, hash(id, 0x85ebca6b));
      if (isNew) size += 1;
      return isNew;
    },
  };
}

/** FNV-1a over code units with a seed, mixed at the end (the finaliser of MurmurHash3), as an unsigned 32-bit number. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
