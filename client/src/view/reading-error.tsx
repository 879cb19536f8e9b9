import { shell } from '../i18n/shell.ts';
import { ProblemError } from '../state/request.ts';
import { retry } from '../state/retry.ts';

/** What went wrong, and a way on; where older values are still shown it says so, since they may be out of date. */
export function ReadingError({ error, hasOld }: { error: Error; hasOld: boolean }) {
  const words =
    error instanceof ProblemError
      ? shell('failed', { detail: error.problem.detail ?? error.problem.title })
      : shell('unreachable');
  return (
    <div class="notice reading-error" data-kind={hasOld ? 'warn' : 'error'} role="alert">
      <p>{words}</p>
      <button type="button" class="button" onClick={retry}>
        {shell('try_again')}
      </button>
    </div>
  );
}
