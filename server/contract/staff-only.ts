import type { z } from 'zod';

/** The mark as JSON Schema bears it. */
export const staffOnlyMark = 'x-staff-only';

/** Marks what is for staff alone; tests ask every address of the service for what is marked so. */
export const staffOnly = <T extends z.ZodType>(schema: T): T => schema.meta({ [staffOnlyMark]: true }) as T;
