import { method } from '../../i18n/method.ts';
import { singleKeyUses } from '../../state/help.ts';
import { chooseSingleKeys, singleKeys } from '../../state/preferences.ts';

/** What each key does, and the switch for those of one letter. */
export function KeyTable() {
  return (
    <>
      <p>{method('keys_on')}</p>
      <dl class="help-keys">
        {Object.entries(singleKeyUses).map(([key, use]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{method(use)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{method('key_close')}</dd>
        </div>
      </dl>
      <label class="help-switch">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(change) => chooseSingleKeys(change.currentTarget.checked)}
        />
        {method('keys_switch')}
      </label>
    </>
  );
}
