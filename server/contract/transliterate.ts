const pairs: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'đ',
  е: 'e',
  ж: 'ž',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'ć',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'č',
  џ: 'dž',
  ш: 'š',
};

/** Serbian Latin of a Serbian Cyrillic text, letter by letter; other characters stay. Љ in capitals becomes LJ. */
export function latinOf(cyrillic: string): string {
  return cyrillic.replace(/[\u0400-\u04ff]/g, (letter, at: number) => {
    const lower = letter.toLowerCase();
    const latin = pairs[lower];
    if (latin === undefined) return letter;
    if (letter === lower) return latin;
    const next = cyrillic[at + 1] ?? cyrillic[at - 1] ?? '';
    const capitals = next !== next.toLowerCase() && next === next.toUpperCase();
    return capitals ? latin.toUpperCase() : latin[0]!.toUpperCase() + latin.slice(1);
  });
}
