import { desk } from '../../i18n/desk.ts';
import { say } from '../../i18n/names.ts';
import { newRow } from '../../state/desk-document.ts';
import { edit } from '../../state/desk-draft.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { rowsAt } from '../../state/desk-rows.ts';
import { useAt, useFault } from './bound.ts';
import { Rows } from './rows.tsx';
import { WhenField } from './when-field.tsx';

/** The order in which accounts are trusted; without it the grade decides, then the earliest. */
export function RankingSection() {
  return (
    <section class="desk-section" id="part-rankings">
      <h2>{desk('ranking')}</h2>
      <p class="hint">{desk('ranking_hint')}</p>
      <Rows
        at="/rankings"
        word={desk('ranking')}
        add={desk('add_ranking')}
        make={() => newRow({ accounts: rowsAt('/accounts').map((row) => row.id) })}
        most={20}
      >
        {(at) => (
          <>
            <Order at={`${at}/accounts`} />
            <WhenField at={`${at}/known_from`} label={desk('known_from')} isOptional />
          </>
        )}
      </Rows>
    </section>
  );
}

function Order({ at }: { at: string }) {
  const order = ((useAt(at) ?? []) as string[]).filter((id) =>
    rowsAt('/accounts').some((row) => row.id === id),
  );
  const fault = useFault(at);
  const rows = useAt('/accounts') as Loose[];
  const name = (id: string) => {
    const index = rows.findIndex((row) => row.id === id);
    const claimant = say((rows[index]?.claimant as { name?: Record<string, string> } | undefined)?.name);
    return claimant || desk('account_n', { number: index + 1 });
  };
  const left = rows.map((row) => String(row.id)).filter((id) => !order.includes(id));
  const swap = (index: number, by: number) => {
    const next = order.toSpliced(index, 1).toSpliced(index + by, 0, order[index]!);
    edit(at, next);
  };
  return (
    <div class="field">
      {fault && <p class="field-error">{fault}</p>}
      <ol class="order">
        {order.map((id, index) => (
          <li key={id}>
            <span>{name(id)}</span>
            {/* An order of two is changed by either button, so both stay where they are and keep the focus. */}
            <button
              type="button"
              class="button"
              data-kind="quiet"
              aria-label={desk('row_up', { row: name(id) })}
              aria-disabled={index === 0}
              onClick={() => index > 0 && swap(index, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="button"
              data-kind="quiet"
              aria-label={desk('row_down', { row: name(id) })}
              aria-disabled={index === order.length - 1}
              onClick={() => index < order.length - 1 && swap(index, 1)}
            >
              ↓
            </button>
            <button
              type="button"
              class="button"
              data-kind="quiet"
              aria-label={desk('row_remove', { row: name(id) })}
              onClick={() => edit(at, order.toSpliced(index, 1))}
            >
              {desk('remove')}
            </button>
          </li>
        ))}
      </ol>
      {left.map((id) => (
        <button key={id} type="button" class="button" onClick={() => edit(at, [...order, id])}>
          + {name(id)}
        </button>
      ))}
    </div>
  );
}
