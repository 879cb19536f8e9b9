const two = (text: string) => text.padStart(2, '0');

/**
 * A typed day, month or year as ISO 8601: also `14.6.2023`, `14. 06. 2023.`, `6.2023` (day first, as written with dots all
 * over Europe), `2023/6/14` and `20230614`. Anything else is answered trimmed and unchanged; what it means is not guessed.
 */
export function isoOfTyped(typed: string): string {
  const text = typed.trim();
  const dotted = /^(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})\.?$/.exec(text);
  const yearFirst = /^(\d{4})(?:[-/.]\s*(\d{1,2}))(?:[-/.]\s*(\d{1,2}))?\.?$/.exec(text);
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [year, month, day] = dotted
    ? [dotted[3], dotted[2], dotted[1]]
    : ((yearFirst ?? packed)?.slice(1) ?? [text.replace(/^(\d{4})\.$/, '$1')]);
  return [year, month && two(month), day && two(day)].filter(Boolean).join('-');
}

/** A typed time of day as `HH:MM`: also `9:05`, `9.05`, `0905` and `9`. Anything else is answered trimmed and unchanged. */
export function timeOfTyped(typed: string): string {
  const text = typed.trim();
  const [, hour, minute] =
    /^(\d{1,2})(?:[:.h]\s*(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? [];
  return hour && Number(hour) < 24 && Number(minute ?? 0) < 60 ? `${two(hour)}:${minute ?? '00'}` : text;
}
