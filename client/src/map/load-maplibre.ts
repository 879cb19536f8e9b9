import workerUrl from 'virtual:map-worker-url';

export type MapLibre = typeof import('./maplibre-parts.ts');

let loaded: Promise<MapLibre> | undefined;

/**
 * Loads MapLibre after the page has drawn itself, once. Its worker is a file of this host: the content security policy
 * allows no `blob:` workers. Rejects when the file cannot be fetched.
 */
export function loadMapLibre(): Promise<MapLibre> {
  loaded ??= import('./maplibre-parts.ts').then(
    (module) => {
      module.setWorkerUrl(workerUrl);
      // Its worker starts while the outlines come: the first tiles wait for it.
      module.prewarm();
      return module;
    },
    (error: unknown) => {
      loaded = undefined;
      throw error;
    },
  );
  return loaded;
}

/** Whether this browser can draw the map at all. */
export function hasWebGL2(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
