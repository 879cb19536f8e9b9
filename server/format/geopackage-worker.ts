/** The thread that writes one GeoPackage, so that its statements hold up no request. Started by `geopackage-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { createGeoPackage } from './geopackage-file.ts';
import type { GeoPackageReply, GeoPackageRequest } from './geopackage-thread.ts';

const port = parentPort!;
const file = createGeoPackage((workerData as { path: string }).path);

port.on('message', (request: GeoPackageRequest) => {
  try {
    if (request.step === 'begin') file.begin(request.table);
    else if (request.step === 'add') file.add(request.features);
    else if (request.step === 'end') file.end();
    else file.finish(request.notes);
    port.postMessage({ done: true } satisfies GeoPackageReply);
  } catch (error) {
    port.postMessage({ done: false, message: (error as Error).message } satisfies GeoPackageReply);
  }
});
