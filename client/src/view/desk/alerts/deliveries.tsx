import type { AlertKind, DeliveryView, SubscriptionView } from '#contract/alerts.ts';
import { alertWords } from '../../../i18n/alerts.ts';
import { instantInWords } from '../../../i18n/dates.ts';
import { deliveries, refreshAlerts, replay } from '../../../state/desk-alerts.ts';
import { Listed, Outcome, useActs } from '../acts.tsx';

function whatOf(type: string): string {
  if (type === 'test' || type === 'digest') return alertWords(`type_${type}`);
  return alertWords(`kind_${type.replace(/^incident\./, '') as AlertKind}`);
}

/** What came of the last try. */
function cameOf({ status, error, attempts, next_at }: DeliveryView): string {
  const key = `error_${error}`;
  return [
    attempts > 0 && alertWords('tries', { count: attempts }),
    status !== null && alertWords('answer', { status }),
    error !== null && alertWords(alertWords.has(key) ? key : 'error_other'),
    next_at !== null && attempts > 0 && alertWords('next_at', { date: instantInWords(next_at) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The last messages, with the way to send one again. */
export function Deliveries({ of }: { of: readonly SubscriptionView[] }) {
  const acts = useActs();
  const nameOf = (id: number) => of.find((one) => one.id === id)?.name ?? String(id);
  return (
    <section class="desk-part" aria-labelledby="alert-deliveries">
      <h2 id="alert-deliveries">{alertWords('deliveries')}</h2>
      <Listed from={deliveries.value}>
        {({ deliveries: all }) =>
          all.length === 0 ? (
            <p class="hint">{alertWords('no_deliveries')}</p>
          ) : (
            <table class="desk-table deliveries-table">
              <caption class="visually-hidden">{alertWords('deliveries')}</caption>
              <thead>
                <tr>
                  <th scope="col">{alertWords('made')}</th>
                  <th scope="col">{alertWords('what')}</th>
                  <th scope="col">{alertWords('to')}</th>
                  <th scope="col">{alertWords('state')}</th>
                  <th scope="col">
                    <span class="visually-hidden">{alertWords('again')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{instantInWords(one.created_at)}</th>
                    <td>{whatOf(one.type)}</td>
                    <td>{nameOf(one.subscription)}</td>
                    <td>
                      <span class="tag" data-state={one.state}>
                        {alertWords(`state_${one.state}`)}
                      </span>{' '}
                      <span class="hint">{cameOf(one)}</span>
                    </td>
                    <td>
                      <button
                        type="button"
                        class="button"
                        aria-label={alertWords('again_of', {
                          what: whatOf(one.type),
                          date: instantInWords(one.created_at),
                        })}
                        onClick={() => acts.act(() => replay(one.id), alertWords('sent_again'))}
                      >
                        {alertWords('again')}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Listed>
      <Outcome acts={acts} />
      <p>
        <button type="button" class="button" onClick={refreshAlerts}>
          {alertWords('refresh')}
        </button>
      </p>
    </section>
  );
}
