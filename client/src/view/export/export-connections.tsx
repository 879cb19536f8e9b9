import type { FormatInfo } from '#contract/format-info.ts';
import type { Language } from '#contract/text.ts';
import { exportWords } from '../../i18n/export.ts';
import { deployment } from '../../state/deployment.ts';
import { type ExportChoice, exportPath } from '../../state/export.ts';
import { feedKinds, feedPath } from '../../state/feeds.ts';
import { query } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { CopyLine } from '../copy-line.tsx';

/** The lines by which other programs get the same: address, command lines, connection, feeds. */
export function ExportConnections(props: {
  choice: ExportChoice;
  format: FormatInfo;
  formats: readonly FormatInfo[];
}) {
  const { choice, format, formats } = props;
  const { origin } = location;
  // Quoted for a shell: encoded addresses have no quotes but this one.
  const quoted = (path: string) => `'${origin}${path.replaceAll("'", '%27')}'`;
  const path = exportPath(choice, format, query.value);
  const geojson = formats.find(({ id }) => id === 'geojson');
  const { licence, attribution } = deployment().region;
  return (
    <section aria-labelledby="export-elsewhere">
      <h3 id="export-elsewhere">{exportWords('connect')}</h3>
      <div class="export-lines">
        <CopyLine
          name={exportWords('address')}
          text={origin + path}
          {...(query.value.knownAt ? {} : { hint: exportWords('address_hint') })}
        />
        <CopyLine
          name={exportWords('curl')}
          text={`curl -fL -o ${choice.collection}.${format.extension} ${quoted(path)}`}
        />
        {geojson && (
          <CopyLine
            name={exportWords('gdal')}
            text={`ogr2ogr -f GPKG ${choice.collection}.gpkg ${quoted(exportPath(choice, geojson, query.value))}`}
          />
        )}
        <CopyLine name={exportWords('qgis')} text={`${origin}/api`} hint={exportWords('qgis_hint')} />
        {feedKinds.map((kind) => (
          <CopyLine
            key={kind}
            name={exportWords(`feed_${kind}`)}
            text={origin + feedPath(kind, query.value, choice.language as Language)}
            {...(kind === 'jsonfeed' ? { hint: exportWords('feed_hint') } : {})}
          />
        ))}
      </div>
      <p class="export-more">
        <a href={`/api?f=html&lang=${language.value}`}>{exportWords('api')}</a>
        <a href={`/api/docs?lang=${language.value}`}>{exportWords('api_docs')}</a>
      </p>
      <p class="hint">{exportWords('licence', { licence: licence.name, attribution })}</p>
    </section>
  );
}
