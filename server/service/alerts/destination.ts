/** Host of an address as admins allow it: its name, and its port where that is not the usual one. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
