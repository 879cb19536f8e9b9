import { encode } from 'uqr';
import { sharingWords } from '../../i18n/sharing.ts';

/** Modules of quiet ground around a code, as ISO/IEC 18004 asks for. */
const quiet = 4;

/** The dark modules of a text's code as one SVG path, with the side of the whole; null where it is too long for any. */
export function codePath(text: string): { side: number; path: string } | null {
  try {
    const { data, size } = encode(text, { ecc: 'M', border: quiet });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    return { side: size, path };
  } catch {
    return null;
  }
}

/** A code to be scanned from the screen or from paper; always dark on light, or no camera reads it. */
export function QrMark({ side, path, label }: { side: number; path: string; label?: string }) {
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label ?? sharingWords('code_of')}
      shape-rendering="crispEdges"
    >
      <path class="qr-ground" d={`M0 0h${side}v${side}H0z`} />
      <path class="qr-modules" d={path} />
    </svg>
  );
}

/** The code of a text, made in the browser, with its file. */
export function QrCode({ text }: { text: string }) {
  const code = codePath(text);
  if (!code) return <p class="hint share-code">{sharingWords('code_long')}</p>;
  const { side, path } = code;
  const file =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
  return (
    <div class="share-code">
      <QrMark {...code} />
      <a
        class="button"
        data-kind="quiet"
        download="incident-atlas-qr.svg"
        href={`data:image/svg+xml,${encodeURIComponent(file)}`}
      >
        {sharingWords('code_save')}
      </a>
    </div>
  );
}
