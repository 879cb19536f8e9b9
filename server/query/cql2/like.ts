/** A part of a pattern between two `%`: code points, of which `anyone` matches each. */
type Run = readonly number[];
const anyone = -1;

/**
 * Makes the test of a LIKE pattern: `%` stands for any number of characters, `_` for one code point, and `\` before
 * `%`, `_` or `\` for that character itself; a backslash before anything else is a character. Nothing is folded. The
 * time is linear in the length of the value for each 31 characters of a run between two `%`.
 */
export function likeTest(pattern: string): (value: string) => boolean {
  const runs = runsOf(pattern);
  const [first, last] = [runs[0]!, runs[runs.length - 1]!];
  const finders = runs.slice(1, -1).map(finderOf);
  return (value) => {
    const points = Array.from(value, (character) => character.codePointAt(0)!);
    if (runs.length === 1) return points.length === first.length && fits(points, 0, first);
    const end = points.length - last.length;
    if (first.length > end || !fits(points, 0, first) || !fits(points, end, last)) return false;
    let from = first.length;
    // The leftmost place is always right for a run: it leaves most room to the ones behind.
    for (const find of finders) {
      from = find(points, from, end);
      if (from < 0) return false;
    }
    return true;
  };
}

function runsOf(pattern: string): Run[] {
  const runs: number[][] = [[]];
  const points = Array.from(pattern);
  for (let index = 0; index < points.length; index++) {
    const character = points[index]!;
    const run = runs[runs.length - 1]!;
    const next = points[index + 1];
    if (character === '\\' && (next === '%' || next === '_' || next === '\\')) {
      run.push(next.codePointAt(0)!);
      index++;
    } else if (character === '%') runs.push([]);
    else run.push(character === '_' ? anyone : character.codePointAt(0)!);
  }
  return runs;
}

function fits(points: readonly number[], at: number, run: Run): boolean {
  return run.every((point, index) => point === anyone || point === points[at + index]);
}

/** Finds the end of the leftmost place of a run in `points[from, end)`; -1 when there is none. */
type Finder = (points: readonly number[], from: number, end: number) => number;

const wordBits = 31;

/**
 * Searches by the bit-parallel automaton of Baeza-Yates and Gonnet («Shift-And», 1992): bit i is set while the last
 * i + 1 characters fit the first i + 1 of the run; it never goes back in the text. Bits are kept in words of 31.
 */
function finderOf(run: Run): Finder {
  if (!run.length) return (_points, from) => from;
  const words = Math.ceil(run.length / wordBits);
  const always = new Int32Array(words);
  const masks = new Map<number, Int32Array>();
  for (const point of run) if (point !== anyone) masks.set(point, new Int32Array(words));
  for (const [index, point] of run.entries()) {
    const [word, bit] = [Math.floor(index / wordBits), 1 << (index % wordBits)];
    const marked = point === anyone ? [always, ...masks.values()] : [masks.get(point)!];
    for (const mask of marked) mask[word]! |= bit;
  }
  const [goalWord, goal] = [words - 1, 1 << ((run.length - 1) % wordBits)];
  return (points, from, end) => {
    const state = new Int32Array(words);
    for (let at = from; at < end; at++) {
      const mask = masks.get(points[at]!) ?? always;
      let carry = 1;
      for (let word = 0; word < words; word++) {
        const before = state[word]!;
        state[word] = ((before << 1) | carry) & mask[word]! & 0x7fffffff;
        carry = (before >>> (wordBits - 1)) & 1;
      }
      if (state[goalWord]! & goal) return at + 1;
    }
    return -1;
  };
}
