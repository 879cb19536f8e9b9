/** `250`, `100k` or `3M` as a number. Throws a sentence for anything else. */
export function readCount(text: string): number {
  const match = /^(\d+)(k|M)?$/.exec(text);
  if (!match) throw new Error(`«${text}» is no number of incidents such as 100k or 1M.`);
  return Number(match[1]) * (match[2] === 'M' ? 1_000_000 : match[2] === 'k' ? 1_000 : 1);
}

/** A number as it is asked for: 100000 is `100k`. */
export function printCount(count: number): string {
  if (count % 1_000_000 === 0) return `${count / 1_000_000}M`;
  return count % 1_000 === 0 ? `${count / 1_000}k` : String(count);
}
