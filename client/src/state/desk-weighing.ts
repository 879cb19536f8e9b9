import { computed, effect, signal } from '@preact/signals';
import { reviewedVerdicts } from '#contract/codebook.ts';
import type { FieldError } from '#contract/problem.ts';
import { localMinute } from '#contract/time.ts';
import type { AspectWeighing } from '#contract/weighing.ts';
import { deployment } from './deployment.ts';
import { derived } from './desk-derive.ts';
import { newRow } from './desk-document.ts';
import { addRow, rowsAt } from './desk-rows.ts';
import { session } from './session.ts';

const last = signal<AspectWeighing[]>([]);

effect(() => {
  const { value } = derived;
  // What was weighed stays while the next text cannot be; another incident begins with nothing.
  if (value === null || value.weighing?.length) last.value = value?.weighing ?? [];
});

/** Each aspect as the service weighed it; `isOld` while the text that stands could not be. */
export const weighing = computed(() => ({
  aspects: last.value,
  isOld: last.value.length > 0 && !derived.value?.weighing?.length,
}));

/**
 * Adds an assessment with what the rules propose, in the name of who is logged in, and answers where it stands. A person
 * confirms it by writing what it rests on (`missingBases`). After an earlier one of the aspect it holds from today on.
 */
export function takeOver({ aspect, proposed }: AspectWeighing, now: number): string {
  const rows = rowsAt('/assessments');
  const isFirst = !rows.some((row) => row.aspect === aspect);
  const today = localMinute(now, deployment().region.zone).slice(0, 10);
  const by = session.peek()?.user?.name;
  addRow(
    '/assessments',
    newRow({
      aspect,
      verification: proposed,
      ...(by ? { by } : {}),
      ...(isFirst ? {} : { known_from: today }),
      _taken: true,
    }),
  );
  return `/assessments/${rows.length}`;
}

/** Faults of assessments that were taken over and have no written basis yet; of reviewed ones the contract says so. */
export function missingBases(): FieldError[] {
  return rowsAt('/assessments').flatMap(({ _taken, basis, verification }, index) => {
    const texts = Object.values((basis as Record<string, string> | undefined) ?? {});
    const isChecked = reviewedVerdicts.has(String(verification));
    return _taken && !isChecked && !texts.some((text) => text?.trim())
      ? [{ pointer: `/assessments/${index}/basis`, code: 'assessment_without_basis' }]
      : [];
  });
}
