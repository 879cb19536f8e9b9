import type { TimePrecision } from '../contract/codebook.ts';
import { timePrecisions } from '../contract/codebook.ts';
import type { GeneralisedPlace } from '../contract/generalised.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import { codeWord, precisionWords } from '../contract/words/codebook.ts';
import { whenInWords } from '../contract/words/dates.ts';
import { labelled } from '../contract/words/query.ts';
import type { ExportContext, ExportItem } from './format.ts';
import { kmlGeometry } from './kml-geometry.ts';
import { kmlStyleOf } from './kml-styles.ts';
import { textIn } from './texts-of.ts';
import { xmlElement, xmlText } from './xml-text.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Id of the schema that typed properties refer to inside the file. */
export const schemaId = 'properties';

/** Field of the id: `id` itself is the name under which readers keep the placemark's XML id. */
export const idField = 'feature_id';

/** One feature as a placemark; a feature without geometry is listed by globes and not drawn. */
export function kmlPlacemark(
  feature: ExportItem['feature'],
  context: ExportContext,
  fields: readonly PropertyInfo[],
): string {
  const properties: Properties = feature.properties ?? {};
  const isIncident = context.collection === 'incidents';
  const address = isIncident
    ? `${context.base}/incident/${encodeURIComponent(feature.id)}`
    : `${context.base}/api/collections/${context.collection}/items/${encodeURIComponent(feature.id)}`;
  const radius = typeof properties.uncertainty_m === 'number' ? properties.uncertainty_m : 0;
  return (
    `<Placemark id="${idOf(feature.id)}">` +
    xmlElement('name', nameOf(feature.id, properties, context)) +
    `<atom:link href="${xmlText(address)}"/>` +
    xmlElement('description', asMarkup(descriptionOf(properties, context, address))) +
    timeOf(properties) +
    `<styleUrl>#${kmlStyleOf(properties)}</styleUrl>` +
    `<ExtendedData><SchemaData schemaUrl="#${schemaId}">${simpleData(idField, feature.id)}${fields
      .map(({ name }) => simpleData(name, properties[name]))
      .join('')}</SchemaData></ExtendedData>` +
    (feature.geometry ? kmlGeometry(feature.geometry, radius) : '') +
    '</Placemark>\n'
  );
}

/** XML ids have no colon and begin with a letter. */
function idOf(id: string): string {
  return `f-${id.replace(/[^A-Za-z0-9_.-]/g, '.')}`;
}

function nameOf(id: string, properties: Properties, { collection, language }: ExportContext): string {
  if (collection === 'incidents') return textIn(properties, 'title', language) || id;
  if (collection === 'accounts') return [properties.incident_title, properties.claimant_name].join(' – ');
  return textIn(properties, 'name', language) || id;
}

/** What a person reads in the balloon: the summary, then time, place and how sure of it, in the asked language. */
function descriptionOf(properties: Properties, context: ExportContext, address: string): string {
  const { language, zone, collection } = context;
  if (collection !== 'incidents' && collection !== 'accounts') return '';
  const contested = (properties.contested as string[] | undefined) ?? [];
  const uncertainty = properties.uncertainty_m;
  const place = [
    textIn(properties, 'place_name', language),
    precisionWords(
      String(properties.place_precision),
      properties.place_generalised as GeneralisedPlace | undefined,
      language,
    ),
    ...(typeof uncertainty === 'number' && uncertainty > 0 ? [`± ${uncertainty} m`] : []),
  ];
  const lines = [
    textIn(properties, 'summary', language),
    whenInWords(
      {
        start: (properties.occurred_start as string | null | undefined) ?? null,
        end: (properties.occurred_end as string | null | undefined) ?? null,
        open: properties.occurred_open === true,
        precision: precisionOf(properties.time_precision),
      },
      { of: language, zone },
    ),
    place.filter(Boolean).join(', '),
    properties.type ? labelled('type', codeWord('type', String(properties.type), language), language) : '',
    properties.verification
      ? labelled(
          'verification',
          codeWord('verification', String(properties.verification), language),
          language,
        )
      : '',
    contested.length
      ? labelled('contested', contested.map((one) => codeWord('aspect', one, language)).join(', '), language)
      : '',
    address,
  ];
  return lines.filter(Boolean).join('\n');
}

const precisionOf = (value: unknown): TimePrecision | null =>
  timePrecisions.find((one) => one === value) ?? null;

/** Readers of KML take a description for HTML; a text stays a text when its markup is written as references first. */
export function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function timeOf({ occurred_start: start, occurred_end: end, occurred_open: open }: Properties): string {
  if (typeof start !== 'string') return '';
  if (typeof end === 'string' && Date.parse(end) - Date.parse(start) <= 60_000)
    return `<TimeStamp><when>${xmlText(start)}</when></TimeStamp>`;
  const last = typeof end === 'string' && open !== true ? `<end>${xmlText(end)}</end>` : '';
  return `<TimeSpan><begin>${xmlText(start)}</begin>${last}</TimeSpan>`;
}

function simpleData(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value)
    ? value.every((one) => typeof one !== 'object')
      ? value.join('; ')
      : JSON.stringify(value)
    : typeof value === 'object'
      ? JSON.stringify(value)
      : typeof value === 'boolean'
        ? // Both are booleans of XML Schema, but GDAL reads numbers only.
          String(Number(value))
        : String(value);
  return text === '' ? '' : `<SimpleData name="${xmlText(name)}">${xmlText(text)}</SimpleData>`;
}
