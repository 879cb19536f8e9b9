import { computed, effect, signal } from '@preact/signals';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Finding } from '#contract/import.ts';
import { importId, shownImport } from './desk-import.ts';
import { resource } from './resource.ts';

/** Findings on one page of the table. */
export const findingsSize = 20;

const checkedReport = computed(() => shownImport.value.value?.report ?? null);
const hasCheck = computed(() => checkedReport.value !== null && !shownImport.value.value?.running);

/** Code of the findings that are shown, empty for all, and the first of them. */
export const findingCode = signal('');
export const findingsFrom = signal(0);

effect(() => {
  // Another import, or another check, begins at the beginning.
  void importId.value;
  void checkedReport.value;
  findingCode.value = '';
  findingsFrom.value = 0;
});

/** Findings of the last check, one page of them. */
export const findings = resource<{ findings: Finding[]; matched: number }>(
  computed(() => {
    if (!importId.value || !hasCheck.value) return null;
    const asked = new URLSearchParams({ limit: String(findingsSize), offset: String(findingsFrom.value) });
    if (findingCode.value) asked.set('code', findingCode.value);
    return `/api/imports/${encodeURIComponent(importId.value)}/findings?${asked}`;
  }),
  checkedReport,
);

/** Where the rows of the last check are: spots with their number, and the ground of lines and areas. */
export const importSpots = resource<FeatureCollection<Geometry, { rows?: number }>>(
  computed(() =>
    importId.value && hasCheck.value ? `/api/imports/${encodeURIComponent(importId.value)}/places` : null,
  ),
  checkedReport,
);

/** Address of all findings as a file. */
export const findingsFile = (id: string, f: 'csv' | 'ndjson') =>
  `/api/imports/${encodeURIComponent(id)}/findings?f=${f}`;
