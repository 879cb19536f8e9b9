import cyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import cyrillicBold from '@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff2?url';
import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import latinBold from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import latinExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import latinExtBold from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url';
import type { StyleSpecification } from 'maplibre-gl';
import { fontNames } from './font-names.ts';

// The letters of each file, as the package's own unicode.json lists them; only what these languages need.
const latinRange = ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+02BB-02BC', 'U+2000-206F', 'U+20AC', 'U+2212'];
const latinExtRange = ['U+0100-02BA', 'U+1E00-1E9F'];
const cyrillicRange = ['U+0301', 'U+0400-045F', 'U+0490-0491', 'U+2116'];

/** URL on this host of a file that the build has put among its assets. */
const absolute = (url: string) => new URL(url, location.href).href;

const faces = (latinUrl: string, latinExtUrl: string, cyrillicUrl: string) => [
  { url: absolute(latinUrl), 'unicode-range': latinRange },
  { url: absolute(latinExtUrl), 'unicode-range': latinExtRange },
  { url: absolute(cyrillicUrl), 'unicode-range': cyrillicRange },
];

/** The style's `font-faces`: the page's own font files, so that no glyph server is asked. */
export function fontFaces(): NonNullable<StyleSpecification['font-faces']> {
  return {
    [fontNames.regular]: faces(latin, latinExt, cyrillic),
    [fontNames.bold]: faces(latinBold, latinExtBold, cyrillicBold),
  };
}
