/** What a value is, as the check of an expression sees it; `any` is not known before it is evaluated. */
export type ValueKind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'interval'
  | 'geometry'
  | 'array'
  | 'object'
  | 'any';

/** A function that filters can call besides those of the standard. Texts are English. */
export interface ServerFunction {
  name: string;
  description: string;
  arguments: { title: string; description: string; kinds: readonly ValueKind[] }[];
  returns: ValueKind;
  /** Collections that have it; the others refuse it. */
  collections: readonly string[];
}

/** The functions of this service, as `/api/functions` lists them. */
export const serverFunctions: readonly ServerFunction[] = [
  {
    name: 'text_search',
    description:
      'True when the words of the text stand together in the record, in that order, as with the parameter q: in ' +
      'titles, summaries, accounts and names of places in all languages, without regard to case, accents and ' +
      'script. The last word may be the beginning of one; of several texts with commas between them one is enough.',
    arguments: [{ title: 'text', description: 'Words, or several of them with commas.', kinds: ['string'] }],
    returns: 'boolean',
    collections: ['incidents', 'accounts'],
  },
  {
    name: 'occurs_during',
    description:
      'True when what happened has a moment in common with a date, a timestamp or an interval, as with the ' +
      'parameter datetime; an incident whose end is open goes on.',
    arguments: [
      {
        title: 'time',
        description: 'A date, a timestamp or an interval.',
        kinds: ['date', 'timestamp', 'interval'],
      },
    ],
    returns: 'boolean',
    collections: ['incidents', 'accounts'],
  },
];

/** The functions that filters of a collection can call. */
export function functionsOf(collection: string): ServerFunction[] {
  return serverFunctions.filter(({ collections }) => collections.includes(collection));
}
