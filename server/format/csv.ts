import { csvColumns } from './csv-columns.ts';
import { byteOrderMark, csvRow } from './csv-text.ts';
import { encoded } from './encode.ts';
import type { ExportContext, Format } from './format.ts';
import { hxlTag } from './hxl.ts';

/**
 * RFC 4180, one row a feature, one column a property. `bom=true` for Excel, `hxl=true` puts the HXL hashtags in the
 * second row, `wkt=true` adds the whole geometry as text. The file has no place for a statement; its sidecar has.
 */
export const csvFormat: Format = {
  id: 'csv',
  mediaType: 'text/csv',
  extension: 'csv',
  title: 'CSV',
  collections: 'any',
  documents: false,
  options: { bom: ['false', 'true'], hxl: ['false', 'true'], wkt: ['false', 'true'] },
  crs: 'crs84',
  write: (items, context) => {
    const columns = csvColumns(context, isOn(context, 'wkt'));
    const names = columns.map((column) => column.name);
    return encoded(items, {
      before:
        (isOn(context, 'bom') ? byteOrderMark : '') +
        csvRow(names) +
        (isOn(context, 'hxl') ? csvRow(names.map((name) => hxlTag(context.collection, name))) : ''),
      batch: (batch) =>
        batch.map(({ feature }) => csvRow(columns.map((column) => column.cell(feature)))).join(''),
    });
  },
};

function isOn({ options }: ExportContext, option: string): boolean {
  return options[option] === 'true';
}
