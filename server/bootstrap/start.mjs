// The first command: from a fresh clone to a running service, with plain Node.js and nothing asked.
import { build } from './build.mjs';
import { install } from './install.mjs';
import { demandOpenFiles } from './open-files.mjs';

demandOpenFiles();
install();
build();
const { main } = await import('../../dist/server/serve.js');
await main();
