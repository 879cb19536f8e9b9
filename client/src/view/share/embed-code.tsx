import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { numberInWords } from '../../i18n/dates.ts';
import { exportWords } from '../../i18n/export.ts';
import { sharingWords } from '../../i18n/sharing.ts';
import { deployment } from '../../state/deployment.ts';
import { type EmbedPart, embedParts, standardParts } from '../../state/embedding.ts';
import { language } from '../../state/preferences.ts';
import { frameAddress, frameCode, type Shared } from '../../state/sharing.ts';
import { useCopying } from '../copying.ts';

const widths = [null, 480, 720, 1080] as const;
const heights = { least: 240, most: 2000, usual: 520 };

/** The line of HTML that shows the page on another site: which parts, how large, and how it will look. */
export function EmbedCode({ shared }: { shared: Shared }) {
  const parts = useSignal<readonly EmbedPart[]>(standardParts);
  const width = useSignal<number | null>(null);
  const height = useSignal(heights.usual);
  const isPreviewed = useSignal(false);
  const id = useId();
  if (!deployment().embeddable)
    return (
      <section class="share-part">
        <h3>{sharingWords('embed')}</h3>
        <p class="hint">{sharingWords('embed_closed')}</p>
      </section>
    );
  const address = frameAddress(shared, parts.value, language.value);
  const title = document.title;
  const fits = height.value >= heights.least && height.value <= heights.most;
  return (
    <section class="share-part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{sharingWords('embed')}</h3>
      <fieldset class="share-parts">
        <legend class="label">{sharingWords('parts')}</legend>
        {embedParts.map((part) => (
          <label key={part} class="choice">
            <input
              type="checkbox"
              checked={parts.value.includes(part)}
              onChange={(change) => {
                const on = change.currentTarget.checked;
                parts.value = embedParts.filter((one) => (one === part ? on : parts.value.includes(one)));
              }}
            />{' '}
            {sharingWords(`part_${part}`)}
          </label>
        ))}
      </fieldset>
      <p class="hint">{sharingWords('parts_always')}</p>
      <div class="share-size">
        <div class="field">
          <label for={`${id}-width`}>{sharingWords('width')}</label>
          <select
            id={`${id}-width`}
            class="input"
            value={String(width.value)}
            onChange={(change) => {
              const { value } = change.currentTarget;
              width.value = value === 'null' ? null : Number(value);
            }}
          >
            {widths.map((one) => (
              <option key={one} value={String(one)}>
                {one === null
                  ? sharingWords('width_full')
                  : sharingWords('pixels', { number: numberInWords(one) })}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={`${id}-height`}>{sharingWords('height')}</label>
          <input
            id={`${id}-height`}
            class="input"
            type="number"
            min={heights.least}
            max={heights.most}
            step={10}
            value={height.value}
            aria-invalid={!fits}
            aria-describedby={`${id}-range`}
            onInput={(input) => {
              height.value = Math.round(Number(input.currentTarget.value));
            }}
          />
          <p id={`${id}-range`} class={fits ? 'hint' : 'field-error'}>
            {sharingWords('height_range', {
              least: numberInWords(heights.least),
              most: numberInWords(heights.most),
            })}
          </p>
        </div>
      </div>
      {!parts.value.length && (
        <p class="field-error" role="alert">
          {sharingWords('parts_none')}
        </p>
      )}
      {parts.value.length > 0 && fits && (
        <>
          <Code code={frameCode(address, title, { width: width.value, height: height.value })} />
          <details
            class="share-preview"
            onToggle={(toggle) => {
              isPreviewed.value = toggle.currentTarget.open;
            }}
          >
            <summary>{sharingWords('preview')}</summary>
            {isPreviewed.value && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
              <section class="share-frame" tabIndex={0} aria-label={sharingWords('preview')}>
                <iframe
                  key={address}
                  src={address}
                  title={title}
                  width={width.value ?? '100%'}
                  height={height.value}
                />
              </section>
            )}
          </details>
        </>
      )}
    </section>
  );
}

function Code({ code }: { code: string }) {
  const id = useId();
  const { box, said, copy } = useCopying<HTMLTextAreaElement>(code);
  return (
    <div class="field">
      <label for={id}>{sharingWords('html')}</label>
      <textarea
        id={id}
        class="input share-html"
        ref={box}
        readOnly
        rows={4}
        spellcheck={false}
        value={code}
      />
      <div class="share-row">
        <button
          type="button"
          class="button"
          aria-label={exportWords('copy_of', { what: sharingWords('html') })}
          onClick={() => void copy()}
        >
          {exportWords('copy')}
        </button>
        <span class="hint" role="status">
          {said.value && exportWords(said.value)}
        </span>
      </div>
    </div>
  );
}
