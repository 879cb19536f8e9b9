import { partFailed } from '../i18n/part-failed.ts';

/** Stands for a part of the app that did not come; a browser asks for a part once, so that only the whole page is a way on. */
export function PartFailed() {
  return (
    <div class="notice part-failed" data-kind="error" role="alert">
      <p>{partFailed('failed')}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {partFailed('reload')}
      </button>
    </div>
  );
}
