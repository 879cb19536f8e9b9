import type { Collection } from '../../service/catalogue.ts';
import type { Components } from './components.ts';
import type { Examples } from './examples.ts';

/** A collection with values out of its data. */
export interface Described {
  collection: Collection;
  examples: Examples;
}

/** What the parts of the document are made from. */
export interface Context {
  collections: readonly Described[];
  incidents: Described;
  accounts: Described;
  components: Components;
  /** Beginning of a name that the deployment's places have. */
  placeName: string;
}
