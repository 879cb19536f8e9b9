/** Days are whole numbers here: days since 1970-01-01 of the calendar, without any zone. */
export type Day = number;

const dayMs = 86_400_000;

/** Number of a `YYYY-MM-DD` day. */
export function dayNumber(text: string): Day {
  return Math.round(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / dayMs);
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export const binUnits = ['day', 'week', 'month', 'year'] as const;
export type BinUnit = (typeof binUnits)[number];

/** First day of the day, week (Monday), month or year that holds `day`. */
export function startOf(unit: BinUnit, day: Day): Day {
  if (unit === 'day') return day;
  // Day 0 was a Thursday.
  if (unit === 'week') return Math.floor((day + 3) / 7) * 7 - 3;
  const text = dayText(day);
  return dayNumber(unit === 'month' ? `${text.slice(0, 7)}-01` : `${text.slice(0, 4)}-01-01`);
}

/** First day of the next one. */
export function nextStart(unit: BinUnit, start: Day): Day {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  return startOf(unit, start + (unit === 'month' ? 31 : 366));
}

/** Counts of a span of days, `end` exclusive. */
export interface Bin {
  start: Day;
  end: Day;
  count: number;
  contested: number;
}

const daysIn = { day: 1, week: 7, month: 30, year: 365 } as const;

/** The finest unit whose bars are at least `least` pixels wide over `days` days on `width` pixels. */
export function unitFor(days: number, width: number, least = 5): BinUnit {
  return binUnits.find((unit) => (width * daysIn[unit]) / Math.max(1, days) >= least) ?? 'year';
}

/** Sums daily counts into bins, oldest first; only bins with incidents are there. Keys are `YYYY-MM-DD`. */
export function binned(
  days: { keys: readonly string[]; counts: readonly number[]; contested: readonly number[] },
  unit: BinUnit,
): Bin[] {
  const bins = new Map<Day, Bin>();
  days.keys.forEach((key, index) => {
    const count = days.counts[index] ?? 0;
    if (!count) return;
    const start = startOf(unit, dayNumber(key));
    const bin = bins.get(start) ?? { start, end: nextStart(unit, start), count: 0, contested: 0 };
    bin.count += count;
    bin.contested += days.contested[index] ?? 0;
    bins.set(start, bin);
  });
  return [...bins.values()].sort((a, b) => a.start - b.start);
}

/** A mark of the time axis: the first day of a month, or of a year where `isYear`. */
export interface Tick {
  day: Day;
  isYear: boolean;
}

/** Months (every first, second, third or sixth) or years, so that labels `least` pixels wide do not touch. */
export function axisTicks(first: Day, end: Day, width: number, least = 44): Tick[] {
  const perDay = width / Math.max(1, end - first);
  const step = [1, 2, 3, 6, 12].find((months) => months * 30 * perDay >= least);
  const years = step ? 1 : Math.ceil(least / (365 * perDay));
  const ticks: Tick[] = [];
  for (let day = startOf('month', first); day < end; day = nextStart('month', day)) {
    const [year, month] = dayText(day).split('-').map(Number) as [number, number];
    const wanted = step ? (month - 1) % step === 0 : month === 1 && year % years === 0;
    if (day >= first && wanted) ticks.push({ day, isYear: month === 1 });
  }
  return ticks;
}
