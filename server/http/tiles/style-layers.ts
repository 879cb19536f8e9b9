import { typeCodes } from '../../contract/codebook.ts';
import { typeColours } from '../../contract/symbols.ts';

/** A MapLibre expression or layer; the server has no types of the map library. */
type Expression = unknown[];
type StyleLayer = Record<string, unknown>;

/** Ink where the type is not known, and of rings; paper under symbols. */
const ink = '#22262b';
const paper = '#fffdf8';

const colour: Expression = [
  'match',
  ['get', 'type'],
  ...typeCodes.flatMap((type) => [type, typeColours[type].light]),
  ink,
];

const isPoint: Expression = ['==', ['geometry-type'], 'Point'];
const isArea: Expression = ['==', ['geometry-type'], 'Polygon'];
const isCount: Expression = ['has', 'point_count'];
const contested: Expression = [
  '>',
  ['coalesce', ['get', 'contested_count'], ['get', 'contested_share'], 0],
  0,
];
/** Known to within sight of a landmark: the only places that may be drawn as a point. */
const isPinned: Expression = ['in', ['get', 'place_precision'], ['literal', ['exact', 'vicinity']]];

/** Smallest radius in pixels at which a disc is still seen. */
const smallestDisc = 5;
const lastDiscZoom = 24;

/**
 * Radius of the true disc of uncertainty in pixels, which doubles with each zoom; a stop for each zoom, because the
 * smallest radius ends at another zoom for each feature. `more` pixels are added to all.
 */
function discRadius(more = 0): Expression {
  const stops = Array.from({ length: lastDiscZoom + 1 }, (_, zoom) => [
    zoom,
    ['+', more, ['max', smallestDisc, ['*', ['coalesce', ['get', 'uncertainty_px0'], 0], 2 ** zoom]]],
  ]);
  return ['interpolate', ['exponential', 2], ['zoom'], ...stops.flat(1)];
}

/** Width of the ring that says how far the occurrence is verified; unknown has no loud form. */
const verificationWidth: Expression = [
  'match',
  ['get', 'verification'],
  'verified',
  2.5,
  'corroborated',
  1.5,
  'unverified',
  0.75,
  'unverifiable',
  0.75,
  'refuted',
  0.75,
  0,
];

/** What did not happen as claimed stays to be seen, and steps back. */
const refutedFades = (opacity: number): Expression => [
  'match',
  ['get', 'verification'],
  'refuted',
  opacity / 3,
  opacity,
];

/**
 * The layers that draw a source's layer `incidents`, from the ground up: areas as areas, uncertain places as discs of
 * their true size, only what is known to the spot as a point, and counts of dense tiles as circles that grow by steps.
 * Without glyphs and sprites nothing is fetched besides the tiles.
 */
export function incidentLayers(source: string): StyleLayer[] {
  const layer = (
    id: string,
    type: string,
    filter: Expression,
    paint: Record<string, unknown>,
    about: string,
  ) => ({
    id,
    type,
    source,
    'source-layer': 'incidents',
    filter,
    paint,
    metadata: { 'incident-atlas:legend': about },
  });
  const all = (...tests: Expression[]): Expression => ['all', ...tests];
  const not = (test: Expression): Expression => ['!', test];
  return [
    layer(
      'incident-areas',
      'fill',
      isArea,
      {
        'fill-color': colour,
        // Of areas with the same outline a dense tile draws one, with their number.
        'fill-opacity': ['step', ['coalesce', ['get', 'point_count'], 1], 0.06, 10, 0.12, 100, 0.2],
      },
      'Somewhere in this area; nothing finer is known.',
    ),
    layer(
      'incident-area-edges',
      'line',
      all(isArea, not(contested)),
      { 'line-color': colour, 'line-width': 1.5, 'line-opacity': refutedFades(0.9) },
      'Edge of the area.',
    ),
    layer(
      'incident-area-edges-contested',
      'line',
      all(isArea, contested),
      {
        'line-color': colour,
        'line-width': 1.5,
        'line-dasharray': [3, 2],
        'line-opacity': refutedFades(0.9),
      },
      'Accounts disagree on something about it.',
    ),
    layer(
      'incident-discs',
      'circle',
      all(isPoint, not(isCount), not(isPinned)),
      {
        'circle-color': colour,
        'circle-opacity': 0.14,
        'circle-radius': discRadius(),
        'circle-stroke-color': colour,
        'circle-stroke-width': ['max', 0.75, verificationWidth],
        'circle-stroke-opacity': refutedFades(0.8),
      },
      'Somewhere in this disc. A stronger ring: corroborated, verified.',
    ),
    layer(
      'incident-discs-contested',
      'circle',
      all(isPoint, not(isCount), not(isPinned), contested),
      {
        'circle-color': paper,
        'circle-opacity': 0,
        'circle-radius': discRadius(3.5),
        'circle-stroke-color': ink,
        'circle-stroke-width': 1,
      },
      'An outer ring: accounts disagree on something about it.',
    ),
    layer(
      'incident-points',
      'circle',
      all(isPoint, not(isCount), isPinned),
      {
        'circle-color': colour,
        'circle-opacity': refutedFades(0.95),
        'circle-radius': 5,
        'circle-stroke-color': ink,
        'circle-stroke-width': verificationWidth,
      },
      'Known to within sight of a landmark. A stronger ring: corroborated, verified.',
    ),
    layer(
      'incident-points-contested',
      'circle',
      all(isPoint, not(isCount), isPinned, contested),
      {
        'circle-color': paper,
        'circle-opacity': 0,
        'circle-radius': 9,
        'circle-stroke-color': ink,
        'circle-stroke-width': 1,
      },
      'An outer ring: accounts disagree on something about it.',
    ),
    layer(
      'incident-counts',
      'circle',
      all(isPoint, isCount),
      {
        'circle-color': colour,
        'circle-opacity': 0.75,
        'circle-radius': ['step', ['get', 'point_count'], 4, 10, 7, 100, 11, 1_000, 16, 10_000, 22],
        'circle-stroke-color': ink,
        'circle-stroke-width': ['case', ['>=', ['coalesce', ['get', 'contested_share'], 0], 0.5], 2, 0.75],
      },
      'Several incidents, in the colour of the most frequent type: 1, 10, 100, 1 000, 10 000 and more. A stronger ring: half of them or more are contested.',
    ),
  ];
}
