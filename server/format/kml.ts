import type { PropertyInfo, PropertyKind } from '../contract/queryable.ts';
import { encoded } from './encode.ts';
import type { ExportContext, Format } from './format.ts';
import { asMarkup, idField, kmlPlacemark, schemaId } from './kml-placemark.ts';
import { kmlStyles } from './kml-styles.ts';
import { statementLines } from './statement.ts';
import { xmlElement, xmlText } from './xml-text.ts';

const fieldTypes: Readonly<Partial<Record<PropertyKind, string>>> = {
  number: 'double',
  integer: 'int',
  boolean: 'bool',
};

/**
 * KML 2.3 for globes: time stamps and spans, discs of uncertainty and areas as polygons, one style a type and typed
 * properties. Texts are in the asked language; nothing in the file is fetched from elsewhere.
 */
export const kmlFormat: Format = {
  id: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  extension: 'kml',
  title: 'KML',
  collections: 'any',
  documents: false,
  options: {},
  crs: 'crs84',
  write: (items, context) => {
    const fields = fieldsOf(context);
    return encoded(items, {
      before: head(context, fields),
      batch: (batch) => batch.map(({ feature }) => kmlPlacemark(feature, context, fields)).join(''),
      after: '</Document>\n</kml>\n',
    });
  },
};

/** Properties that go into the typed part of a placemark. */
function fieldsOf({ properties }: ExportContext): PropertyInfo[] {
  return properties.filter((one) => one.returned && one.kind !== 'geometry' && one.name !== 'id');
}

function head(context: ExportContext, fields: readonly PropertyInfo[]): string {
  const { attribution, licence, title, collection } = context;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom" version="2.3">\n' +
    `<Document id="${xmlText(collection)}">\n` +
    xmlElement('name', title) +
    (attribution ? `<atom:author>${xmlElement('atom:name', attribution)}</atom:author>` : '') +
    `<atom:link rel="license" href="${xmlText(licence.url)}" title="${xmlText(licence.name)}"/>` +
    xmlElement('description', asMarkup(statementLines(context).join('\n'))) +
    `\n${kmlStyles()}<Schema name="${xmlText(collection)}" id="${schemaId}">` +
    simpleField(idField, 'string') +
    fields.map(({ name, kind }) => simpleField(name, fieldTypes[kind] ?? 'string')).join('') +
    '</Schema>\n'
  );
}

function simpleField(name: string, type: string): string {
  return `<SimpleField type="${type}" name="${xmlText(name)}"/>`;
}
