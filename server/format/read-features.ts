import { FileFault, refuseLong } from './file-fault.ts';
import { systemNamed } from './read-shape.ts';

/** A feature of a GeoJSON file with its place in the file, counted from 1; `value` is undefined where it is no JSON. */
export interface FeatureRecord {
  row: number;
  value: unknown;
  /** The member `crs` of its collection, where that has one. */
  crs?: unknown;
}

/**
 * Reads the features of a GeoJSON FeatureCollection, or of a text with one feature after the other (lines, RFC 8142),
 * from pieces of text: never more than one piece and one feature are held. Throws FileFault for
 * a feature without end, and for a collection in a coordinate reference system that is unknown, or named after its
 * features.
 */
export async function* readFeatures(pieces: AsyncIterable<string>): AsyncGenerator<FeatureRecord[]> {
  const scan = createScan();
  let row = 0;
  for await (const piece of pieces) {
    const found = scan(piece).map(
      ({ text, crs }): FeatureRecord => ({
        row: ++row,
        value: parsed(text),
        ...(crs === undefined ? {} : { crs }),
      }),
    );
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

/** The member `crs` of a collection by the text around its features; undefined where it has none. */
function crsIn(around: string): unknown {
  return (parsed(around) as { crs?: unknown } | undefined)?.crs;
}

function refuseUnknown(crs: unknown): void {
  if (crs !== undefined && !systemNamed(crs))
    throw new FileFault(
      'crs_unknown',
      'The file is in a coordinate reference system that is not known here.',
    );
}

/** Coordinates that were read as degrees already would be wrong. */
function refuseLate(tail: string): void {
  const crs = crsIn(`{${tail.replace(/^\s*,/, '')}`);
  refuseUnknown(crs);
  if (crs !== undefined && systemNamed(crs)!.proj !== null)
    throw new FileFault('crs_late', 'The file names its coordinate reference system after its features.');
}

/**
 * Cuts objects out of a text that comes in pieces: those in the array `features` of the outermost object, or the
 * outermost ones themselves when there is no such array before them.
 */
function createScan(): (piece: string) => { text: string; crs: unknown }[] {
  let kept = '';
  let at = 0;
  let depth = 0;
  let start = -1;
  let inText = false;
  let crs: unknown;
  /** Depth of the objects that are cut out: 1 until the array has been met, none after it. */
  let wanted = 1;
  return (piece) => {
    const out: { text: string; crs: unknown }[] = [];
    kept += piece;
    const drop = () => {
      kept = kept.slice(at + 1);
      at = -1;
    };
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
          crs = crsIn(`${kept.slice(start, at)}0}`);
          refuseUnknown(crs);
          wanted = 3;
          start = -1;
        } else if (code === 123 && depth === wanted) start = at;
      } else if (code === 125 || code === 93) {
        if (code === 125 && depth === wanted && start >= 0) {
          out.push({ text: kept.slice(start, at + 1), crs });
          start = -1;
          drop();
        }
        depth -= 1;
        if (depth === 1 && wanted === 3) {
          wanted = Number.POSITIVE_INFINITY;
          drop();
        } else if (depth === 0 && wanted !== 1) {
          refuseLate(kept.slice(0, at + 1));
          wanted = 1;
          crs = undefined;
          drop();
        }
      }
    }
    refuseLong(kept, 0);
    // Of what lies between features nothing has to be kept, but for what is around them, which may name their system.
    if (start < 0 && wanted === 3 && !inText) {
      kept = '';
      at = 0;
    }
    return out;
  };
}
