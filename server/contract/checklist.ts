import { isNeutral } from './neutral-wording.ts';
import type { Texts } from './text.ts';

/**
 * What a reviewer looks at, after the codebook: every account has a source, says how exactly its place is known, and is
 * graded; titles are neutral and in every language; names are in every language; figures name their source.
 */
export const checks = [
  'source',
  'place_precision',
  'neutral_wording',
  'title_languages',
  'name_languages',
  'grade',
  'figure_source',
] as const;
export type Check = (typeof checks)[number];

/** One point of the list, and where it does not hold (pointers into the document); nowhere is well. */
export interface Checked {
  check: Check;
  at: string[];
}

interface LooseNamed {
  name?: Texts | undefined;
}
interface LooseAccount {
  claimant?: LooseNamed | undefined;
  place?: { precision?: unknown } | undefined;
  sources?: readonly unknown[] | undefined;
  grade?: object | undefined;
  actors?: readonly LooseNamed[] | undefined;
  figures?: readonly { source?: string | undefined; group?: LooseNamed | undefined }[] | undefined;
}
/** As much of a document as the list looks at; it may be unfinished. */
export interface Checkable {
  titles?: readonly { text?: Texts | undefined }[] | undefined;
  summaries?: readonly { text?: Texts | undefined }[] | undefined;
  accounts?: readonly LooseAccount[] | undefined;
}

/** Serbian counts in either script, since one follows from the other. */
function inEveryLanguage(texts: Texts | undefined): boolean {
  return Boolean(texts?.en && texts.sq && (texts['sr-Cyrl'] ?? texts['sr-Latn']));
}

/** Pointers of the entries of a list for which a test does not hold. */
function where<T>(list: readonly T[] | undefined, at: string, holds: (one: T) => boolean): string[] {
  return (list ?? []).flatMap((one, index) => (holds(one) ? [] : [`${at}/${index}`]));
}

/** The list for a document, in the order in which it is read. Warnings: what the contract refuses is not among them. */
export function checklistOf({ titles, summaries, accounts }: Checkable): Checked[] {
  const each = (name: string, holds: (one: LooseAccount) => boolean) =>
    where(accounts, '/accounts', holds).map((at) => `${at}/${name}`);
  const inside = (test: (account: LooseAccount, at: string) => string[]) =>
    (accounts ?? []).flatMap((one, index) => test(one, `/accounts/${index}`));
  const neutral = ({ text }: { text?: Texts | undefined }) => isNeutral(text ?? {});
  const found: Record<Check, string[]> = {
    source: each('sources', ({ sources }) => Boolean(sources?.length)),
    place_precision: each('place', ({ place }) => place?.precision !== undefined),
    neutral_wording: [
      ...where(titles, '/titles', neutral).map((at) => `${at}/text`),
      ...where(summaries, '/summaries', neutral).map((at) => `${at}/text`),
    ],
    title_languages: where(titles, '/titles', ({ text }) => inEveryLanguage(text)).map((at) => `${at}/text`),
    name_languages: inside(({ claimant, actors, figures }, at) => [
      ...(inEveryLanguage(claimant?.name) ? [] : [`${at}/claimant/name`]),
      ...where(actors, `${at}/actors`, ({ name }) => inEveryLanguage(name)),
      ...where(figures, `${at}/figures`, ({ group }) => inEveryLanguage(group?.name)),
    ]),
    grade: each('grade', ({ grade }) => grade !== undefined),
    figure_source: inside(({ figures }, at) =>
      where(figures, `${at}/figures`, ({ source }) => source !== undefined).map((one) => `${one}/source`),
    ),
  };
  return checks.map((check) => ({ check, at: found[check] }));
}
