import { dayLength, dayText } from './write-row.ts';

/** Texts of days that were asked last; most instants share theirs with many others. */
const days = new Map<number, string>();
const mostDays = 50_000;
/** Texts of times of the day: incidents begin on the hour, and become known at the end of a day. */
const times = new Map<number, string>();
const mostTimes = 5_000;

/** `Date.toISOString` of milliseconds since 1970, several times faster for many instants. */
export function instantText(ms: number): string {
  const day = Math.floor(ms / dayLength);
  return kept(days, mostDays, day, dayText) + kept(times, mostTimes, ms - day * dayLength, timeText);
}

function kept(
  texts: Map<number, string>,
  most: number,
  number: number,
  make: (number: number) => string,
): string {
  let text = texts.get(number);
  if (text === undefined) {
    text = make(number);
    if (texts.size >= most) texts.clear();
    texts.set(number, text);
  }
  return text;
}

/** What follows the day of milliseconds since its start. */
function timeText(ms: number): string {
  const [seconds, thousandths] = [Math.floor(ms / 1000), ms % 1000];
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  const two = (number: number) => String(number).padStart(2, '0');
  return `T${two(hours)}:${two(minutes % 60)}:${two(seconds % 60)}.${String(thousandths).padStart(3, '0')}Z`;
}
