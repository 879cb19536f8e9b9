/** Names under which layers ask for the fonts of `fonts.ts`; apart from it so that layers need no built asset. */
export const fontNames = { regular: 'Noto Sans Regular', bold: 'Noto Sans SemiBold' } as const;
