import type { Store } from '../store/store.ts';
import type { LoadedDeployment } from './deployment.ts';
import type { Live } from './live.ts';

/** What every use case works on: the store, the deployment's rules, who listens, and the clock (ms since 1970). */
export interface Atlas {
  store: Store;
  deployment: LoadedDeployment;
  live: Live;
  now(): number;
}
