import { dayLength, dayText } from './write-row.ts';

/** Texts of days that were asked last; most instants share theirs with many others. */
const days = new Map<number, string>();
const mostDays = 50_000;
/** Texts of whole instants: incidents begin on the hour, and become known at the end of a day. */
const instants = new Map<number, string>();
const mostInstants = 50_000;

/** `Date.toISOString` of milliseconds since 1970, several times faster for many instants. */
export function instantText(ms: number): string {
  const kept = instants.get(ms);
  if (kept !== undefined) return kept;
  const day = Math.floor(ms / dayLength);
  const rest = ms - day * dayLength;
  const [seconds, thousandths] = [Math.floor(rest / 1000), rest % 1000];
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  const text = `${dayOf(day)}T${two(hours)}:${two(minutes % 60)}:${two(seconds % 60)}.${String(thousandths).padStart(3, '0')}Z`;
  if (instants.size >= mostInstants) instants.clear();
  instants.set(ms, text);
  return text;
}

function dayOf(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    text = dayText(day);
    if (days.size >= mostDays) days.clear();
    days.set(day, text);
  }
  return text;
}

const pairs = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const two = (number: number) => pairs[number]!;
