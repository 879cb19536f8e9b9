import type { PlacePrecision } from '#contract/codebook.ts';
import { credibilities, reliabilities, verifications } from '#contract/codebook.ts';
import { inLanguage } from '#contract/text.ts';
import { asking } from '../../i18n/asking.ts';
import { code, codeWord } from '../../i18n/codebook.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { method } from '../../i18n/method.ts';
import { panel } from '../../i18n/panel.ts';
import { deployment } from '../../state/deployment.ts';
import { isPlaced, placedCounts } from '../../state/method.ts';
import { language } from '../../state/preferences.ts';
import { markOfPrecision } from '../../symbols/precision-marks.ts';
import { PlaceMark } from '../legend-marks.tsx';
import { Link } from '../link.tsx';
import { IncidentSymbol } from '../type-symbol.tsx';
import { HelpPage, WithApi } from './help-page.tsx';
import { KeyTable } from './key-table.tsx';
import { MethodAsking } from './method-asking.tsx';
import { ContestedExample, KnownExample } from './method-examples.tsx';
import { MethodRules } from './method-rules.tsx';
import { MethodShading } from './method-shading.tsx';

const sections = [
  ...(['asking', 'accounts', 'place', 'time', 'sure', 'known'] as const),
  ...(['figures', 'changes', 'limits', 'take', 'keys'] as const),
];

const heading = (name: (typeof sections)[number]) => (name === 'asking' ? asking('title') : method(name));

/** How the map is to be read, with examples out of what it shows now. */
export function MethodPage() {
  const { designation, region } = deployment();
  const note = inLanguage(designation.text, language.value);
  const says = {
    asking: <MethodAsking />,
    accounts: (
      <>
        <p>{method('accounts_are')}</p>
        <p>{method('accounts_words')}</p>
        <p>{method('accounts_rival')}</p>
        <ContestedExample />
        <p>{method('accounts_first')}</p>
      </>
    ),
    place: (
      <>
        <p>{method('place_never')}</p>
        <PrecisionTable />
        <MethodShading />
        <p>{method('place_numbers')}</p>
        <p>{method('place_derived')}</p>
        <p>{method('place_protected', { word: code('generalised_municipality') })}</p>
      </>
    ),
    time: (
      <>
        <p>{method('time_spans')}</p>
        <p>{method('time_end')}</p>
        <p>{method('time_zone', { zone: region.zone })}</p>
      </>
    ),
    sure: (
      <>
        <p>{method('sure_grades')}</p>
        <div class="help-grades">
          <section>
            <h3>{method('reliability')}</h3>
            <ul>
              {reliabilities.map((one) => (
                <li key={one}>{codeWord('reliability', one)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h3>{method('credibility')}</h3>
            <ul>
              {credibilities.map((one) => (
                <li key={one}>{codeWord('credibility', one)}</li>
              ))}
            </ul>
          </section>
        </div>
        <p>{method('sure_verified')}</p>
        <dl class="help-rings">
          {verifications.map((one) => (
            <div key={one}>
              <dt>
                <IncidentSymbol type="other" verification={one} id={`method-${one}`} />
                {codeWord('verification', one)}
              </dt>
              <dd>{panel(`means_${one}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{method('sure_sources')}</p>
      </>
    ),
    known: (
      <>
        <dl class="help-clocks">
          {(['occurred', 'known', 'recorded'] as const).map((clock) => (
            <div key={clock}>
              <dt>{method(`clock_${clock}`)}</dt>
              <dd>{method(`clock_${clock}_is`)}</dd>
            </div>
          ))}
        </dl>
        <p>{method('known_date')}</p>
        <p>{method('known_undated')}</p>
        <KnownExample />
      </>
    ),
    figures: (
      <>
        <p>{method('figures_whose')}</p>
        <MethodRules />
      </>
    ),
    changes: (
      <>
        <p>{method('changes_kept')}</p>
        {deployment().suggestions && (
          <p>
            <a href={`/suggest?lang=${language.value}`}>{method('suggest')}</a>
          </p>
        )}
      </>
    ),
    limits: (
      <ul>
        <li>{method('limits_empty')}</li>
        <li>{method('limits_loud')}</li>
        <li>{method('limits_counts')}</li>
        <li>
          {method('limits_position')}{' '}
          <span lang={note.language === language.value ? undefined : note.language}>{note.text}</span>
        </li>
      </ul>
    ),
    take: <WithApi words={method('take_files')} />,
    keys: (
      <>
        <KeyTable />
        <p>
          <Link href="/accessibility">{method('access_title')}</Link>
        </p>
      </>
    ),
  };
  return (
    <HelpPage title={method('title')} lead={method('lead')}>
      <nav class="help-contents" aria-label={method('contents')}>
        <ul>
          {sections.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{heading(name)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map((name) => (
        <section key={name} id={name} class="help-section">
          <h2>{heading(name)}</h2>
          {says[name]}
        </section>
      ))}
    </HelpPage>
  );
}

function PrecisionTable() {
  return (
    <div class="table-scroll">
      <table class="help-table">
        <caption class="visually-hidden">{method('place_table')}</caption>
        <thead>
          <tr>
            <th scope="col">{method('place_column')}</th>
            <th scope="col">{method('drawn_column')}</th>
            <th scope="col" class="number">
              {method('count_column')}
            </th>
          </tr>
        </thead>
        <tbody>
          {placedCounts.value.map(({ precision, count }) => (
            <PrecisionRow key={precision} precision={precision} count={count} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PrecisionRow({ precision, count }: { precision: PlacePrecision; count: number | null }) {
  const mark = markOfPrecision[precision];
  return (
    <tr>
      <th scope="row">{codeWord('precision', precision)}</th>
      <td>
        <span class="help-drawn">
          {mark && <PlaceMark kind={mark} />}
          {method(`drawn_${mark ?? 'list'}`)}
        </span>
      </td>
      <td class="number">
        {count ? (
          <Link
            href={`/?${new URLSearchParams({ filter: isPlaced(precision) })}`}
            label={`${codeWord('precision', precision)}: ${method('incidents', { count })}`}
          >
            {numberInWords(count)}
          </Link>
        ) : (
          count
        )}
      </td>
    </tr>
  );
}
