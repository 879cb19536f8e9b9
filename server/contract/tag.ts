/** A tag is a keyword that staff give, in whatever language they work: small letters, digits, spaces and hyphens. */
export const tagPattern = /^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{M}\p{N} -]*[\p{Ll}\p{Lo}\p{M}\p{N}])?$/u;
export const longestTag = 40;
/** Tags that an incident has at most. */
export const mostTags = 20;

/** What somebody typed as the tag that it is: small letters, single spaces, composed accents. */
export function tagOf(text: string): string {
  return text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

export function isTag(text: string): boolean {
  return text.length <= longestTag && tagPattern.test(text);
}
