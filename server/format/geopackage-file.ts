import Database from 'better-sqlite3';
import type { Geometry } from 'geojson';
import type { PropertyInfo } from '../contract/queryable.ts';
import type { Language } from '../contract/text.ts';
import type { ExportItem } from './format.ts';
import { type Envelope, envelopeOf, geometryBlob } from './geopackage-geometry.ts';
import {
  applicationId,
  baseTables,
  columnsOf,
  quoted,
  specificationVersion,
  tableTriggers,
} from './geopackage-schema.ts';
import { plainValue } from './plain-value.ts';

/** A feature table to be written, with what the file says of it. */
export interface FeatureTable {
  name: string;
  title: string;
  description: string;
  properties: readonly PropertyInfo[];
  language: Language;
}

/** What the file says of itself and what it is drawn with. */
export interface FileNotes {
  /** RFC 3339 instant that counts as the last change of everything in it. */
  changed: string;
  /** XML of the metadata (Dublin Core), and its namespace. */
  metadata: string;
  standard: string;
  styles: readonly { table: string; name: string; qml: string; isDefault: boolean; about: string }[];
}

/** A GeoPackage being written: tables one after the other, then the notes. */
export interface GeoPackageFile {
  begin(table: FeatureTable): void;
  add(features: readonly ExportItem['feature'][]): void;
  end(): void;
  finish(notes: FileNotes): void;
}

/** Longitude and latitude in WGS 84, as GeoPackage orders them whatever the authority says. */
const srsId = 4326;
const rtreeDefinition = 'http://www.geopackage.org/spec131/#extension_rtree';

interface OpenTable extends FeatureTable {
  insert: Database.Statement;
  index: Database.Statement;
  properties: readonly PropertyInfo[];
  count: number;
  box: Envelope | null;
  kinds: Set<Geometry['type']>;
}

/** Starts a GeoPackage in a new file. It is not readable before `finish`. */
export function createGeoPackage(path: string): GeoPackageFile {
  const db = new Database(path);
  // Nobody reads the file before it is whole, and when the program stops it is gone.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${specificationVersion}`);
  db.exec('BEGIN');
  db.exec(baseTables);
  const written: OpenTable[] = [];
  const current = () => written.at(-1)!;
  return {
    begin: (table) => written.push(beginTable(db, table)),
    add: (features) => {
      for (const feature of features) addFeature(current(), feature);
    },
    end: () => endTable(db, current()),
    finish: (notes) => {
      writeNotes(db, notes);
      db.prepare('UPDATE gpkg_contents SET last_change = ?').run(notes.changed);
      db.exec('COMMIT');
      db.close();
    },
  };
}

function beginTable(db: Database.Database, table: FeatureTable): OpenTable {
  const columns = columnsOf(table.properties, table.language);
  const names = columns.map(({ name, type }) => `, ${quoted(name)} ${type}`).join('');
  const index = quoted(`rtree_${table.name}_geom`);
  db.exec(`CREATE TABLE ${quoted(table.name)}
    (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY${names});
    CREATE VIRTUAL TABLE ${index} USING rtree (id, minx, maxx, miny, maxy);`);
  const put = db.prepare(
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
     VALUES (?, ?, ?, ?, ?)`,
  );
  // Identifiers of a file differ; the name of the table does already.
  put.run(table.name, 'features', `${table.title} (${table.name})`, table.description, srsId);
  const describe = db.prepare(
    'INSERT INTO gpkg_data_columns (table_name, column_name, title) VALUES (?, ?, ?)',
  );
  for (const { name, title } of columns) describe.run(table.name, name, title);
  return {
    ...table,
    insert: db.prepare(`INSERT INTO ${quoted(table.name)} VALUES (NULL, ?${', ?'.repeat(columns.length)})`),
    index: db.prepare(`INSERT INTO ${index} VALUES (?, ?, ?, ?, ?)`),
    properties: table.properties.filter(({ kind, returned }) => returned && kind !== 'geometry'),
    count: 0,
    box: null,
    kinds: new Set(),
  };
}

function addFeature(table: OpenTable, { id, geometry, properties }: ExportItem['feature']): void {
  const envelope = geometry && envelopeOf(geometry);
  const values = table.properties.map((info) => {
    const value = plainValue(info, info.role === 'id' ? id : properties?.[info.name]);
    return typeof value === 'boolean' ? Number(value) : value;
  });
  const { lastInsertRowid } = table.insert.run(
    geometry ? geometryBlob(geometry, envelope, srsId) : null,
    ...values,
  );
  table.count += 1;
  if (!geometry) return;
  table.kinds.add(geometry.type);
  if (!envelope) return;
  table.index.run(lastInsertRowid, ...envelope);
  const box = table.box ?? envelope;
  table.box = [
    Math.min(box[0], envelope[0]),
    Math.max(box[1], envelope[1]),
    Math.min(box[2], envelope[2]),
    Math.max(box[3], envelope[3]),
  ];
}

function endTable(db: Database.Database, { name, count, box, kinds }: OpenTable): void {
  const [only] = kinds;
  const kind = kinds.size === 1 ? only!.toUpperCase() : 'GEOMETRY';
  db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(name, 'geom', kind, srsId);
  db.prepare('INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)').run(
    name,
    'geom',
    'gpkg_rtree_index',
    rtreeDefinition,
    'write-only',
  );
  if (box)
    db.prepare(
      'UPDATE gpkg_contents SET min_x = ?, max_x = ?, min_y = ?, max_y = ? WHERE table_name = ?',
    ).run(...box, name);
  db.prepare('INSERT INTO gpkg_ogr_contents VALUES (?, ?)').run(name, count);
  db.exec(tableTriggers(name));
}

function writeNotes(db: Database.Database, { changed, metadata, standard, styles }: FileNotes): void {
  db.prepare('INSERT INTO gpkg_metadata (md_standard_uri, mime_type, metadata) VALUES (?, ?, ?)').run(
    standard,
    'text/xml',
    metadata,
  );
  db.prepare(
    'INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id) VALUES (?, ?, 1)',
  ).run('geopackage', changed);
  db.prepare('INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, ?, ?)').run(
    'layer_styles',
    'attributes',
    'layer_styles',
  );
  db.prepare('INSERT INTO gpkg_ogr_contents VALUES (?, ?)').run('layer_styles', styles.length);
  const put = db.prepare(
    `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
       styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
     VALUES ('', '', ?, 'geom', ?, ?, '', ?, ?, '', '', ?)`,
  );
  for (const { table, name, qml, isDefault, about } of styles)
    put.run(table, name, qml, Number(isDefault), about, changed);
}
