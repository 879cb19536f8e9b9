import { panel } from '../../i18n/panel.ts';
import { ruleWord } from '../../i18n/rules.ts';

/** The rules of what is derived, as the incident tells them one by one. */
export function MethodRules() {
  return (
    <>
      <h3>{ruleWord('title')}</h3>
      <dl class="help-clocks">
        {(['verification', 'contested', 'figures'] as const).map((name) => (
          <div key={name}>
            <dt>{panel(name)}</dt>
            <dd>{ruleWord(name)}</dd>
          </div>
        ))}
        <div>
          <dt>{panel('row_sources')}</dt>
          <dd>{ruleWord('sources')}</dd>
        </div>
        <div>
          <dt>{panel('where')}</dt>
          <dd>{ruleWord('place')}</dd>
        </div>
      </dl>
      <p>{ruleWord('totals')}</p>
    </>
  );
}
