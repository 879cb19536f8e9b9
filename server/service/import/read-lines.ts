import { refuseLong } from '../../format/file-fault.ts';

/** Lines of a text that comes in pieces, counted from 1; never more than a piece and a line are held. Throws FileFault for a line without end. */
export async function* readLines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }[]> {
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop()!;
    refuseLong(rest, line + parts.length + 1);
    if (parts.length) yield parts.map((text) => ({ line: ++line, text }));
  }
  if (rest !== '') yield [{ line: ++line, text: rest }];
}
