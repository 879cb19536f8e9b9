import { writeFileSync } from 'node:fs';
import { generalise, toTopology } from './arcs.ts';
import { kosovoLines, municipalLines, regionalLines } from './boundary-lines.ts';
import { writeChecksums } from './checksums.ts';
import { readSea } from './coast.ts';
import { countryFeatures } from './countries.ts';
import { fetchPackage } from './fetch-package.ts';
import { readFigures } from './figures.ts';
import { layers } from './layers.ts';
import { freeEnds, kosovoPolygon, municipalityFeatures } from './municipalities.ts';
import { insertLineEnds, readOutlines, sewOutlines } from './outlines.ts';
import { borderPointFeatures, landmarkFeatures, settlementFeatures } from './point-layers.ts';
import { regionDocument } from './region.ts';
import { lakeFeatures, riverFeatures, roadFeatures } from './water-and-roads.ts';
import { type NamedFeature, writeCollection } from './write-collection.ts';

// About 45 metres: far outlines are only the ground of the map, the outline of Kosovo stays as it is.
const tolerance = 0.0004;

const folder = new URL('../northern-kosovo/', import.meta.url);
const figures = readFigures();
const outlines = readOutlines(fetchPackage('@osm_borders/maritime_10m', '1.1.0'));
const sea = readSea(fetchPackage('@geo-maps/earth-seas-10m', '0.6.0'));

insertLineEnds(outlines, freeEnds(figures));
const parts = sewOutlines(outlines);
const kosovo = outlines.get('kosovo')![0]!;
const topology = toTopology(outlines);
generalise(topology, tolerance, 'kosovo');

const municipalities = municipalityFeatures(figures, kosovo);
const collections: Record<string, NamedFeature[]> = {
  municipalities,
  'border-points': borderPointFeatures(figures),
  settlements: settlementFeatures(figures, kosovoPolygon(kosovo)),
  'boundary-lines': [
    ...kosovoLines(kosovo, parts),
    ...regionalLines(topology, sea),
    ...municipalLines(figures),
  ],
  landmarks: landmarkFeatures(figures),
  countries: countryFeatures(topology, sea),
  rivers: riverFeatures(figures),
  lakes: lakeFeatures(figures),
  roads: roadFeatures(figures),
};

for (const { id } of layers) {
  writeCollection(new URL(`${id}.geojson`, folder), collections[id]!);
  console.log(`${id}: ${collections[id]!.length} features`);
}
writeFileSync(new URL('region.json', folder), `${JSON.stringify(regionDocument(municipalities), null, 2)}\n`);

const built = [...layers.map(({ id }) => `${id}.geojson`), 'region.json'];
writeChecksums(new URL('SOURCES.md', folder), [
  ...built.map((name) => ({ name, url: new URL(name, folder) })),
  { name: '../build/figures.json', url: new URL('figures.json', import.meta.url) },
]);
