/** Slips that a word of a name may be typed with: none in a short one, where another word would be meant. */
export function slipsAllowed(word: string): number {
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
}

/**
 * With how many slips `asked` is the beginning of `word`: letters left out, put in, exchanged, or two next to each
 * other turned round (optimal string alignment distance to the nearest beginning).
 */
export function slipsIn(asked: string, word: string): number {
  let [before, last] = [[] as number[], Array.from({ length: word.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= asked.length; row++) {
    const next = [row];
    for (let at = 1; at <= word.length; at++) {
      const same = asked[row - 1] === word[at - 1];
      let least = Math.min(last[at]! + 1, next[at - 1]! + 1, last[at - 1]! + (same ? 0 : 1));
      const turned = asked[row - 1] === word[at - 2] && asked[row - 2] === word[at - 1];
      if (row > 1 && at > 1 && turned) least = Math.min(least, before[at - 2]! + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return Math.min(...last);
}

/** With how many slips each asked word begins some word of a name; null where one has more than it may. */
export function slipsInName(asked: readonly string[], name: readonly string[]): number | null {
  let sum = 0;
  for (const word of asked) {
    const least = Math.min(...name.map((own) => slipsIn(word, own)));
    if (least > slipsAllowed(word)) return null;
    sum += least;
  }
  return sum;
}
