/** See browser.mjs, which plain Node.js runs before anything is installed. */
export const browserFlags: string[];
export function findBrowser(): string | null;
export function findOrInstallBrowser(): string | null;
export function findOrInstallGdal(): string | null;
