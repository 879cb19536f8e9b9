import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shell } from '../i18n/shell.ts';

/** Loads a part of the app when it is first shown; most readers never open the desk. */
export function Lazy({ load }: { load: () => Promise<ComponentType> }) {
  const [part, setPart] = useState<{ Part: ComponentType } | { error: true } | null>(null);
  useEffect(() => {
    let wanted = true;
    setPart(null);
    load().then(
      (Part) => wanted && setPart({ Part }),
      () => wanted && setPart({ error: true }),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (part && 'Part' in part) return <part.Part />;
  return (
    <main class="page-narrow">
      <p role="status">{part ? shell('unreachable') : shell('loading')}</p>
    </main>
  );
}
