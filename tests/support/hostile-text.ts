/** What a browser would run, load or draw if any of it became markup; the last element is how a page is seen to have it. */
export const hostile =
  '"><script>globalThis.stolen=1</script><img src=x onerror=globalThis.stolen=1><svg onload=globalThis.stolen=1>' +
  "' onmouseover=globalThis.stolen=1 <i data-planted>";

/** As short as the name of somebody may be. */
export const hostileName = '<img/src/onerror=stolen=1 data-planted>';

export const hostileTexts = { en: hostile, sq: hostile, 'sr-Cyrl': hostile, 'sr-Latn': hostile };
