import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shell } from '../i18n/shell.ts';

/**
 * Loads a part of the app when it is first shown; most readers never open the desk. A page waits in the page's own
 * place, a `part` of one where it stands.
 */
export function Lazy({ load, part: isPart }: { load: () => Promise<ComponentType>; part?: boolean }) {
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
  const words = <p role="status">{part ? shell('unreachable') : shell('loading')}</p>;
  return isPart ? words : <main class="page-narrow">{words}</main>;
}
