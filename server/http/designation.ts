import type { Texts } from '../contract/text.ts';
import type { Exchange } from './exchange.ts';

/** The note on names and boundaries of the configured profile, in all languages the deployment has it. */
export function designationText({ atlas, settings }: Exchange): Texts {
  return atlas.deployment.region.designation[settings.designation];
}
