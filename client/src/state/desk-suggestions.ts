import { computed, signal } from '@preact/signals';
import type { SuggestionDecision, SuggestionPage, SuggestionView } from '#contract/suggestion.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { session } from './session.ts';

const writes = signal(0);

/** Which suggestions are shown. */
export const shownSuggestions = signal<'waiting' | 'decided'>('waiting');
/** How many are asked for. */
export const suggestionLimit = signal(20);

/** Whether the role decides suggestions. */
export const mayReview = computed(() => ['editor', 'admin'].includes(session.value?.user?.role ?? ''));

const statusesOf = { waiting: 'received,in_review', decided: 'accepted,merged,rejected' };

/** The queue, while its page is shown. */
export const suggestions = resource<SuggestionPage>(
  computed(() =>
    path.value === '/desk/suggestions' && mayReview.value
      ? `/api/suggestions?status=${statusesOf[shownSuggestions.value]}&limit=${suggestionLimit.value}`
      : null,
  ),
  writes,
);

/** Takes one up or decides it. Throws as `request` does; 409 when somebody decided it before. */
export async function decideSuggestion(id: number, decision: SuggestionDecision): Promise<SuggestionView> {
  const { body } = await request<SuggestionView>(`/api/suggestions/${id}`, {
    method: 'PATCH',
    body: decision,
  });
  writes.value += 1;
  return body;
}

export async function deleteContact(id: number): Promise<void> {
  await request(`/api/suggestions/${id}/contact`, { method: 'DELETE' });
  writes.value += 1;
}
