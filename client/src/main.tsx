import { render } from 'preact';
import './style/index.css';
import { loadMapLibre } from './map/load-maplibre.ts';
import { loadDeployment } from './state/deployment.ts';
import { followFeedLinks } from './state/feeds.ts';
import { startHints } from './state/hints.ts';
import { followChanges } from './state/live.ts';
import { beginAsking, isEmbedded, path, selectedId, setZone, startLocation } from './state/location.ts';
import { keepForOffline } from './state/offline.ts';
import { applyPreferences } from './state/preferences.ts';
import { loadReference } from './state/reference.ts';
import { loadSession } from './state/session.ts';
import { App } from './view/app.tsx';
import { followPrinting } from './view/print/follow-printing.ts';
import { followSingleKeys } from './view/single-keys.ts';
import { StartFailed } from './view/start-failed.tsx';

// Zod, which comes with the desk, would see whether it may make code of its checks; the policy refuses and reports that.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const root = document.getElementById('app')!;

startLocation({ waits: true });
applyPreferences();

async function start(): Promise<void> {
  try {
    const asked = loadDeployment();
    const drawsMap =
      (path.peek() === '/' || selectedId.peek() !== null) && 'WebGL2RenderingContext' in window;
    // What draws the map comes meanwhile: it is most of what the page waits for.
    if (drawsMap) void loadMapLibre().catch(() => undefined);
    const { region, seq, collections } = await asked;
    // Of the outlines the map wants these alone are not asked for their names too.
    if (drawsMap && collections.some(({ id }) => id === 'countries'))
      void loadReference('countries').catch(() => undefined);
    setZone(region.zone);
    followChanges(seq);
    beginAsking();
    followFeedLinks();
    followSingleKeys();
    startHints();
    if (!isEmbedded.value) followPrinting();
    // The map does not wait for who we are; only the desk does. A frame on another site is nobody's.
    if (!isEmbedded.value) void loadSession().catch(() => undefined);
    render(<App />, root);
  } catch {
    render(<StartFailed retry={start} />, root);
  }
}

void start();

// After everything that the reader waits for.
addEventListener('load', () =>
  setTimeout(() => {
    if (import.meta.env.PROD) void keepForOffline();
    if (!isEmbedded.value) void import('./state/kept-views.ts').then(({ followViews }) => followViews());
  }, 3_000),
);
