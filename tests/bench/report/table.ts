import { printCount } from '../read-count.ts';
import { type Row, short } from './row.ts';

const columns = ['rps', 'p50', 'p99'] as const;

/** The table of one number of incidents; times in milliseconds. */
export function tableOf(rows: readonly Row[]): string {
  const head = [
    'case',
    ...['product', 'PostGIS'].flatMap((side) => columns.map((column) => `${side} ${column}`)),
    'asked again rps',
    'limit rps',
    'kB',
    'rps ×',
    'p99 ×',
    'same answers',
  ];
  const body = rows.map((row) => {
    const { product, baseline, limit, again, note, differences } = row;
    if (!product && !baseline) return [row.name, note ?? ''];
    return [
      row.name,
      ...[product, baseline].flatMap((side) => columns.map((column) => (side ? short(side[column]) : '–'))),
      again ? short(again.rps) : '–',
      limit ? short(limit.rps) : '–',
      product ? short(product.bytes / 1000) : '–',
      product && baseline ? short(product.rps / baseline.rps) : '–',
      product && baseline ? short(product.p99 / baseline.p99) : '–',
      [sameWords(row), failureWords(row), note].filter(Boolean).join('; ') ||
        (differences.length ? 'no' : ''),
    ];
  });
  return aligned([head, ...body]);
}

function sameWords({ product, baseline, differences }: Row): string {
  if (!product || !baseline) return '';
  return differences.length ? `NO (${differences.length})` : 'yes';
}

function failureWords({ product, baseline }: Row): string {
  return [
    ['product', product],
    ['PostGIS', baseline],
  ]
    .flatMap(([name, side]) =>
      side && typeof side !== 'string'
        ? Object.entries(side.failures).map(([status, count]) => `${name} ${count} × ${status}`)
        : [],
    )
    .join(', ');
}

/** Exponent of growth between two sizes: 0 costs the same, 1 grows as the data do. */
export function exponentOf(small: number, large: number, smallCount: number, largeCount: number): number {
  return Math.log(large / small) / Math.log(largeCount / smallCount);
}

/** How the median grows from the smallest to the largest number of incidents measured. */
export function growthOf(rows: readonly Row[]): string {
  const counts = [...new Set(rows.map(({ count }) => count))].sort((a, b) => a - b);
  const [from, to] = [counts[0]!, counts.at(-1)!];
  if (from === to) return '';
  const head = ['case', `p50 ${printCount(from)}`, `p50 ${printCount(to)}`, 'exponent', 'PostGIS exponent'];
  const names = [...new Set(rows.map(({ name }) => name))];
  const body = names.flatMap((name) => {
    const at = (count: number) => rows.find((row) => row.name === name && row.count === count);
    const [small, large] = [at(from), at(to)];
    if (!small?.product || !large?.product) return [];
    const exponent = (side: 'product' | 'baseline') =>
      small[side] && large[side] ? short(exponentOf(small[side].p50, large[side].p50, from, to)) : '–';
    const medians = [short(small.product.p50), short(large.product.p50)];
    return [[name, ...medians, exponent('product'), exponent('baseline')]];
  });
  return aligned([head, ...body]);
}

/** Every demand with what came of it, those that fall short first. */
export function verdictsOf(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ name, count, verdicts }) =>
    verdicts.map(({ what, wanted, got, ok }) => ({
      ok,
      cells: [ok === null ? '?' : ok ? 'ok' : 'SHORT', printCount(count), name, what, wanted, got],
    })),
  );
  const place = (ok: boolean | null) => (ok === false ? 0 : ok === null ? 1 : 2);
  lines.sort((a, b) => place(a.ok) - place(b.ok));
  return aligned([['', 'n', 'case', 'what', 'wanted', 'got'], ...lines.map(({ cells }) => cells)]);
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const line of lines.filter((one) => one.length > 2))
    for (const [at, cell] of line.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
