import { latinOf } from '#contract/transliterate.ts';

/** Latin letters without marks, so that Zvečan, Zveçan, Звечан and zvecan are one; `đ` does not decompose. */
function plain(text: string): string {
  return latinOf(text.toLowerCase())
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd');
}

/** Whether every typed word begins a word of the name, whatever marks or script either is written in. */
export function matchesWords(name: string, typed: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}
