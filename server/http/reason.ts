import type { Exchange } from './exchange.ts';
import { parameterProblem } from './problem.ts';

export function refuseReason(value: string): never {
  throw parameterProblem({ parameter: 'reason', value, allowed: '1 to 1000 characters' });
}

/** `?reason=`, which readers see in the history; undefined without it. Throws a 400 problem for one that says nothing. */
export function readReason({ parameters }: Pick<Exchange, 'parameters'>): string | undefined {
  const reason = parameters.get('reason')?.trim();
  return reason !== undefined && (!reason || reason.length > 1_000) ? refuseReason(reason) : reason;
}
