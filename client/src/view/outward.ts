/** Whether an address is one that a browser opens as a page: never a script, whatever the service would let through. */
export function isOutward(href: string): boolean {
  return /^https?:\/\//i.test(href);
}
