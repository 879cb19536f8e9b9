import { signal } from '@preact/signals';
import type { Texts } from '#contract/text.ts';
import { request } from './request.ts';

/** A suggestion: somebody or something other incidents already name. */
export interface Suggestion {
  id: string;
  name: Texts;
  line?: string;
}

/** `GET /api/desk/vocabulary`. */
export interface Vocabulary {
  claimants: Suggestion[];
  actors: Suggestion[];
  groups: Suggestion[];
  publishers: string[];
  tags: string[];
}

/** What other incidents name; empty until asked for, and where it cannot be had, because it only suggests. */
export const vocabulary = signal<Vocabulary>({
  ...{ claimants: [], actors: [], groups: [], publishers: [] },
  tags: [],
});

/** Asks for the suggestions; call when the form opens. */
export async function loadVocabulary(): Promise<void> {
  try {
    vocabulary.value = (await request<Vocabulary>('/api/desk/vocabulary')).body;
  } catch {
    // The form works without suggestions.
  }
}

/** The suggestion that has the name in any language, letter case aside. */
export function suggestionNamed(suggestions: readonly Suggestion[], name: string): Suggestion | undefined {
  const wanted = name.trim().toLowerCase();
  return suggestions.find((one) => Object.values(one.name).some((text) => text?.toLowerCase() === wanted));
}
