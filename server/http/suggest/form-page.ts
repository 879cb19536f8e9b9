import { type SuggestionView, suggestedPrecisions, type suggestionForm } from '../../contract/suggestion.ts';
import { suggestWords } from '../../contract/words/suggest.ts';
import { type Content, type Html, html, said } from '../html/escape.ts';
import { flat, type Properties, when } from '../html/feature-words.ts';
import type { Page } from '../html/frame.ts';
import { list } from '../html/parts.ts';
import type { View } from '../html/view.ts';

export type FormField = keyof (typeof suggestionForm)['shape'];

/** What the page of the form shows: what was typed, what is wrong with it, and what it may repeat. */
export interface FormState {
  values: Partial<Record<FormField, string>>;
  faults: readonly { field: FormField | 'website'; code: string }[];
  stamp: string;
  /** Said above the form when nothing is wrong with a field. */
  note?: 'early' | 'again' | 'sent';
  /** Incidents that may be the same; then the form asks once more. */
  near: SuggestionView['duplicates'];
}

const lines: Partial<Record<FormField, number>> = { what: 6, sources: 3 };
const short: ReadonlySet<FormField> = new Set(['date', 'time']);

/** The form: it works without a script, keeps what was typed, and puts the focus on the first fault. */
export function formPage(view: View, state: FormState): Page {
  const say = (key: Parameters<typeof suggestWords>[0], gaps = {}) => suggestWords(key, gaps, view.language);
  const wrong = (name: string) => state.faults.find(({ field }) => field === name);
  const first = state.faults[0]?.field;
  const described = (name: FormField | 'website', hint: boolean): Html => {
    const fault = wrong(name);
    const by = [fault && `${name}-fault`, hint && `${name}-hint`].filter(Boolean).join(' ');
    return html`${by ? html` aria-describedby="${by}"` : null}${fault ? html` aria-invalid="true"` : null}${first === name ? html` autofocus` : null}`;
  };
  const field = (
    name: FormField,
    need: 'required' | 'optional' | 'either',
    control?: (more: Html) => Content,
  ): Html => {
    const key = `${name}_hint` as Parameters<typeof suggestWords>[0];
    const hint = suggestWords.has(key);
    const more = described(name, hint);
    const value = state.values[name] ?? '';
    const rows = lines[name];
    const fault = wrong(name);
    return html`<div class="field${short.has(name) ? ' narrow' : ''}">
<label for="${name}">${say(name)}${need === 'optional' ? html` <span class="soft">${say('optional')}</span>` : null}</label>
${hint ? html`<p class="soft" id="${name}-hint">${say(key)}</p>` : null}
${fault ? html`<p class="fault" id="${name}-fault">${say(faultKey(fault.code))}</p>` : null}
${
  control
    ? control(more)
    : rows
      ? html`<textarea id="${name}" name="${name}" rows="${rows}"${need === 'required' ? html` required` : null}${more}>
${value}</textarea>`
      : html`<input id="${name}" name="${name}" value="${value}" autocomplete="off"${need === 'required' ? html` required` : null}${more}>`
}
</div>`;
  };
  const precision = (more: Html) => html`<select id="place_precision" name="place_precision"${more}>
${suggestedPrecisions.map(
  (code) =>
    html`<option value="${code}"${(state.values.place_precision ?? 'settlement') === code ? html` selected` : null}>${say(`precision_${code}`)}</option>`,
)}
</select>`;
  const trap = wrong('website');
  return {
    title: say('title'),
    above: [{ title: view.say('map'), path: '/' }],
    content: html`<p class="lead">${say('lead')}</p>
${summary(state, say)}
${state.near.length ? nearby(view, state.near, say) : null}
<form class="suggest" method="post" action="${view.at('/suggest')}" novalidate>
${field('what', 'required')}
<fieldset><legend>${say('where')}</legend>
${field('place', 'either')}
${field('place_precision', 'required', precision)}
</fieldset>
<fieldset><legend>${say('when')}</legend>
${field('date', 'required')}
${field('time', 'optional')}
</fieldset>
<fieldset><legend>${say('whence')}</legend>
<p class="soft">${say('whence_hint')}</p>
${field('who', 'either')}
${field('sources', 'either')}
</fieldset>
${field('contact', 'optional')}
<div class="${trap ? 'field' : 'trap'}"><label for="website">${say('website')}</label>
${trap ? html`<p class="fault" id="website-fault">${say(faultKey(trap.code))}</p>` : null}
<input id="website" name="website" value="" tabindex="${trap ? 0 : -1}" autocomplete="off"${described('website', false)}></div>
<input type="hidden" name="stamp" value="${state.stamp}">
${state.near.length ? html`<input type="hidden" name="seen" value="yes">` : null}
<p><button type="submit">${say(state.near.length ? 'send_all_the_same' : 'send')}</button></p>
<p class="soft">${say('what_happens')}</p>
</form>`,
  };
}

type Say = (key: Parameters<typeof suggestWords>[0], gaps?: object) => string;

function faultKey(code: string): Parameters<typeof suggestWords>[0] {
  const key = `fault_${code}`;
  return suggestWords.has(key) ? key : 'fault_other';
}

function summary({ faults, note }: FormState, say: Say): Html | null {
  if (note) return html`<p class="notice" role="alert">${say(`note_${note}`)}</p>`;
  if (!faults.length) return null;
  const entries = faults.map(
    ({ field, code }) => html`<a href="#${field}">${say(field)}: ${say(faultKey(code))}</a>`,
  );
  return html`<div class="notice" role="alert"><p>${say('faults', { count: faults.length })}</p>${list(entries)}</div>`;
}

function nearby(view: View, near: FormState['near'], say: Say): Html {
  const entries = near.map(({ id, feature }) => {
    const properties = feature.properties as unknown as Properties;
    const path = view.at(`/incident/${encodeURIComponent(id)}`);
    return html`<a href="${path}" target="_blank" rel="noopener">${said(flat(view, properties, 'title'))}</a> <span class="soft">${when(view, properties)}</span>`;
  });
  return html`<section class="notice" role="alert" tabindex="-1"><h2>${say('near')}</h2><p>${say('near_means')}</p>${list(entries)}</section>`;
}
