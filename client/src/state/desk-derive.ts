import { batch, computed, effect, signal } from '@preact/signals';
import type { AccountView, IncidentFeature } from '#contract/feature.ts';
import type { GeneralisedPlace } from '#contract/generalised.ts';
import type { IncidentInput } from '#contract/incident.ts';
import type { FieldError } from '#contract/problem.ts';
import type { AspectWeighing } from '#contract/weighing.ts';
import { deployment } from './deployment.ts';
import { checkDocument } from './desk-check.ts';
import { derivable } from './desk-derivable.ts';
import { documentOf } from './desk-document.ts';
import { draftDocument, draftId } from './desk-draft.ts';
import type { Loose } from './desk-pointer.ts';
import { request } from './request.ts';

/** An incident that may be the same one, and in what it is near. */
export interface Duplicate {
  feature: IncidentFeature;
  reasons: string[];
}

/** `POST /api/desk/derive`: what would be derived of the document; `accounts` in the order sent, null without a place. */
export interface Derived {
  accounts: (AccountView | null)[];
  feature: IncidentFeature | null;
  states: IncidentFeature[];
  errors: FieldError[];
  duplicates: Duplicate[];
  /** Empty while the service finds faults in it. */
  weighing: AspectWeighing[];
  /** What readers see by the rule of protection; null where they see the accounts as they are. */
  shown: ShownDerivation | null;
}

export interface ShownDerivation {
  place_generalised: GeneralisedPlace;
  accounts: AccountView[];
  /** Pointers to what names a place that is left out. */
  named: string[];
}

const settleMs = 300;

/** The last answer; the one before stays while the next is on its way. */
export const derived = signal<Derived | null>(null);
/** True when the last question could not be answered; what is shown may then be older than the text. */
export const deriveFailed = signal(false);

/**
 * What readers would see at each knowledge date, of the last text that was whole; `isOld` while the text has faults
 * again.
 */
export const derivedStates = signal<{ states: IncidentFeature[]; isOld: boolean }>({
  states: [],
  isOld: false,
});

/** Keys of the rows that were asked about, in the order sent: rows may have moved since. */
const derivedRows = signal<string[]>([]);

function byRow(accounts: readonly (AccountView | null)[] | undefined): Map<string, AccountView> {
  const views = new Map<string, AccountView>();
  accounts?.forEach((view, index) => {
    const key = derivedRows.value[index];
    if (view && key) views.set(key, view);
  });
  return views;
}

/** Accounts as derived, by the key of their row in the form. */
export const derivedByRow = computed(() => byRow(derived.value?.accounts));
/** Accounts as readers see them by the rule of protection; none where there is no rule. */
export const shownByRow = computed(() => byRow(derived.value?.shown?.accounts));

/** Asks for what follows from the text, a moment after the last change; answers how to stop. */
export function followDerived(): () => void {
  derived.value = null;
  derivedStates.value = { states: [], isOld: false };
  let last = '';
  let abort: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (body: IncidentInput, isWhole: boolean, text: string, rows: string[]) => {
    abort?.abort();
    const own = new AbortController();
    abort = own;
    try {
      const answer = await request<Derived>('/api/desk/derive', { method: 'POST', body, signal: own.signal });
      if (own.signal.aborted) return;
      last = text;
      batch(() => {
        derived.value = answer.body;
        derivedRows.value = rows;
        const { states } = derivedStates.peek();
        derivedStates.value = isWhole
          ? { states: answer.body.states, isOld: false }
          : { states, isOld: true };
        deriveFailed.value = false;
      });
    } catch {
      if (!own.signal.aborted) deriveFailed.value = true;
    }
  };
  const stop = effect(() => {
    const document = draftDocument.value;
    if (!document) return;
    const id = draftId.value;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const written = documentOf(document, deployment().region.zone);
      // What the contract accepts is sent as it is, so that its states are those that readers will see.
      const isWhole = checkDocument(written).length === 0;
      const body = isWhole ? { ...written, id: id ?? 'new' } : derivable(written, id);
      const rows = (document.accounts as Loose[]).map((row) => String(row._key));
      const text = JSON.stringify([body, rows]);
      if (text !== last && body.accounts.length) void ask(body, isWhole, text, rows);
    }, settleMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
    abort?.abort();
  };
}
