/** How the map draws an added layer of one kind of geometry: in the neutral colour of what is not an incident. */
export function LayerMark({ geometry }: { geometry: string }) {
  const isAny = geometry === 'any';
  return (
    <svg class="legend-mark" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true">
      {(isAny || geometry.endsWith('polygon')) && <path class="mark-layer-area" d="M4 5 27 3 29 20 7 22Z" />}
      {(isAny || geometry.endsWith('line')) && <path class="mark-layer-line" d="M2 20 12 8 20 14 30 4" />}
      {(isAny || geometry.endsWith('point')) && (
        <rect class="mark-layer-point" x="12" y="8" width="8" height="8" transform="rotate(45 16 12)" />
      )}
    </svg>
  );
}
