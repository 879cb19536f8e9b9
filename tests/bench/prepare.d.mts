/** See prepare.mjs. */
export function prepareProduct(): void;
