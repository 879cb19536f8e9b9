import type { Store } from '../store/store.ts';
import type { LoadedDeployment } from './deployment.ts';
import type { Live } from './live.ts';
import type { Presence } from './presence.ts';

/** What every use case works on: the store, the deployment's rules, who listens and edits, and the clock (ms since 1970). */
export interface Atlas {
  store: Store;
  deployment: LoadedDeployment;
  live: Live;
  /** Who has which incident open in the form. */
  presence: Presence;
  /** Whether somebody else than its writers has to publish an incident. */
  fourEyes: boolean;
  now(): number;
}
