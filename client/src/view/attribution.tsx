import { mapWords } from '../i18n/map.ts';
import { say } from '../i18n/names.ts';
import { deployment } from '../state/deployment.ts';
import { mapCredits } from '../state/map-credits.ts';
import { language } from '../state/preferences.ts';
import { inLanguage } from '#contract/text.ts';

/** Who the map's data comes from, and the note on names and lines that travels with every page; always as text. */
export function Attribution() {
  const { region, designation } = deployment();
  const note = inLanguage(designation.text, language.value);
  const sources = [region.attribution, ...mapCredits.value.filter((one) => one !== region.attribution)];
  return (
    <p class="map-attribution">
      <span>
        {sources.join(' · ')} (
        <a href={region.licence.url} rel="license noopener">
          {region.licence.name}
        </a>
        )
      </span>
      <span lang={note.language === language.value ? undefined : note.language}>{say(designation.text)}</span>
    </p>
  );
}
