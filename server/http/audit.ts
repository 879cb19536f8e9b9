import { type AuditAction, auditActions } from '../contract/audit.ts';
import { isDateOrInstant } from '../contract/time.ts';
import { readAudit } from '../service/audit.ts';
import type { AuditQuestion } from '../store/staff.ts';
import { CursorError } from '../store/store.ts';
import type { Handler } from './exchange.ts';
import { parameterProblem } from './problem.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

export const auditParameters = ['actor', 'action', 'subject', 'since', 'until', 'limit', 'cursor'] as const;

/** `GET /api/audit`: who did what, newest first: revisions of the record and what staff did besides. */
export const audit: Handler = async (exchange) => {
  allowOnly(exchange.parameters, auditParameters);
  cache(exchange, 'staff');
  const question = readQuestion(exchange.parameters);
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

function readQuestion(parameters: URLSearchParams): AuditQuestion {
  const action = parameters.get('action');
  if (action !== null && !(auditActions as readonly string[]).includes(action))
    throw parameterProblem({ parameter: 'action', value: action, allowed: [...auditActions] });
  return {
    actor: parameters.get('actor'),
    action: action as AuditAction | null,
    subject: parameters.get('subject'),
    since: readInstant(parameters, 'since'),
    until: readInstant(parameters, 'until'),
    limit: readLimit(parameters.get('limit')),
    cursor: parameters.get('cursor'),
  };
}

function readInstant(parameters: URLSearchParams, parameter: string): string | null {
  const value = parameters.get(parameter);
  if (value === null) return null;
  if (value.length < 16 || !isDateOrInstant(value))
    throw parameterProblem({ parameter, value, allowed: 'a time such as 2023-06-14T12:00:00Z' });
  return new Date(value).toISOString();
}

function readLimit(value: string | null): number {
  if (value === null) return 100;
  if (!/^\d{1,4}$/.test(value) || Number(value) < 1 || Number(value) > 1_000)
    throw parameterProblem({ parameter: 'limit', value, allowed: 'a whole number from 1 to 1000' });
  return Number(value);
}
