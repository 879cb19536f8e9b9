import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoopOrder, LoopResult } from './loop.ts';

/** What a round said: times in milliseconds, bytes of one answer. */
export interface Sample {
  rps: number;
  p50: number;
  p99: number;
  bytes: number;
  answers: number;
  failures: Record<number, number>;
}

export interface Driver {
  drive(order: LoopOrder): Promise<Sample>;
  stop(): void;
}

export function startDriver(): Driver {
  const child: ChildProcess = fork(fileURLToPath(new URL('loop.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  return {
    drive: async (order) => {
      child.send(order);
      const [result] = (await once(child, 'message')) as [LoopResult];
      return sampleOf(result);
    },
    stop: () => child.kill(),
  };
}

function sampleOf({ times, bytes, failures, seconds }: LoopResult): Sample {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    rps: sorted.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    bytes: sorted.length ? bytes / sorted.length : 0,
    answers: sorted.length,
    failures,
  };
}

/** The value below which a share of the ascending values lies (nearest rank); NaN of none. */
export function quantile(ascending: readonly number[], share: number): number {
  if (!ascending.length) return Number.NaN;
  return ascending[Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)]!;
}

/** The p99, and for what never was answered infinity. */
export function worst({ answers, p99 }: Sample): number {
  return answers === 0 ? Number.POSITIVE_INFINITY : p99;
}

/** Each number's own median over rounds; failures are added up. */
export function medianSample(rounds: readonly Sample[]): Sample {
  const middle = (of: (one: Sample) => number) =>
    quantile(
      rounds.map(of).sort((a, b) => a - b),
      0.5,
    );
  const failures: Record<number, number> = {};
  for (const one of rounds)
    for (const [status, count] of Object.entries(one.failures))
      failures[Number(status)] = (failures[Number(status)] ?? 0) + count;
  return {
    rps: middle((one) => one.rps),
    p50: middle((one) => one.p50),
    p99: middle((one) => one.p99),
    bytes: middle((one) => one.bytes),
    answers: rounds.reduce((sum, one) => sum + one.answers, 0),
    failures,
  };
}
