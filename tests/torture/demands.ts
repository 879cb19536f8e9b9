import type { CrashFigures } from './crash.ts';
import type { LoadFigures } from './load.ts';
import { percentile } from './percentile.ts';

/** What is demanded, with what was found; `holds` decides. */
export interface Demand {
  what: string;
  found: string;
  holds: boolean;
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

export function crashDemands(figures: CrashFigures): Demand[] {
  const { faults, readyMs, acknowledged, rounds, importsGone, importsWhole } = figures;
  const slowest = Math.max(...readyMs);
  return [
    {
      what: `${acknowledged} acknowledged writes of ${rounds} killed processes are there once, and everything verifies`,
      found: faults.length ? faults.slice(0, 20).join('\n    ') : 'no fault',
      holds: faults.length === 0 && acknowledged > 0,
    },
    {
      what: 'of a killed import there is all or nothing',
      found: `${importsGone} left nothing, ${importsWhole} were whole`,
      holds: importsGone + importsWhole === rounds,
    },
    {
      what: 'ready 2 s after the start of the process that follows',
      found: `${ms(percentile(readyMs, 0.5))} in the middle, ${ms(slowest)} at most`,
      holds: slowest <= 2_000,
    },
  ];
}

const answers = (counted: Record<number, number>) =>
  Object.entries(counted)
    .map(([status, times]) => `${times} × ${status === '0' ? 'cut' : status}`)
    .join(', ') || 'none';

/** Statuses that a crowd may be answered with: done, nothing there, refused by rights, come again. */
const polite = (counted: Record<number, number>, allowed: readonly number[]) =>
  Object.keys(counted).every((status) => allowed.includes(Number(status)));

export function loadDemands(figures: LoadFigures): Demand[] {
  const { cheapMs, cheapMiddleMs, cheapAnswers, cutMs, heavyAnswers, logIns, writes, imported } = figures;
  const isCut = (after: number | null) => after !== null && after <= 12_000;
  return [
    {
      what: 'cheap requests take 200 ms at most (p99) while all of it goes on, and none fails',
      found:
        `${ms(cheapMs.meanwhile)} (${ms(cheapMiddleMs.p90)} for 90 %, ${ms(cheapMiddleMs.p50)} for half, ` +
        `${ms(cheapMs.before)} at rest), ${answers(cheapAnswers.meanwhile)}`,
      holds: cheapMs.meanwhile <= 200 && polite(cheapAnswers.meanwhile, [200]),
    },
    {
      what: 'five seconds later everything is as before',
      found: `${ms(cheapMs.after)}, ${answers(cheapAnswers.after)}`,
      holds: cheapMs.after <= Math.max(100, 2 * cheapMs.before) && polite(cheapAnswers.after, [200]),
    },
    {
      what: 'heavy questions go on being answered, or are told to come again',
      found: answers(heavyAnswers),
      holds: (heavyAnswers[200] ?? 0) > 0 && polite(heavyAnswers, [200, 204, 503]),
    },
    {
      what: 'slow headers and slow bodies are cut after 12 s at most',
      found: `${cutMs.headers === null ? 'never' : ms(cutMs.headers)}, ${cutMs.body === null ? 'never' : ms(cutMs.body)}`,
      holds: isCut(cutMs.headers) && isCut(cutMs.body),
    },
    {
      what: '200 requests sent at once on one connection are answered',
      found: String(figures.pipelined),
      holds: figures.pipelined === 200,
    },
    {
      what: 'downloads are given up without a trace',
      found: `${figures.aborted} given up`,
      holds: figures.aborted > 0,
    },
    {
      what: 'a flood of log-ins opens nothing',
      found: answers(logIns),
      holds: (logIns[401] ?? 0) + (logIns[503] ?? 0) > 0 && polite(logIns, [401, 429, 503]),
    },
    {
      what: 'writes go on',
      found: answers(writes),
      holds: (writes[201] ?? 0) > 0 && polite(writes, [201, 429, 503]),
    },
    {
      what: 'a file that is imported at the desk meanwhile comes in whole',
      found: `${imported.written} of ${imported.rows} rows in ${(imported.ms / 1_000).toFixed(1)} s`,
      holds: imported.rows > 0 && imported.written === imported.rows,
    },
    {
      what: 'memory stays below 768 MB',
      found: `${figures.memoryMb.toFixed(0)} MB`,
      holds: figures.memoryMb > 0 && figures.memoryMb <= 768,
    },
    {
      what: 'the log of writes stays below 64 MB while readers stall',
      found: `${figures.logMb.toFixed(1)} MB`,
      holds: figures.logMb <= 64,
    },
    {
      what: 'SIGTERM ends it within 10 s, with 0, and listeners are told when to come back',
      found: `${ms(figures.drainMs)}, ${figures.exitCode}, ${figures.told} of ${figures.readingListeners} told`,
      holds: figures.drainMs <= 10_000 && figures.exitCode === 0 && figures.told === figures.readingListeners,
    },
  ];
}
