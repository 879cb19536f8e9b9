import { computed, signal } from '@preact/signals';
import type { FormatInfo, FormatsAnswer } from '#contract/format-info.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

const wanted = signal(false);

const answer = resource<FormatsAnswer>(
  computed(() => (wanted.value ? '/api/formats' : null)),
  asking,
);

/** The file formats of the service, in the order in which they are offered; null while they load. */
export const formats = computed<FormatInfo[] | null>(() => answer.value.value?.formats ?? null);

/** Why the formats could not be had; null while they load and when they are there. */
export const formatsError = computed(() => answer.value.error);

/** Says that formats are offered. */
export function wantFormats(): void {
  wanted.value = true;
}
