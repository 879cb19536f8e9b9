import { controlFor } from '../../state/desk-draft.ts';

/** Ids of the form's controls, in reading order. */
export const controls = () =>
  [...document.querySelectorAll('.desk-form [id^="field-"]')].map((one) => one.id);

/** Brings a control into view and gives it the focus, unfolding what hides it. False when it is not on the page. */
export function focusControl(id: string | null): boolean {
  const control = id === null ? null : document.getElementById(id);
  if (!control) return false;
  for (let at = control.parentElement; at; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  control.focus();
  control.scrollIntoView({ block: 'center' });
  return true;
}

/** Brings the field that a pointer names into view, or the nearest that there is. */
export function focusField(pointer: string): boolean {
  return focusControl(controlFor(pointer, controls()));
}
