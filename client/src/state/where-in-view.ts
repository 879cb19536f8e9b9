import type { Position } from 'geojson';
import type { IncidentFeature } from '#contract/feature.ts';
import type { Box } from '#contract/query.ts';

const rows = ['south', 'middle', 'north'] as const;
const columns = ['west', 'middle', 'east'] as const;

/** One of the nine parts of a view. */
export type ViewPart =
  | 'middle'
  | 'north'
  | 'south'
  | 'west'
  | 'east'
  | 'north_west'
  | 'north_east'
  | 'south_west'
  | 'south_east';

/** The third of the view, from south to north and from west to east, in which a position lies. */
export function viewPartOf([lon = 0, lat = 0]: Position, [west, south, east, north]: Box): ViewPart {
  const third = (share: number) => Math.min(2, Math.max(0, Math.floor(share * 3)));
  // A view may begin on the other side of the antimeridian.
  const fromWest = (((lon - west) % 360) + 360) % 360;
  const row = rows[third((lat - south) / (north - south))]!;
  const column = columns[third(fromWest / (east - west))]!;
  if (row === 'middle') return column;
  return column === 'middle' ? row : (`${row}_${column}` as const);
}

/** Incidents that stand near one named place. */
export interface Gathering {
  /** Id of the settlement; null where none is near. */
  settlement: string | null;
  part: ViewPart;
  incidents: IncidentFeature[];
}

function isWithin([lon = 0, lat = 0]: Position, [west, south, east, north]: Box): boolean {
  return lat >= south && lat <= north && (((lon - west) % 360) + 360) % 360 <= east - west;
}

/**
 * The incidents drawn at spots in view, by the nearest settlement, the largest group first. One with several spots
 * stands once, at the first of them in view; those drawn as areas are left out.
 */
export function gatheringsIn(features: readonly IncidentFeature[], view: Box): Gathering[] {
  const found = new Map<string | null, { spots: Position[]; incidents: IncidentFeature[] }>();
  for (const feature of features) {
    const { geometry } = feature;
    const spots =
      geometry?.type === 'Point'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiPoint'
          ? geometry.coordinates
          : [];
    const spot = spots.find((one) => isWithin(one, view));
    if (!spot) continue;
    const { settlement } = feature.properties;
    const group = found.get(settlement) ?? { spots: [], incidents: [] };
    group.spots.push(spot);
    group.incidents.push(feature);
    found.set(settlement, group);
  }
  return [...found]
    .map(([settlement, { spots, incidents }]) => ({
      settlement,
      part: viewPartOf(spots[0]!, view),
      incidents,
    }))
    .sort((a, b) => b.incidents.length - a.incidents.length);
}
