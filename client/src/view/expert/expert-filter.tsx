import '../../style/expert.css';
import { useSignal, useSignalEffect } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { maxFilterLength } from '#contract/parameter-readers.ts';
import { emptyFilter, filterParameters } from '#contract/query.ts';
import { expert } from '../../i18n/expert.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { explain } from '../../state/explained.ts';
import { changeQuery, query } from '../../state/location.ts';
import { insertCondition } from '../../state/queryables.ts';
import { ProblemError } from '../../state/request.ts';
import { Conditions } from './conditions.tsx';
import { FilterFault } from './filter-fault.tsx';
import { Properties } from './properties.tsx';

/** What the panel's other controls ask; the status stays what it is, since CQL2 opens nothing to anybody. */
const others = filterParameters.filter((name) => name !== 'filter' && name !== 'status');

/** Conditions one by one, the whole text, what can be asked about; a text is checked by the service before it holds. */
export function ExpertFilter() {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const typed = useSignal(query.peek().filter ?? '');
  const applied = useRef(query.peek().filter);
  const error = useSignal<unknown>(null);
  const isChecking = useSignal(false);
  const replaces = useSignal(false);
  // Back, forward and chips change the filter from outside; what was applied here must not disturb the typing.
  useSignalEffect(() => {
    const { filter } = query.value;
    if (filter === applied.current) return;
    applied.current = filter;
    typed.value = filter ?? '';
    error.value = null;
    replaces.value = false;
  });
  const isAnythingElse = others.some((name) => {
    const value = query.value[name];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });
  const put = (text: string, at: number) => {
    typed.value = text;
    error.value = null;
    // After the text has been drawn.
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at, at);
    });
  };
  const check = async <T,>(ask: () => Promise<T>, then: (answer: T) => void) => {
    isChecking.value = true;
    error.value = null;
    try {
      then(await ask());
    } catch (thrown) {
      error.value = thrown;
      const at = positionOf(thrown, typed.peek());
      if (at !== null) {
        box.current?.focus();
        box.current?.setSelectionRange(at, at);
      }
    } finally {
      isChecking.value = false;
    }
  };
  const apply = () => {
    const filter = typed.peek().trim() || null;
    const set = () => {
      applied.current = filter;
      const { status } = query.peek();
      changeQuery(replaces.peek() ? { ...emptyFilter, status, filter } : { filter });
      replaces.value = false;
    };
    if (filter === null) set();
    else void check(() => explain({ filter }), set);
  };
  return (
    <div class="expert">
      <p class="hint">{expert('hint')}</p>
      <Conditions />
      <div class="field">
        <label for={id}>{expert('text')}</label>
        <textarea
          id={id}
          ref={box}
          class="input expert-text"
          rows={4}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          dir="ltr"
          maxLength={maxFilterLength}
          aria-invalid={error.value !== null}
          aria-describedby={`${id}-fault ${id}-key`}
          value={typed.value}
          onInput={(input) => {
            typed.value = input.currentTarget.value;
          }}
          onKeyDown={(press) => {
            if (press.key !== 'Enter' || !(press.ctrlKey || press.metaKey)) return;
            press.preventDefault();
            apply();
          }}
        />
        <div id={`${id}-fault`} role="alert">
          {error.value !== null && (
            <FilterFault words={problemOfError(error.value)} error={error.value} text={typed.value} />
          )}
        </div>
        {replaces.value && <p class="notice">{expert('replaces')}</p>}
      </div>
      <div class="filter-buttons">
        <button
          type="button"
          class="button"
          data-kind="primary"
          disabled={isChecking.value}
          onClick={apply}
          aria-describedby={`${id}-key`}
        >
          {expert(isChecking.value ? 'applying' : 'apply')}
        </button>
        {query.value.filter !== null && (
          <button type="button" class="button" onClick={() => changeQuery({ filter: null })}>
            {expert('remove')}
          </button>
        )}
      </div>
      <p class="hint" id={`${id}-key`}>
        {expert('apply_key')}
      </p>
      {isAnythingElse && (
        <button
          type="button"
          class="button"
          data-kind="quiet"
          onClick={() =>
            void check(
              () => explain({ ...query.peek(), status: [] }),
              ({ text }) => {
                put(text ?? '', 0);
                replaces.value = true;
              },
            )
          }
        >
          {expert('as_cql2')}
        </button>
      )}
      <Properties
        insert={(condition) => {
          const next = insertCondition(typed.peek(), box.current?.selectionEnd ?? Infinity, condition);
          put(next.text, next.at);
        }}
      />
    </div>
  );
}

/** Where in the typed text the service stopped reading; the text was sent without the space around it. */
function positionOf(error: unknown, text: string): number | null {
  if (!(error instanceof ProblemError) || error.problem.position === undefined) return null;
  return text.length - text.trimStart().length + error.problem.position;
}
