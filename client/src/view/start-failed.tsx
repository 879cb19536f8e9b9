import { shell } from '../i18n/shell.ts';

/** Shown when the app cannot learn where it is: one sentence and a way on. */
export function StartFailed({ retry }: { retry: () => void }) {
  return (
    <main class="page-narrow start-failed">
      <h1>{shell('product')}</h1>
      <p class="notice" data-kind="error" role="alert">
        {shell('unreachable')}
      </p>
      <button type="button" class="button" data-kind="primary" onClick={retry}>
        {shell('try_again')}
      </button>
    </main>
  );
}
