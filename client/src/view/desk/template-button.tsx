import { depth } from '../../i18n/depth.ts';
import { applyTemplate, rowsMissing, templateOf } from '../../state/desk-templates.ts';

/** Offers the rows that accounts of a sub-type usually have, while some are missing. */
export function TemplateButton({ type, subType }: { type: string; subType: string }) {
  const template = subType ? templateOf(type, subType) : null;
  const count = template ? rowsMissing(template) : 0;
  if (!template || count === 0) return null;
  return (
    <p class="template wide">
      <button
        type="button"
        class="button"
        onClick={() => {
          applyTemplate(template);
          const heading = document.querySelector<HTMLElement>('#part-accounts h2');
          heading?.setAttribute('tabindex', '-1');
          heading?.focus();
        }}
      >
        {depth('template', { count })}
      </button>{' '}
      <span class="hint">{depth('template_hint')}</span>
    </p>
  );
}
