import '../../../style/alerts.css';
import type { AlertsView } from '#contract/alerts.ts';
import { alertHost } from '#contract/alerts.ts';
import { alertWords } from '../../../i18n/alerts.ts';
import { alerts, allowHost, forbidHost } from '../../../state/desk-alerts.ts';
import { session } from '../../../state/session.ts';
import { useForm } from '../../session/checked-form.ts';
import { ShortForm } from '../../session/short-form.tsx';
import { Listed, Outcome, useActs } from '../acts.tsx';
import { Deliveries } from './deliveries.tsx';
import { NewSubscription } from './new-subscription.tsx';
import { Subscriptions } from './subscriptions.tsx';

/** `/desk/alerts`: which hosts may be told, who is told of what, and what arrived. */
export function AlertsPage() {
  if (session.value?.user?.role !== 'admin') return <p class="notice">{alertWords('for_admins')}</p>;
  return (
    <>
      <h1>{alertWords('alerts')}</h1>
      <p class="hint">{alertWords('mean')}</p>
      <Listed from={alerts.value}>
        {({ hosts, subscriptions }) => (
          <>
            <Hosts hosts={hosts} />
            <Subscriptions all={subscriptions}>
              <NewSubscription />
            </Subscriptions>
            <Deliveries of={subscriptions} />
          </>
        )}
      </Listed>
    </>
  );
}

function Hosts({ hosts }: Pick<AlertsView, 'hosts'>) {
  const acts = useActs();
  const form = useForm(
    { host: '' },
    alertHost,
    async ({ host }) => {
      await allowHost(host);
      acts.act(() => Promise.resolve(), alertWords('host_allowed', { host: host.trim() }));
      form.reset();
    },
    'host',
  );
  return (
    <section class="desk-part" aria-labelledby="alert-hosts">
      <h2 id="alert-hosts">{alertWords('hosts')}</h2>
      <ul class="desk-rows">
        {hosts.map(({ host }) => (
          <li key={host}>
            <p>
              <strong>{host}</strong>
            </p>
            <button
              type="button"
              class="button"
              aria-label={alertWords('forbid_of', { host })}
              onClick={() => acts.act(() => forbidHost(host), alertWords('host_forbidden', { host }))}
            >
              {alertWords('forbid')}
            </button>
          </li>
        ))}
        {hosts.length === 0 && <li class="hint">{alertWords('no_hosts')}</li>}
      </ul>
      <Outcome acts={acts} />
      <ShortForm
        form={form}
        fields={[{ member: 'host', label: alertWords('host'), hint: alertWords('host_hint') }]}
        submit={alertWords('allow')}
      />
    </section>
  );
}
