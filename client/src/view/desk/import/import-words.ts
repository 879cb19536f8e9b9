import type { ImportView } from '#contract/import.ts';
import { numberInWords } from '../../../i18n/dates.ts';
import { deskFinding } from '../../../i18n/desk-finding.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { problem, problemOfError, problemWord } from '../../../i18n/problem.ts';
import { ProblemError } from '../../../state/request.ts';

/** How an import stands, in a few words. */
export function stateInWords({ state, running, broken }: ImportView): string {
  if (running) return deskImport(`running_${running.step}`);
  if (broken) return deskImport('broken', { step: deskImport(`step_${broken.step}`) });
  return deskImport(`state_${state}`);
}

/** Why a step did not come to its end. */
export function brokenInWords({ step, code }: NonNullable<ImportView['broken']>): string {
  const why = deskFinding.has(code) ? code : 'failed';
  return `${deskImport('broken', { step: deskImport(`step_${step}`) })}: ${deskFinding(why)}`;
}

/** The words of a finding's code; the English of the service where it has grown past the dictionary. */
export function findingInWords(code: string, allowed: string): string {
  if (deskFinding.has(code)) return deskFinding(code);
  return problem.has(code) ? problem(code) : allowed;
}

/** A count of rows: «1 row», «12 000 rows». */
export function rowsInWords(count: number): string {
  return deskImport('rows_count', { count, number: numberInWords(count) });
}

/** What a message key of the service means here; general words where it is not one of imports. */
export function faultWord(code: string): string {
  return deskFinding.has(code) ? deskFinding(code) : problemWord(code);
}

/** A request that was refused, in words. */
export function refusalInWords(error: unknown): string {
  const type = error instanceof ProblemError ? error.problem.type : '';
  const code = type.slice(type.lastIndexOf(':') + 1).replaceAll('-', '_');
  return deskFinding.has(code) ? deskFinding(code) : problemOfError(error);
}
