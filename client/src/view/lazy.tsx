import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shell } from '../i18n/shell.ts';
import { PartFailed } from './part-failed.tsx';

/** Parts that came, by what loads them: shown again they stand at once. */
const loaded = new WeakMap<object, unknown>();

function known<P>(load: () => Promise<ComponentType<P>>): { Part: ComponentType<P> } | null {
  const Part = loaded.get(load) as ComponentType<P> | undefined;
  return Part ? { Part } : null;
}

/**
 * Loads a part of the app when it is first shown; most readers never open the desk. A page waits in the page's own
 * place, a `part` of one where it stands; `with` are what it is given.
 */
export function Lazy<P extends object = object>(props: {
  load: () => Promise<ComponentType<P>>;
  part?: boolean;
  with?: P;
}) {
  const { load, part: isPart } = props;
  const [part, setPart] = useState<{ Part: ComponentType<P> } | { error: true } | null>(() => known(load));
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
  if (part && 'Part' in part) return <part.Part {...(props.with as P)} />;
  const words = part ? <PartFailed /> : <p role="status">{shell('loading')}</p>;
  return isPart ? words : <main class="page-narrow">{words}</main>;
}
