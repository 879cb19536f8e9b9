// What has to be there before anything is measured; plain, since the files it uses run before there are types.
import { build } from '../../server/bootstrap/build.mjs';
import { install } from '../../server/bootstrap/install.mjs';
import { findOrInstallBrowser } from '../support/browser.mjs';

/** Installs and builds the product as `npm start` does, and finds a browser; nothing is done twice. */
export function prepareProduct() {
  install();
  build();
  const browser = findOrInstallBrowser();
  if (browser) process.env.CHROME_PATH = browser;
}
