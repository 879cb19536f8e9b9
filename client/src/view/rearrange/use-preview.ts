import { useEffect, useState } from 'preact/hooks';
import { type Preview, previewOf, type Rearranging } from '../../state/rearrange.ts';

export interface Previewing<View> {
  seen: Preview<View> | null;
  error: unknown;
  isLoading: boolean;
  /** Asks anew, as when somebody else wrote in between. */
  again: () => void;
}

const settleMs = 250;

/** What would be changed by a question that somebody is still choosing; null asks nothing. */
export function usePreview<View>(
  id: string,
  how: Rearranging,
  question: Readonly<Record<string, string>> | null,
): Previewing<View> {
  const [state, setState] = useState<Omit<Previewing<View>, 'again'>>({
    ...{ seen: null, error: null, isLoading: question !== null },
  });
  const [attempt, setAttempt] = useState(0);
  const asked = question && JSON.stringify(question);
  useEffect(() => {
    setState({ seen: null, error: null, isLoading: asked !== null });
    if (asked === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      previewOf<View>(id, how, JSON.parse(asked), abort.signal).then(
        (seen) => setState({ seen, error: null, isLoading: false }),
        (error: unknown) => {
          if (!abort.signal.aborted) setState({ seen: null, error, isLoading: false });
        },
      );
    }, settleMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id, how, asked, attempt]);
  return { ...state, again: () => setAttempt(attempt + 1) };
}
