/** A piece of two texts laid over each other. */
export interface TextSegment {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Cells of the table that two texts may fill; longer ones are told as a whole. */
const mostCells = 1_000_000;

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/gu) ?? [];

/**
 * What of a text stayed, went and came, word by word: a longest common subsequence (Hunt & Szymanski's problem, by the
 * plain table). The pieces that are not `added` make the text before, those that are not `removed` the text after.
 */
export function textSegments(before: string, after: string): TextSegment[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > mostCells) return joined([...pieces('removed', a), ...pieces('added', b)]);
  const width = b.length + 1;
  // length[i, j]: how many words the rests of both from i and j on have in common.
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const out: TextSegment[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) {
      out.push({ kind: 'removed', text: a[i]! });
      i += 1;
    } else {
      out.push({ kind: 'added', text: b[j]! });
      j += 1;
    }
  }
  return joined([...out, ...pieces('removed', a.slice(i)), ...pieces('added', b.slice(j))]);
}

const pieces = (kind: TextSegment['kind'], words: readonly string[]): TextSegment[] =>
  words.map((text) => ({ kind, text }));

/** Neighbours of a kind as one; a space alone that stayed between changes goes with them, else the page flickers. */
function joined(segments: readonly TextSegment[]): TextSegment[] {
  const out: TextSegment[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed });
    if (added) out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  segments.forEach(({ kind, text }, index) => {
    const next = segments[index + 1];
    const isGap = kind === 'same' && /^\s+$/.test(text) && (removed || added) && next && next.kind !== 'same';
    if (isGap) {
      removed += text;
      added += text;
    } else if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') last.text += text;
      else out.push({ kind, text });
    }
  });
  flush();
  return out;
}
