// Development and tests only: a worker thread does not inherit the loader that runs TypeScript in its parent
// (Node 20 registers loaders per thread), so `geopackage-thread.ts` preloads this module into its thread.
import { register } from 'tsx/esm/api';

register();
