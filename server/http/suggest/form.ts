import { suggestionForm } from '../../contract/suggestion.ts';
import { spanOf } from '../../contract/time.ts';
import { fieldErrors } from '../../service/document.ts';
import { nearSuggestion, suggest } from '../../service/suggestions.ts';
import { addressOf } from '../address.ts';
import type { Exchange, Handler } from '../exchange.ts';
import { framed } from '../html/frame.ts';
import { type View, viewOf } from '../html/view.ts';
import { readLanguage } from '../negotiate.ts';
import { HttpProblem } from '../problem.ts';
import { allowOnly, cache, sendBytes, unknownPath } from '../respond.ts';
import { type FormField, type FormState, formPage } from './form-page.ts';
import type { SuggestionGate } from './gate.ts';

/** The form is not for what is larger; most fields have limits of their own. */
const mostBytes = 64_000;
const formType = 'application/x-www-form-urlencoded';

/** The gate; a service that takes no suggestions has nothing at these addresses. */
export function demandGate({ settings }: Exchange): SuggestionGate {
  if (!settings.suggestions) throw unknownPath();
  return settings.suggestions;
}

function sendPage(view: View, state: FormState, status: number): void {
  cache(view.exchange, 'staff');
  const text = framed(view, formPage(view, state));
  sendBytes(view.exchange.res, [Buffer.from(text)], status, 'text/html; charset=utf-8');
}

/** `GET /suggest`: the form. */
export const showForm: Handler = (exchange) => {
  const gate = demandGate(exchange);
  allowOnly(exchange.parameters);
  const view = viewOf(exchange, readLanguage(exchange));
  sendPage(view, { values: {}, faults: [], stamp: gate.stamp(), near: [] }, 200);
};

/** The fields of the body, each once. Throws problems: 415 for another type, 413 for too much, 400 for what is no UTF-8. */
function readFields({ req }: Exchange): Record<string, string> {
  const type = (req.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== formType)
    throw new HttpProblem(415, 'type_unsupported', 'The body must be a form.', {
      parameter: 'Content-Type',
      value: type,
      allowed: [formType],
    });
  const bytes: unknown = req.body;
  if (!Buffer.isBuffer(bytes)) return {};
  if (bytes.length > mostBytes)
    throw new HttpProblem(413, 'body_too_large', `The form may have at most ${mostBytes} bytes.`);
  const text = bytes.toString('latin1');
  try {
    return Object.fromEntries(
      text
        .split('&')
        .filter(Boolean)
        .map((pair) => {
          const [name = '', value = ''] = pair
            .split('=', 2)
            .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
          // Browsers send line ends as CRLF; no text here has other control characters.
          return [name, value.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, '')];
        }),
    );
  } catch {
    throw new HttpProblem(400, 'body_malformed', 'The form is not in UTF-8.');
  }
}

const notes = { early: 'early', spent: 'sent', unknown: 'again' } as const;
const fieldNames = Object.keys(suggestionForm.shape) as FormField[];

/** `POST /suggest`: counted before anything is waited for, and forgiven where nothing was kept. */
export const sendForm: Handler = async (exchange) => {
  const gate = demandGate(exchange);
  allowOnly(exchange.parameters);
  const address = addressOf(exchange);
  gate.take(address);
  let isKept = false;
  try {
    isKept = await receive(exchange, gate);
  } finally {
    if (!isKept) gate.forgive(address);
  }
};

/** Checks it, shows what it may repeat, and puts it into the queue once it is sent knowingly; whether it did. */
async function receive(exchange: Exchange, gate: SuggestionGate): Promise<boolean> {
  const { atlas, res } = exchange;
  const sent = readFields(exchange);
  const language = readLanguage(exchange);
  const view = viewOf(exchange, language);
  const values = Object.fromEntries(fieldNames.map((name) => [name, sent[name] ?? '']));
  const stamp = sent.stamp ?? '';
  const age = gate.age(stamp);
  const state: FormState = {
    values,
    faults: [],
    stamp: age === 'unknown' || age === 'spent' ? gate.stamp() : stamp,
    near: [],
  };

  const parsed = suggestionForm.safeParse(values);
  const faults: { field: FormField | 'website'; code: string }[] = parsed.success
    ? []
    : fieldErrors(parsed.error, values).map(({ pointer, code }) => ({
        field: pointer.split('/')[1] as FormField,
        code,
      }));
  if (parsed.success && spanOf(parsed.data.date, atlas.deployment.region.zone).start > atlas.now())
    faults.push({ field: 'date', code: 'date_in_future' });
  if (sent.website) faults.push({ field: 'website', code: 'leave_empty' });
  if (!parsed.success || faults.length) {
    const order = [...fieldNames, 'website'];
    const each = faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at);
    each.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
    sendPage(view, { ...state, faults: each }, 400);
    return false;
  }
  if (age !== 'right') {
    sendPage(view, { ...state, note: notes[age] }, 400);
    return false;
  }
  const { contact, ...said } = parsed.data;
  if (sent.seen !== 'yes') {
    const near = await nearSuggestion(atlas, null, said, language);
    if (near.length) {
      sendPage(view, { ...state, near }, 200);
      return false;
    }
  }
  if (!gate.spend(stamp)) {
    sendPage(view, { ...state, stamp: gate.stamp(), note: 'sent' }, 400);
    return false;
  }
  const token = await suggest(atlas, said, contact, language).catch((error) => {
    gate.restore(stamp);
    throw error;
  });
  cache(exchange, 'staff');
  res.setHeader('Location', view.at(`/suggestion/${token}`));
  res.status(303).end();
  return true;
}
