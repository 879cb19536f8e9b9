import { inLanguage } from '#contract/text.ts';
import { say } from '../i18n/names.ts';
import { deployment } from '../state/deployment.ts';
import { mapCredits } from '../state/map-credits.ts';
import { language } from '../state/preferences.ts';

const otherCredits = () => mapCredits.value.filter((one) => one !== deployment().region.attribution);

/** The same as lines of text, for pictures. */
export function creditsInWords(): string[] {
  const { region, designation } = deployment();
  const credits = [`${region.attribution} (${region.licence.name})`, ...otherCredits()].join(' · ');
  return [say(designation.text), credits];
}

/** Who the map's data comes from, and the note on names and lines that travels with every page; always as text. */
export function Attribution() {
  const { region, designation } = deployment();
  const note = inLanguage(designation.text, language.value);
  return (
    <p class="map-attribution">
      <span>
        {region.attribution} (
        <a href={region.licence.url} rel="license noopener">
          {region.licence.name}
        </a>
        ){otherCredits().map((one) => ` · ${one}`)}
      </span>
      <span lang={note.language === language.value ? undefined : note.language}>{say(designation.text)}</span>
    </p>
  );
}
