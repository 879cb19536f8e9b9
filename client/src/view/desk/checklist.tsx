import { checklistOf } from '#contract/checklist.ts';
import { reviewWord } from '../../i18n/review.ts';
import { deployment } from '../../state/deployment.ts';
import { documentOf } from '../../state/desk-document.ts';
import { draftDocument } from '../../state/desk-draft.ts';
import { focusField } from './focus-control.ts';
import { pointerWords } from './pointer-words.ts';

/** What a reviewer looks at, with the places where it is still open. */
export function Checklist() {
  const document = draftDocument.value;
  if (!document) return null;
  return (
    <section aria-labelledby="checklist-title">
      <h2 id="checklist-title">{reviewWord('checklist')}</h2>
      <p class="hint">{reviewWord('checklist_hint')}</p>
      <ul class="checklist">
        {checklistOf(documentOf(document, deployment().region.zone)).map(({ check, at }) => (
          <li key={check} data-holds={at.length === 0}>
            <span class="check-mark" aria-hidden="true">
              {at.length ? '○' : '✓'}
            </span>
            {at.length === 0 ? (
              <span>
                {reviewWord(`check_${check}`)}
                <span class="visually-hidden"> – {reviewWord('holds')}</span>
              </span>
            ) : (
              <details>
                <summary>
                  {reviewWord(`check_${check}`)}{' '}
                  <span class="hint">{reviewWord('open_at', { count: at.length })}</span>
                </summary>
                <ul>
                  {at.map((pointer) => (
                    <li key={pointer}>
                      <button type="button" class="link-button" onClick={() => focusField(pointer)}>
                        {pointerWords(pointer)}
                      </button>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
