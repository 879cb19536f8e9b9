import type { ComponentChildren } from 'preact';
import type { SubscriptionView } from '#contract/alerts.ts';
import { alertWords } from '../../../i18n/alerts.ts';
import { sendTest, switchSubscription, unsubscribe } from '../../../state/desk-alerts.ts';
import { type Acts, Outcome, useActs } from '../acts.tsx';

/** Who is told of what, with the form for another one below. */
export function Subscriptions({
  all,
  children,
}: {
  all: readonly SubscriptionView[];
  children: ComponentChildren;
}) {
  const acts = useActs();
  return (
    <section class="desk-part" aria-labelledby="alert-subscriptions">
      <h2 id="alert-subscriptions">{alertWords('subscriptions')}</h2>
      <ul class="desk-rows">
        {all.map((one) => (
          <Subscription key={one.id} of={one} act={acts.act} />
        ))}
        {all.length === 0 && <li class="hint">{alertWords('no_subscriptions')}</li>}
      </ul>
      <Outcome acts={acts} />
      {children}
    </section>
  );
}

function Subscription({ of, act }: { of: SubscriptionView; act: Acts['act'] }) {
  const { id, name, enabled } = of;
  const kinds = of.kinds.map((kind) => alertWords(`kind_${kind}`)).join(', ');
  const turn = enabled ? 'switch_off' : 'switch_on';
  return (
    <li>
      <p>
        <strong>{name}</strong>
        {!enabled && <span class="tag">{alertWords('off')}</span>}
        {!of.allowed && (
          <span class="tag" data-state="failed">
            {alertWords('host_missing')}
          </span>
        )}
        <span class="hint">
          {of.url} · {kinds} · {alertWords(`rhythm_${of.rhythm}`)}
        </span>
        <span class="hint">
          {of.query ? decodeURIComponent(of.query.replaceAll('+', ' ')) : alertWords('everything')}
        </span>
      </p>
      <div class="form-buttons">
        {enabled && (
          <button
            type="button"
            class="button"
            aria-label={alertWords('test_of', { name })}
            onClick={() => act(() => sendTest(id), alertWords('test_sent', { name }))}
          >
            {alertWords('test')}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-label={alertWords(`${turn}_of`, { name })}
          onClick={() =>
            act(
              () => switchSubscription(id, !enabled),
              alertWords(enabled ? 'switched_off' : 'switched_on', { name }),
            )
          }
        >
          {alertWords(turn)}
        </button>
        <button
          type="button"
          class="button"
          aria-label={alertWords('remove_of', { name })}
          onClick={() => act(() => unsubscribe(id), alertWords('removed', { name }))}
        >
          {alertWords('remove')}
        </button>
      </div>
    </li>
  );
}
