import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shell } from '../i18n/shell.ts';

/** Parts that came, by what loads them: shown again they stand at once. */
const loaded = new WeakMap<() => Promise<ComponentType>, ComponentType>();

const known = (load: () => Promise<ComponentType>) => {
  const Part = loaded.get(load);
  return Part ? { Part } : null;
};

/**
 * Loads a part of the app when it is first shown; most readers never open the desk. A page waits in the page's own
 * place, a `part` of one where it stands.
 */
export function Lazy({ load, part: isPart }: { load: () => Promise<ComponentType>; part?: boolean }) {
  const [part, setPart] = useState<{ Part: ComponentType } | { error: true } | null>(() => known(load));
  useEffect(() => {
    let wanted = true;
    setPart(known(load));
    if (loaded.has(load)) return;
    load().then(
      (Part) => {
        loaded.set(load, Part);
        if (wanted) setPart({ Part });
      },
      () => {
        if (wanted) setPart({ error: true });
      },
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (part && 'Part' in part) return <part.Part />;
  const words = <p role="status">{part ? shell('unreachable') : shell('loading')}</p>;
  return isPart ? words : <main class="page-narrow">{words}</main>;
}
