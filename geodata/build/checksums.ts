import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const start = '<!-- checksums: written by the build -->';
const end = '<!-- end of checksums -->';

/**
 * Rewrites the table of SHA-256 checksums in SOURCES.md; the prose around it is written by hand.
 *
 * @throws when SOURCES.md has no place for the table
 */
export function writeChecksums(sources: URL, files: { name: string; url: URL }[]): void {
  const text = readFileSync(sources, 'utf8');
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error('SOURCES.md has no marked place for the checksums.');
  const rows = files.map(({ name, url }) => {
    const content = readFileSync(url);
    return `| \`${name}\` | ${content.length} | \`${createHash('sha256').update(content).digest('hex')}\` |`;
  });
  const table = ['| file | bytes | SHA-256 |', '|---|---|---|', ...rows].join('\n');
  writeFileSync(sources, `${text.slice(0, before)}${start}\n${table}\n${text.slice(after)}`);
}
