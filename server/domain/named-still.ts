import type { IncidentDocument } from '../contract/incident.ts';
import { languages, type Texts } from '../contract/text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { fold } from './names.ts';
import { namesOf, refsOf } from './place-names.ts';

/** Shorter names are parts of too many words. */
const shortest = 4;

/**
 * Where the words of a document still name a place that its protected form (`shown`) leaves out: pointers into the
 * document, in its order. Words cannot be made less precise by rule, so whoever protects the incident reads them.
 */
export function namedStill(document: IncidentDocument, shown: IncidentDocument, gazetteer: Gazetteer): string[] {
  const kept = namesIn(shown, gazetteer);
  const gone = [...namesIn(document, gazetteer)].filter((name) => !kept.has(name));
  if (gone.length === 0) return [];
  const found: string[] = [];
  const look = (text: Texts | string | undefined, pointer: string) => {
    const words = typeof text === 'string' ? [text] : languages.map((language) => text?.[language] ?? '');
    if (words.some((one) => gone.some((name) => ` ${fold(one)} `.includes(` ${name} `)))) found.push(pointer);
  };
  look(document.id, '/id');
  document.titles.forEach(({ text }, at) => void look(text, `/titles/${at}/text`));
  document.summaries.forEach(({ text }, at) => void look(text, `/summaries/${at}/text`));
  document.accounts.forEach((account, at) => {
    const pointer = `/accounts/${at}`;
    look(account.statement, `${pointer}/statement`);
    account.figures.forEach(({ note }, of) => void look(note, `${pointer}/figures/${of}/note`));
    account.sources.forEach(({ headline }, of) => void look(headline, `${pointer}/sources/${of}/headline`));
  });
  document.assessments.forEach(({ basis }, at) => void look(basis, `/assessments/${at}/basis`));
  return found;
}

/** Folded names of the places that accounts claim: as stated, and of what they refer to. */
function namesIn({ accounts }: IncidentDocument, gazetteer: Gazetteer): Set<string> {
  const names = accounts.flatMap(({ place }) => {
    if (!place) return [];
    const referred = refsOf(place).flatMap((ref) => {
      const entry = gazetteer.byRef.get(ref);
      return entry ? [namesOf(entry.properties)] : [];
    });
    return [place.name ?? {}, ...referred].flatMap((texts) => languages.map((of) => fold(texts[of] ?? '')));
  });
  return new Set(names.filter((name) => name.length >= shortest));
}
