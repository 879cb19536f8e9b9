import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shell } from '../i18n/shell.ts';

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
  const [part, setPart] = useState<{ Part: ComponentType<P> } | { error: true } | null>(null);
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
  if (part && 'Part' in part) return <part.Part {...(props.with as P)} />;
  const words = <p role="status">{part ? shell('unreachable') : shell('loading')}</p>;
  return isPart ? words : <main class="page-narrow">{words}</main>;
}
