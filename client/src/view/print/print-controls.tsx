import { printing } from '../../i18n/printing.ts';
import { path, query, searchFor } from '../../state/location.ts';
import { paper, papers, withList } from '../../state/printing.ts';
import { Link } from '../link.tsx';

/** Chooses the paper, and prints; on the screen only. */
export function PrintControls({ isReady, hasList }: { isReady: boolean; hasList: boolean }) {
  const search = searchFor(query.value);
  const whole = path.value.slice('/print'.length) || '/';
  return (
    <div class="print-controls">
      <Link href={`${whole}${search ? `?${search}` : ''}`} class="button">
        <span aria-hidden="true">←</span> {printing('back')}
      </Link>
      <h1>{printing('title')}</h1>
      <fieldset>
        <legend class="visually-hidden">{printing('paper')}</legend>
        {papers.map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name="paper"
              checked={paper.value === one}
              onChange={() => {
                paper.value = one;
              }}
            />{' '}
            {printing(`paper_${one}`)}
          </label>
        ))}
        {hasList && (
          <label class="choice">
            <input
              type="checkbox"
              checked={withList.value}
              onChange={(change) => {
                withList.value = change.currentTarget.checked;
              }}
            />{' '}
            {printing('with_list')}
          </label>
        )}
      </fieldset>
      <span class="hint" role="status">
        {!isReady && printing('preparing')}
      </span>
      <button
        type="button"
        class="button"
        data-kind="primary"
        disabled={!isReady}
        onClick={() => window.print()}
      >
        {printing('print')}
      </button>
    </div>
  );
}
