import { expert } from '../../i18n/expert.ts';
import { conditionsOf, withoutCondition } from '../../state/explained.ts';
import { changeQuery, query } from '../../state/location.ts';

/** The conditions of the filter that holds, each with its button. */
export function Conditions() {
  const { filter } = query.value;
  if (filter === null) return null;
  return (
    <ul class="expert-conditions" aria-label={expert('conditions')}>
      {conditionsOf(filter).map((condition, index) => (
        <li key={condition} class="chip">
          <code>{condition}</code>
          <button
            type="button"
            aria-label={expert('remove_condition', { condition })}
            onClick={() => changeQuery({ filter: withoutCondition(filter, index) })}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
