import { latinOf } from '#contract/transliterate.ts';

const letters: Record<string, string> = { đ: 'd', ß: 'ss', æ: 'ae', ø: 'o', ł: 'l' };

/** Lower-case id of a name in Latin or Serbian Cyrillic script, at most 60 characters; empty when no letter is left. */
export function slugOf(name: string): string {
  return latinOf(name)
    .toLowerCase()
    .replace(/[đßæøł]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

/** The wanted id, numbered when it is taken; `item` when the wanted one is empty. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted || 'item';
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
