import { numberInWords } from './dates.ts';
import { exportWords } from './export.ts';

const units = ['kilobytes', 'megabytes', 'gigabytes'] as const;

/** A number of bytes as people read it, in decimal units: «830 bytes», «1.4 MB». */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return exportWords('bytes', { number: numberInWords(bytes) });
  // What rounds to a thousand of one unit is one of the next.
  const power = Math.min(units.length, Math.floor(Math.log10(bytes * 1.0005) / 3));
  const number = bytes / 1_000 ** power;
  return exportWords(units[power - 1]!, { number: numberInWords(number, number < 10 ? 1 : 0) });
}
