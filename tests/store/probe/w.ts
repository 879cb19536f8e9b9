import { parentPort } from 'node:worker_threads';
import { localDay } from '../../../server/contract/time.ts';
type A = string;
const x: A = localDay(0, 'UTC');
parentPort!.postMessage(x);
