import { useEffect, useRef, useState } from 'preact/hooks';
import { deskImport } from '../../../i18n/desk-import.ts';
import { createImportMap } from '../../../map/import-spots.ts';
import { deployment } from '../../../state/deployment.ts';

/** Where the rows would be; where no map can be drawn, the table of findings says what matters. */
export function ImportMap() {
  const container = useRef<HTMLDivElement>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let isWanted = true;
    let made: { remove: () => void } | null = null;
    createImportMap(container.current!, deskImport('map')).then(
      (map) => {
        if (isWanted) made = map;
        else map.remove();
      },
      (reason: unknown) => {
        console.warn(reason);
        if (isWanted) setFailed(true);
      },
    );
    return () => {
      isWanted = false;
      made?.remove();
    };
  }, []);
  if (isFailed) return <p class="notice">{deskImport('map_failed')}</p>;
  return (
    <figure class="import-figure">
      <div class="placing-map" ref={container} />
      <figcaption class="hint">
        {deskImport('map_means')} {deployment().region.attribution}
      </figcaption>
    </figure>
  );
}
