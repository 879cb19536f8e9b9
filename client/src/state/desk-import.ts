import { computed, effect, signal } from '@preact/signals';
import type { ColumnChoice, CommitChoice, ImportTerms, ImportView } from '#contract/import.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { session } from './session.ts';

const home = '/desk/import';

/** Import whose page is shown; null for the list of all. */
export const importId = computed(() =>
  path.value.startsWith(`${home}/`) ? path.value.slice(home.length + 1) : null,
);

const writes = signal(0);
const isStaff = computed(() => Boolean(session.value?.user));

/** All imports, the newest first, while their page is shown. */
export const imports = resource<{ imports: ImportView[] }>(
  computed(() => (path.value === home && isStaff.value ? '/api/imports' : null)),
  writes,
);

/** The import whose page is shown. */
export const shownImport = resource<ImportView>(
  computed(() =>
    importId.value && isStaff.value ? `/api/imports/${encodeURIComponent(importId.value)}` : null,
  ),
  writes,
);

/** Milliseconds between two looks at a step that is under way. */
const lookMs = 700;

effect(() => {
  const running = shownImport.value.value?.running ?? imports.value.value?.imports.some((one) => one.running);
  if (!running || shownImport.value.loading || imports.value.loading) return;
  const timer = setTimeout(() => (writes.value += 1), lookMs);
  return () => clearTimeout(timer);
});

async function act(id: string, what: string, method: string, body?: unknown): Promise<void> {
  try {
    await request(`/api/imports/${id}${what}`, { method, body });
  } finally {
    writes.value += 1;
  }
}

/** Says how a file is read and under what terms, and has it checked. Throws as `request` does. */
export async function checkImport(
  id: string,
  columns: ColumnChoice | null,
  terms: ImportTerms,
): Promise<void> {
  if (columns) await request(`/api/imports/${id}/columns`, { method: 'PUT', body: columns });
  await request(`/api/imports/${id}/terms`, { method: 'PUT', body: terms });
  await act(id, '/check', 'POST', {});
}

export const commitImport = (id: string, choice: CommitChoice) => act(id, '/commit', 'POST', choice);
export const publishImport = (id: string) => act(id, '/publish', 'POST', {});
export const cancelImport = (id: string) => act(id, '/cancel', 'POST', {});

/** Takes back what an import wrote, or forgets one that wrote nothing. */
export const undoImport = (id: string, reason: string) =>
  act(id, reason ? `?reason=${encodeURIComponent(reason)}` : '', 'DELETE');
