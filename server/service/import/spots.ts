import type { Geometry } from 'geojson';

const mostSpots = 4_000;
/** Lines and areas that are drawn as they would be; more are counted as points alone. */
const mostShapes = 500;

/**
 * Counts points by spot so that a map can show where the rows of any file are: the grid grows coarser by ten whenever
 * there are too many spots. The finest is a thousandth of a degree.
 */
export function createSpots() {
  let digits = 3;
  let spots = new Map<string, [lon: number, lat: number, rows: number]>();
  const put = (lon: number, lat: number, rows: number) => {
    const key = `${lon.toFixed(digits)} ${lat.toFixed(digits)}`;
    const spot = spots.get(key);
    if (spot) spot[2] += rows;
    else spots.set(key, [lon, lat, rows]);
  };
  const shapes: Geometry[] = [];
  return {
    /** The ground of a place drawn by hand. */
    draw(geometry: Geometry) {
      if (shapes.length < mostShapes) shapes.push(geometry);
    },
    add(lon: number, lat: number) {
      put(lon, lat, 1);
      while (spots.size > mostSpots && digits > 0) {
        digits -= 1;
        const finer = spots.values();
        spots = new Map();
        for (const [x, y, rows] of finer) put(x, y, rows);
      }
    },
    /** A GeoJSON FeatureCollection of points with `rows`, and the ground that was drawn. */
    geojson: (): string =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          ...shapes.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
          ...[...spots.values()].map(([lon, lat, rows]) => ({
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [lon, lat] },
            properties: { rows },
          })),
        ],
      }),
  };
}
