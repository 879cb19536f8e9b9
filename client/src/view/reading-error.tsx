import { shell } from '../i18n/shell.ts';
import { ProblemError } from '../state/request.ts';
import { retry } from '../state/retry.ts';

/** What went wrong, and a way on (`again`, else all is asked again); where the last answer is still shown it says so. */
export function ReadingError(props: { error: Error; hasOld: boolean; again?: () => void }) {
  const { error, hasOld, again = retry } = props;
  const words =
    error instanceof ProblemError
      ? shell('failed', { detail: error.problem.detail ?? error.problem.title })
      : shell('unreachable');
  return (
    <div class="notice reading-error" data-kind={hasOld ? 'warn' : 'error'} role="alert">
      <p>
        {words}
        {hasOld && ` ${shell('last_shown')}`}
      </p>
      <button type="button" class="button" onClick={again}>
        {shell('try_again')}
      </button>
    </div>
  );
}
