import type { IncidentType, Verification } from '#contract/codebook.ts';
import { isDark } from '../state/preferences.ts';
import { typeColour, typeSymbols } from '../symbols/type-symbols.ts';
import { contestedHatch, ringRadius, strike, verificationRings } from '../symbols/verification-rings.ts';

/** The shape of a type as the map draws it, without ring; decoration beside the word that says the same. */
export function TypeSymbol({ type, size = 16 }: { type: IncidentType; size?: number }) {
  return (
    <svg class="type-symbol" width={size} height={size} viewBox="2 2 20 20" aria-hidden="true">
      <path d={typeSymbols[type].path} fill={typeColour(type, isDark.value)} />
    </svg>
  );
}

/**
 * A whole symbol as the map draws it: shape, ring of the verification and, where accounts disagree, hatching. `id` is
 * a fragment of an XML id, unique on the page among contested symbols.
 */
export function IncidentSymbol(props: {
  type: IncidentType;
  verification?: Verification;
  contested?: boolean;
  id: string;
  size?: number;
}) {
  const { path } = typeSymbols[props.type];
  const ring = props.verification ? verificationRings[props.verification] : null;
  const size = props.size ?? 24;
  const clip = `shape-${props.id}`;
  return (
    <svg class="incident-symbol" width={size} height={size} viewBox="-1 -1 26 26" aria-hidden="true">
      <circle class="symbol-paper" cx="12" cy="12" r={ringRadius} />
      <path d={path} fill={typeColour(props.type, isDark.value)} />
      {props.contested && (
        <>
          <clipPath id={clip}>
            <path d={path} />
          </clipPath>
          <g class="symbol-hatch" clip-path={`url(#${clip})`} stroke-width={contestedHatch.width}>
            {contestedHatch.lines.map(([[x1, y1], [x2, y2]]) => (
              <line key={y1} x1={x1} y1={y1} x2={x2} y2={y2} />
            ))}
          </g>
        </>
      )}
      {ring && (
        <circle
          class="symbol-ring"
          cx="12"
          cy="12"
          r={ringRadius}
          stroke-width={ring.width}
          stroke-dasharray={ring.dash.length ? ring.dash.join(' ') : undefined}
        />
      )}
      {ring?.struck && (
        <line
          class="symbol-ring"
          x1={strike[0][0]}
          y1={strike[0][1]}
          x2={strike[1][0]}
          y2={strike[1][1]}
          stroke-width="1.6"
        />
      )}
    </svg>
  );
}
