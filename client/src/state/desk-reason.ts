import { effect, signal } from '@preact/signals';
import { draftId } from './desk-draft.ts';

/** Why a published incident is being changed, as its readers will see it in the history; it is no part of the document. */
export const changeReason = signal('');

// Another incident is changed for another reason.
effect(() => {
  draftId.value;
  changeReason.value = '';
});
