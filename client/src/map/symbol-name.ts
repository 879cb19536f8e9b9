import { type IncidentType, typeCodes, type Verification, verifications } from '#contract/codebook.ts';
import type { IncidentProperties } from '#contract/feature.ts';

/** `point`: the place is one; `disc`: mark at the centre of a disc; `mark`: a further place of the same incident. */
export type SymbolForm = 'point' | 'disc' | 'mark';

export interface SymbolLook {
  type: IncidentType;
  verification: Verification;
  contested: boolean;
  form: SymbolForm;
}

/** Name of an image without its theme, as features carry it: `riot.verified.contested.point`. */
export function symbolName(
  { type, verification, contested }: Pick<IncidentProperties, 'type' | 'verification' | 'contested'>,
  form: SymbolForm,
): string {
  return [type, verification, contested.length ? 'contested' : 'agreed', form].join('.');
}

/** The look a name stands for; null for a name that is not one of ours. */
export function symbolLook(name: string): SymbolLook | null {
  const [type, verification, agreement, form] = name.split('.') as [string, string?, string?, string?];
  if (!(typeCodes as readonly string[]).includes(type)) return null;
  if (!(verifications as readonly string[]).includes(verification ?? '')) return null;
  return {
    type: type as IncidentType,
    verification: verification as Verification,
    contested: agreement === 'contested',
    form: form as SymbolForm,
  };
}
