import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { problemOfError } from '../../i18n/problem.ts';
import { shell } from '../../i18n/shell.ts';
import type { Resource } from '../../state/resource.ts';
import { noticeEnd } from '../../state/session.ts';

/** What came of the last thing done in a part of the page. */
export interface Acts {
  refused: unknown;
  said: string;
  /** Does it; what it says stands until the next. */
  act: (doing: () => Promise<unknown>, says: string) => void;
}

export function useActs(): Acts {
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const act = (doing: () => Promise<unknown>, says: string) => {
    setRefused(null);
    setSaid('');
    doing().then(
      () => setSaid(says),
      (error: unknown) => {
        setRefused(error);
        void noticeEnd(error);
      },
    );
  };
  return { refused, said, act };
}

/** Says what came of it. It stands below what it is of, so that nothing moves under the hand. */
export function Outcome({ acts: { refused, said } }: { acts: Acts }) {
  return (
    <>
      {refused !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(refused)}
        </p>
      )}
      <p role="status" class={said ? 'notice' : 'visually-hidden'}>
        {said}
      </p>
    </>
  );
}

/** A list from the service: its rows, or that it loads, or why it does not come. */
export function Listed<T>({
  from,
  children,
}: {
  from: Resource<T>;
  children: (value: T) => ComponentChildren;
}) {
  if (from.value !== null) return <>{children(from.value)}</>;
  if (!from.error) return <p role="status">{shell('loading')}</p>;
  return (
    <p class="notice" data-kind="error" role="alert">
      {problemOfError(from.error)}
    </p>
  );
}
