/**
 * The dates of knowledge and of the record that an address asks for, and the one it compares them with, as one text.
 * What was answered for other dates may not stand under these, not even while the answer is waited for: it may tell
 * what became known later.
 */
export function datesAsked(address: string): string {
  const asked = new URLSearchParams(address.split('?')[1] ?? '');
  return ['known-at', 'recorded-at', 'since'].map((name) => asked.get(name) ?? '').join('/');
}
