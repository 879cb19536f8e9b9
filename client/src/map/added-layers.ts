import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

/** Colour of what an operator added: like no type of incident, and 3:1 against the land in both themes. */
const layerColour = { light: '#5b5f86', dark: '#b3b6dc' } as const;

/** The source, and the prefix of the layers, of an added layer. */
export const addedSource = (id: string) => `added/${id}`;

/** Tiles of a collection, as an address for MapLibre. */
export const addedTiles = (id: string, origin: string) =>
  `${origin}/api/collections/${encodeURIComponent(id)}/tiles/WebMercatorQuad/{z}/{y}/{x}`;

/** How a layer is drawn, whatever its geometries are: areas, then lines, then points; no symbol, no name, no type. */
export function addedLayers(
  id: string,
  theme: 'light' | 'dark',
  colours: Pick<Palette, 'halo'>,
): LayerSpecification[] {
  const source = addedSource(id);
  const colour = layerColour[theme];
  const common = { source, 'source-layer': id };
  return [
    {
      ...common,
      id: `${source}/areas`,
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour, 'fill-opacity': 0.14 },
    },
    {
      ...common,
      id: `${source}/edges`,
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colour,
        'line-width': ['case', ['==', ['geometry-type'], 'Polygon'], 1.2, 2],
      },
    },
    {
      ...common,
      id: `${source}/points`,
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': colour,
        // A dense tile draws several as one, with their number.
        'circle-radius': ['step', ['coalesce', ['get', 'point_count'], 1], 4, 10, 6, 100, 9],
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1.2,
      },
    },
  ];
}
