import type { Language } from '#contract/text.ts';
import type { ToCite } from './citing.ts';
import { credentials, failureOf, UnreachableError } from './request.ts';

/** Forms of a citation, by the value of `f` that asks the service for it. */
export const citationForms = ['citation', 'bibtex', 'csl-json'] as const;
export type CitationForm = (typeof citationForms)[number];

/** A version in every form of a citation, as the service writes it. */
export type Citations = Record<CitationForm, string>;

/** Address of a citation, or of the data of the version where no form is named. */
export function citationAddress(
  { id, version, knownAt }: ToCite,
  form: CitationForm | null,
  language: Language,
  accessed: string | null,
): string {
  const asked = new URLSearchParams({ version: String(version) });
  if (knownAt !== null) asked.set('known-at', knownAt);
  if (form !== null) {
    asked.set('f', form);
    asked.set('lang', language);
    if (accessed !== null && form === 'citation') asked.set('accessed', accessed);
  }
  return `/api/collections/incidents/items/${encodeURIComponent(id)}?${asked}`;
}

/** Reads all forms. Throws ProblemError, UnreachableError, and AbortError when `signal` was used. */
export async function readCitations(
  cited: ToCite,
  language: Language,
  accessed: string | null,
  signal: AbortSignal,
): Promise<Citations> {
  const read = async (form: CitationForm) => {
    const response = await fetch(citationAddress(cited, form, language, accessed), {
      signal,
      credentials: credentials(),
    }).catch((error) => {
      throw error instanceof DOMException ? error : new UnreachableError();
    });
    if (!response.ok) throw await failureOf(response);
    return [form, await response.text()] as const;
  };
  return Object.fromEntries(await Promise.all(citationForms.map(read))) as Citations;
}

/** The permanent address, as the citation names it. */
export function permanentIn(citations: Citations): string {
  const [item] = JSON.parse(citations['csl-json']) as { URL: string }[];
  return item!.URL;
}
