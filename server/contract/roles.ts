/** What staff may be. Without the schemas of `session.ts`, so that threads that only name a role load no validator. */
export const roles = ['admin', 'editor', 'contributor'] as const;
export type Role = (typeof roles)[number];
