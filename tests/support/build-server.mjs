// Before the tests: threads of the store and commands run bundled, as in the product, and start far sooner so.
export { buildServer as setup } from '../../server/bootstrap/build.mjs';
