const longestName = 120;

/** What people call a file: its last part, without what no line of text has. */
export function plainName(text: string | undefined): string {
  const last = (text ?? '').split(/[\\/]/).at(-1)!;
  return last.replace(/\p{C}/gu, '').trim().slice(0, longestName) || 'file';
}
