/** Length of the window in which frames are counted, in milliseconds. */
const windowMs = 500;

/** Frames a second in the worst window, of the times (ms) at which they were drawn. */
export function fewestFrames(at: readonly number[]): number {
  let fewest = Number.POSITIVE_INFINITY;
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  for (let from = first; from + windowMs <= last; from += windowMs / 5) {
    const inside = at.filter((time) => time >= from && time < from + windowMs).length;
    fewest = Math.min(fewest, (inside * 1000) / windowMs);
  }
  return fewest;
}
