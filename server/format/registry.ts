import { acledFormat } from './acled.ts';
import { atlasFormat } from './atlas.ts';
import { csvFormat } from './csv.ts';
import { flatgeobufFormat } from './flatgeobuf.ts';
import type { Format } from './format.ts';
import { geojsonFormat } from './geojson-file.ts';
import { geojsonSeqFormat } from './geojson-seq.ts';
import { geopackageFormat } from './geopackage.ts';
import { jsonFgFormat } from './json-fg.ts';
import { kmlFormat } from './kml.ts';
import { ucdpFormat } from './ucdp.ts';

/** The file formats, in the order in which people are offered them; `id` is the value of `f`. */
export const formats: readonly Format[] = [
  csvFormat,
  geojsonFormat,
  kmlFormat,
  geopackageFormat,
  flatgeobufFormat,
  jsonFgFormat,
  geojsonSeqFormat,
  acledFormat,
  ucdpFormat,
  atlasFormat,
];

/** The format of an id; undefined when there is none. */
export function formatOf(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The formats that can hold a collection. */
export function formatsFor(collection: string): Format[] {
  return formats.filter(({ collections }) => collections === 'any' || collections.includes(collection));
}

/**
 * A format's own parameters out of those of a request, each with its value or its default. `fault` is the first that has
 * a value the format does not know; parameters that are not the format's are not looked at.
 */
export function readFormatOptions(
  format: Format,
  parameters: URLSearchParams,
): {
  options: Record<string, string>;
  fault: { parameter: string; value: string; allowed: readonly string[] } | null;
} {
  const options: Record<string, string> = {};
  for (const [parameter, allowed] of Object.entries(format.options)) {
    const value = parameters.get(parameter) ?? allowed[0]!;
    if (!allowed.includes(value)) return { options, fault: { parameter, value, allowed } };
    options[parameter] = value;
  }
  return { options, fault: null };
}
