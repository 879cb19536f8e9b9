import '../../style/knowledge.css';
import { useEffect, useRef } from 'preact/hooks';
import { knowledge } from '../../i18n/knowledge.ts';
import { shell } from '../../i18n/shell.ts';
import { changePoints, changes } from '../../state/change-points.ts';
import { knowing } from '../../state/knowing.ts';
import { ReadingError } from '../reading-error.tsx';
import { KnowledgeCompare } from './knowledge-compare.tsx';
import { KnowledgeFields } from './knowledge-fields.tsx';
import { KnowledgeSlider } from './knowledge-slider.tsx';

/** Goes through time by what was known: by the dates on which more became known, or by any date. */
export function KnowledgePanel() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { value, loading, error } = changes.value;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section class="knowledge" aria-labelledby="knowledge-title">
      <header class="knowledge-head">
        <h3 id="knowledge-title" ref={heading} tabIndex={-1}>
          {knowledge('title')}
        </h3>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          onClick={() => {
            knowing.value = false;
            document.querySelector<HTMLElement>('[data-opens="knowledge"]')?.focus();
          }}
        >
          {knowledge('close')}
        </button>
      </header>
      {error && <ReadingError error={error} hasOld={value !== null} />}
      {!value && loading && <p role="status">{shell('loading')}</p>}
      {value && (changePoints.value.length ? <KnowledgeSlider /> : <p>{knowledge('none')}</p>)}
      <p class="hint">{knowledge('hint')}</p>
      <KnowledgeFields />
      <KnowledgeCompare />
    </section>
  );
}
