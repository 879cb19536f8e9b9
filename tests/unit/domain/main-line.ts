import type { LineString } from 'geojson';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

const { coordinates } = fixtureGazetteer.mainLine!.geometry as LineString;

/** Latitude of the fixture's line at a longitude from 30.0 to 30.7: the line is a function, so sides can be told apart. */
export function heightOfLine(lon: number): number {
  for (let index = 0; index + 1 < coordinates.length; index++) {
    const [a, b] = [coordinates[index]!, coordinates[index + 1]!];
    if (lon >= a[0]! && lon <= b[0]!) return a[1]! + ((b[1]! - a[1]!) * (lon - a[0]!)) / (b[0]! - a[0]!);
  }
  throw new Error('The line does not reach that far.');
}
