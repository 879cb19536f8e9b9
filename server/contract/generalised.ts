/**
 * How a place was made less precise before anybody could read it, to protect people. It stands apart from protection.ts
 * so that a reader's page carries no validator.
 */
export const generalisedPlaces = ['settlement', 'municipality', 'withheld'] as const;
export type GeneralisedPlace = (typeof generalisedPlaces)[number];
