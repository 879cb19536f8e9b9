import { type AuditAction, auditActions } from '../contract/audit.ts';
import { isDateOrInstant, spanOf } from '../contract/time.ts';
import { readAudit } from '../service/audit.ts';
import { verifyRecord } from '../service/verification.ts';
import type { AuditQuestion } from '../store/staff.ts';
import { CursorError } from '../store/store.ts';
import type { Handler } from './exchange.ts';
import { readWhole } from './number-parameter.ts';
import { parameterProblem } from './problem.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

export const auditParameters = ['actor', 'action', 'subject', 'since', 'until', 'limit', 'cursor'] as const;

/** `GET /api/audit`: who did what, newest first: revisions of the record and what staff did besides. */
export const audit: Handler = async (exchange) => {
  allowOnly(exchange.parameters, auditParameters);
  cache(exchange, 'staff');
  const question = readQuestion(exchange.parameters, exchange.atlas.deployment.region.zone);
  try {
    sendJson(exchange, await readAudit(exchange.atlas, exchange.visitor, question));
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw parameterProblem({
      parameter: 'cursor',
      value: question.cursor ?? '',
      allowed: '`next` of a page of this list',
    });
  }
};

/** `POST /api/verification`: checks the whole record now, which may take a while, and answers what it is worth. */
export const verification: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  const { atlas, visitor, evidence } = exchange;
  sendJson(exchange, await verifyRecord(atlas, visitor, evidence.check));
};

function readQuestion(parameters: URLSearchParams, zone: string): AuditQuestion {
  const action = parameters.get('action');
  if (action !== null && !(auditActions as readonly string[]).includes(action))
    throw parameterProblem({ parameter: 'action', value: action, allowed: [...auditActions] });
  return {
    actor: parameters.get('actor'),
    action: action as AuditAction | null,
    subject: parameters.get('subject'),
    since: readTime(parameters, 'since', zone)?.start ?? null,
    until: readTime(parameters, 'until', zone)?.end ?? null,
    limit: readWhole(parameters, 'limit', 1_000) ?? 100,
    cursor: parameters.get('cursor'),
  };
}

/** A bare date is that day in the region's zone: from its start, and to its end. */
function readTime(
  parameters: URLSearchParams,
  parameter: string,
  zone: string,
): { start: string; end: string } | null {
  const value = parameters.get(parameter);
  if (value === null) return null;
  if (!isDateOrInstant(value))
    throw parameterProblem({
      parameter,
      value,
      allowed: 'a day such as 2023-06-14 or a time such as 2023-06-14T12:00:00Z',
    });
  const { start, end } = spanOf(value, zone);
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
