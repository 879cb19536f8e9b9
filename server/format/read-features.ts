import { refuseLong } from './file-fault.ts';

/** A feature of a GeoJSON file with its place in the file, counted from 1; `value` is undefined where it is no JSON. */
export interface FeatureRecord {
  row: number;
  value: unknown;
}

/**
 * Reads the features of a GeoJSON FeatureCollection, or of a text with one feature after the other (lines, RFC 8142),
 * from pieces of text: never more than one piece and one feature are held. Throws FileFault for
 * a feature without end.
 */
export async function* readFeatures(pieces: AsyncIterable<string>): AsyncGenerator<FeatureRecord[]> {
  const scan = createScan();
  let row = 0;
  for await (const piece of pieces) {
    const found = scan(piece).map((text): FeatureRecord => ({ row: ++row, value: parsed(text) }));
    if (found.length) yield found;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Cuts objects out of a text that comes in pieces: those in the array `features` of the outermost object, or the
 * outermost ones themselves when there is no such array before them.
 */
function createScan(): (piece: string) => string[] {
  let kept = '';
  let at = 0;
  let depth = 0;
  let start = -1;
  let inText = false;
  /** Depth of the objects that are cut out; 1 until the array has been met. */
  let wanted = 1;
  return (piece) => {
    const out: string[] = [];
    kept += piece;
    for (; at < kept.length; at++) {
      const code = kept.charCodeAt(at);
      if (inText) {
        if (code === 92) at += 1;
        else if (code === 34) inText = false;
        continue;
      }
      if (code === 34) inText = true;
      else if (code === 123 || code === 91) {
        depth += 1;
        if (code === 91 && depth === 2 && wanted === 1 && /"features"\s*:\s*$/.test(kept.slice(0, at))) {
          wanted = 3;
          start = -1;
        } else if (code === 123 && depth === wanted) start = at;
      } else if (code === 125 || code === 93) {
        if (code === 125 && depth === wanted && start >= 0) {
          out.push(kept.slice(start, at + 1));
          start = -1;
          kept = kept.slice(at + 1);
          at = -1;
        }
        depth -= 1;
      }
    }
    refuseLong(kept, 0);
    // Of what lies between features nothing has to be kept, but for the head, which may name the array.
    if (start < 0 && wanted === 3 && !inText) {
      kept = '';
      at = 0;
    }
    return out;
  };
}
