/** What became of a part of a document; `moved` is another order of the same entries. */
export type DifferenceKind = 'added' | 'removed' | 'changed' | 'moved';

/**
 * One difference between two documents. `path` leads to the part by the names of members and the keys of entries, with
 * slashes as in RFC 6901: `/accounts/kfor/figures/wounded/number`, `/titles/2023-05-29/text/en`. Accounts, figures,
 * sources and actors have their ids for keys, dated entries their date (`first` without one), links relation and target.
 */
export interface Difference {
  path: string;
  kind: DifferenceKind;
  /** Absent where it was added. Of `moved` the keys in their order before. */
  before?: unknown;
  /** Absent where it was removed. Of `moved` the keys in their order after. */
  after?: unknown;
  /** Of an added entry: where it stands in its list. */
  index?: number;
}

/** A difference as people read it, in one language. */
export interface DifferenceWords {
  /** The account it is about; absent where it is about the incident. */
  section?: string;
  /** What differs: «Place», «Figure (wounded, guards): number». */
  field: string;
  before?: string;
  after?: string;
  /** Language of a text that somebody wrote, where it is another than that of the words. */
  lang?: string;
  /** All of it as a sentence. */
  text: string;
}

/** A difference as the history of an incident tells it. */
export interface VersionChange extends Difference {
  words: DifferenceWords;
}
