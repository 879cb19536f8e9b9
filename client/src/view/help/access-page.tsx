import { method } from '../../i18n/method.ts';
import { HelpPage, WithApi } from './help-page.tsx';

/** For whom the map can be used, how that is tested, and what falls short. */
export function AccessPage() {
  return (
    <HelpPage title={method('access_title')} lead={method('access_aim')}>
      <section class="help-section">
        <h2>{method('access_ways')}</h2>
        <ul>
          <li>{method('access_list')}</li>
          <li>
            <WithApi words={method('access_plain')} />
          </li>
          <li>{method('access_colour')}</li>
          <li>{method('access_motion')}</li>
        </ul>
      </section>
      <section class="help-section">
        <h2>{method('access_tested')}</h2>
        <ul>
          <li>{method('access_tested_auto')}</li>
          <li>{method('access_tested_keys')}</li>
        </ul>
      </section>
      <section class="help-section">
        <h2>{method('access_limits')}</h2>
        <ul>
          <li>{method('access_canvas')}</li>
          <li>{method('access_words')}</li>
          <li>{method('access_readers')}</li>
        </ul>
      </section>
    </HelpPage>
  );
}
