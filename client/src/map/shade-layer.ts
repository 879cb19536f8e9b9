import { effect } from '@preact/signals';
import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { isDark } from '../state/preferences.ts';
import { shaded } from '../state/shade.ts';
import { outlines } from './follow-claims.ts';
import { paletteOf } from './palette.ts';

const name = 'shade';

/** Below everything that is said of an incident. */
const below = 'incident-areas';

/** From the palest shade to the darkest. */
export const shadeOpacities = [0.12, 0.24, 0.37, 0.5] as const;

/** Fills the municipalities by their number of incidents while the address asks for it. Answers a function that stops it. */
export function drawShade(map: MapLibreMap): () => void {
  return effect(() => {
    const features = shaded.value.municipalities.flatMap(({ id, shade }): Feature[] => {
      const geometry = outlines.value(`municipalities/${id}`);
      return geometry ? [{ type: 'Feature', geometry, properties: { shade } }] : [];
    });
    const colour = paletteOf(isDark.value).accent;
    const data = { type: 'FeatureCollection' as const, features };
    const source = map.getSource<GeoJSONSource>(name);
    if (source) void source.setData(data);
    else if (features.length) {
      map.addSource(name, { type: 'geojson', data });
      map.addLayer(
        {
          id: name,
          source: name,
          type: 'fill',
          paint: {
            'fill-color': colour,
            'fill-opacity': ['at', ['get', 'shade'], ['literal', [...shadeOpacities]]],
          },
        },
        below,
      );
    }
    if (map.getLayer(name)) map.setPaintProperty(name, 'fill-color', colour);
  });
}
