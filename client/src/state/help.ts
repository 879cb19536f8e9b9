import { signal } from '@preact/signals';

/** Whether the window with the keys is open. */
export const showingKeys = signal(false);

/** What single keys do, in the order in which they are explained; letters are the same in all languages. */
export const singleKeyUses = {
  '?': 'key_help',
  '/': 'key_search',
  n: 'key_next',
  p: 'key_previous',
  m: 'key_map',
  l: 'key_list',
  d: 'key_describe',
} as const;
