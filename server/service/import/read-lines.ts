/** Lines of a text that comes in pieces, counted from 1; never more than a piece and a line are held. */
export async function* readLines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }[]> {
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop()!;
    if (parts.length) yield parts.map((text) => ({ line: ++line, text }));
  }
  if (rest !== '') yield [{ line: ++line, text: rest }];
}
