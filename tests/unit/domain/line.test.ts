import { nearestPointOnLine, point } from '@turf/turf';
import fc from 'fast-check';
import type { LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { chainsOf, lineById, positionTo } from '../../../server/domain/line.ts';
import { sideOfArea, sideOfDisc } from '../../../server/domain/line-side.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { heightOfLine } from './main-line.ts';

const line = fixtureGazetteer.mainLine!;
const geometry = line.geometry as LineString;

/** Degrees spread evenly: doubles of fast-check crowd around zero. */
function degrees(min: number, max: number) {
  return fc.integer({ min: Math.round(min * 1e5), max: Math.round(max * 1e5) }).map((value) => value / 1e5);
}

describe('a point and the main line', () => {
  it('is left of the line north of it and right of it south of it', () => {
    fc.assert(
      fc.property(degrees(30.01, 30.69), degrees(-0.1, 0.1), (lon, above) => {
        fc.pre(Math.abs(above) > 1e-5);
        const { side } = positionTo(geometry, lon, heightOfLine(lon) + above);
        expect(side).toBe(above > 0 ? 'left' : 'right');
      }),
    );
  });

  it('is as far from it as turf measures, but for the bend of great circles between vertices 8 km apart', () => {
    fc.assert(
      fc.property(degrees(29.95, 30.75), degrees(45.2, 45.4), (lon, lat) => {
        const turf = nearestPointOnLine(geometry, point([lon, lat]), { units: 'meters' });
        const ours = positionTo(geometry, lon, lat).metres;
        expect(Math.abs(ours - turf.properties.dist!)).toBeLessThan(turf.properties.dist! * 0.001 + 2);
      }),
    );
  });

  it('is on both sides when its uncertainty reaches the line, or within ten metres of it', () => {
    expect(sideOfDisc(line, 30.45, 45.275, 600)).toBe('sudland');
    expect(sideOfDisc(line, 30.45, 45.275, 5000)).toBe('both');
    expect(sideOfDisc(line, 30.2, 45.30005, 0)).toBe('both');
    expect(sideOfDisc(line, 30.2, 45.301, 0)).toBe('norland');
  });
});

describe('a line', () => {
  it('in parts reads as the parts joined in their direction', () => {
    const [a, b, c, ...rest] = geometry.coordinates;
    const parts = {
      type: 'MultiLineString' as const,
      coordinates: [
        [c!, ...rest],
        [a!, b!],
        [b!, c!],
      ],
    };
    expect(chainsOf(parts)).toEqual([geometry.coordinates]);
  });

  it('is found by its id among the boundary lines, and nowhere else', () => {
    expect(lineById('main', fixtureGazetteer)?.left).toBe('norland');
    expect(lineById('main', { ...fixtureGazetteer, mainLine: null })?.right).toBe('sudland');
    expect(lineById('elsewhere', fixtureGazetteer)).toBeNull();
  });

  it('that is the edge of an area leaves the area on one side', () => {
    const side = (ref: string) => sideOfArea(line, fixtureGazetteer.byRef.get(ref)!.geometry);
    expect(side('municipalities/zelcan')).toBe('sudland');
    expect(side('municipalities/norfeld')).toBe('norland');
    expect(side('municipalities/gora')).toBe('sudland');
  });

  it('that runs through an area puts the area on both sides', () => {
    const ring = [
      [30.1, 45.2],
      [30.5, 45.2],
      [30.5, 45.4],
      [30.1, 45.4],
      [30.1, 45.2],
    ];
    expect(sideOfArea(line, { type: 'Polygon', coordinates: [ring] })).toBe('both');
    // A spike of the line into an area whose corners are all south of it.
    const tooth = [
      [30.25, 45.309],
      [30.25, 45.3],
      [30.35, 45.3],
      [30.35, 45.309],
      [30.25, 45.309],
    ];
    expect(sideOfArea(line, { type: 'Polygon', coordinates: [tooth] })).toBe('sudland');
  });
});
