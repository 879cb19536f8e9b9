import { z } from 'zod';
import type { SuggestionView } from '#contract/suggestion.ts';
import { desk } from '../../../i18n/desk.ts';
import { suggestionWords } from '../../../i18n/suggestions.ts';
import { decideSuggestion } from '../../../state/desk-suggestions.ts';
import { useForm } from '../../session/checked-form.ts';
import { ShortForm } from '../../session/short-form.tsx';
import type { Acts } from '../acts.tsx';
import { Dialog } from '../dialog.tsx';

interface Asked {
  of: SuggestionView;
  close: () => void;
  acts: Acts;
}

/** The service checks them by its own schema; here only that something is written. */
const written = z.string().trim().min(1, 'text_empty');

/** Adds what was suggested to an incident, in words that an editor answers for. */
export function MergeDialog({ of, close, acts }: Asked) {
  const form = useForm(
    {
      incident: of.duplicates[0]?.id ?? '',
      claimant: of.said.who || new URL(of.said.sources[0] ?? 'https://-').host,
      statement: of.said.what,
    },
    z.object({ incident: written, claimant: written, statement: written }),
    async ({ incident, claimant, statement }) => {
      await decideSuggestion(of.id, { status: 'merged', incident: incident.trim(), claimant, statement });
      close();
      acts.act(() => Promise.resolve(), suggestionWords('merged'));
    },
    'merge',
  );
  return (
    <Dialog title={suggestionWords('merge_title')} onClose={close}>
      <p>{suggestionWords('merge_means')}</p>
      <ShortForm
        form={form}
        fields={[
          {
            member: 'incident',
            label: suggestionWords('merge_incident'),
            hint: suggestionWords('merge_incident_hint'),
          },
          { member: 'claimant', label: suggestionWords('merge_claimant') },
          { member: 'statement', label: suggestionWords('merge_statement'), lines: 6 },
        ]}
        submit={suggestionWords('merge_now')}
        cancel={{ word: desk('cancel'), act: close }}
      />
    </Dialog>
  );
}

/** Turns it down with the reason that whoever sent it will read. */
export function RejectDialog({ of, close, acts }: Asked) {
  const form = useForm(
    { reason: '' },
    z.object({ reason: z.string().trim().min(1, 'reason_missing').max(1_000, 'text_too_long') }),
    async ({ reason }) => {
      await decideSuggestion(of.id, { status: 'rejected', reason });
      close();
      acts.act(() => Promise.resolve(), suggestionWords('rejected'));
    },
    'reject',
  );
  return (
    <Dialog title={suggestionWords('reject_title')} onClose={close}>
      <ShortForm
        form={form}
        fields={[
          {
            member: 'reason',
            label: suggestionWords('reject_reason'),
            hint: suggestionWords('reject_reason_hint'),
            lines: 4,
          },
        ]}
        submit={suggestionWords('reject_now')}
        cancel={{ word: desk('cancel'), act: close }}
      />
    </Dialog>
  );
}
