import type { Status } from '../contract/codebook.ts';

/** The version of an incident that stands, as an import compares it. */
export interface Standing {
  incident: string;
  version: number;
  status: Status;
  private: boolean;
  public: boolean;
  /** Whether it has a rule of protection, so that what is shown of it is not what is stored. */
  protected: boolean;
  /** Of the last version that a batch brought; null when none did. */
  content: Uint8Array | null;
  /** Whether somebody wrote a version after the last that a batch brought. */
  amended: boolean;
  /** Number of the batch that brought the version that stands; 0 when somebody wrote it. */
  batch: number;
}
