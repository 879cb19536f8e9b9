import type { PropertyInfo, PropertyKind } from '../contract/queryable.ts';
import { inLanguage, type Language } from '../contract/text.ts';

/** A column of a feature table. */
export interface TableColumn {
  name: string;
  /** Data type as GeoPackage names it (12-128r18 table 1). */
  type: 'TEXT' | 'REAL' | 'INTEGER' | 'BOOLEAN' | 'DATE' | 'DATETIME';
  /** For people. */
  title: string;
}

const types: Readonly<Record<Exclude<PropertyKind, 'geometry'>, TableColumn['type']>> = {
  string: 'TEXT',
  number: 'REAL',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'DATETIME',
  strings: 'TEXT',
  numbers: 'TEXT',
  object: 'TEXT',
};

/** Names that every feature table has anyway. */
const taken = ['fid', 'geom'];

/** The columns of a collection's returned properties, without its geometry; a name that is taken gets a line before it. */
export function columnsOf(properties: readonly PropertyInfo[], language: Language): TableColumn[] {
  return properties
    .filter(({ kind, returned }) => returned && kind !== 'geometry')
    .map(({ name, kind, title }) => ({
      name: taken.includes(name.toLowerCase()) ? `_${name}` : name,
      type: types[kind as Exclude<PropertyKind, 'geometry'>],
      title: inLanguage(title, language).text,
    }));
}

/** An SQL name in quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** «GPKG» in `PRAGMA application_id`, and the version 1.3 in `PRAGMA user_version`. */
export const applicationId = 0x47504b47;
export const specificationVersion = 10_300;

const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],' +
  'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';

/** The tables that every GeoPackage has, and those of the extensions used here (12-128r18, annexes C and F). */
export const baseTables = `
  CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
  INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
    ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, '${wgs84}', 'longitude, latitude in degrees');
  CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id));
  CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name), column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
    z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
  CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
    scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
  CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL REFERENCES gpkg_contents (table_name), column_name TEXT NOT NULL, name TEXT,
    title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
    PRIMARY KEY (table_name, column_name), UNIQUE (table_name, name));
  CREATE TABLE gpkg_data_column_constraints (
    constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC,
    min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
    UNIQUE (constraint_name, constraint_type, value));
  CREATE TABLE gpkg_metadata (
    id INTEGER PRIMARY KEY AUTOINCREMENT, md_scope TEXT NOT NULL DEFAULT 'dataset',
    md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml',
    metadata TEXT NOT NULL DEFAULT '');
  CREATE TABLE gpkg_metadata_reference (
    reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
    timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    md_file_id INTEGER NOT NULL REFERENCES gpkg_metadata (id), md_parent_id INTEGER REFERENCES gpkg_metadata (id));
  CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);
  CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
    f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
    description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
  INSERT INTO gpkg_extensions VALUES
    ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec131/#extension_metadata', 'read-write'),
    ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec131/#extension_metadata', 'read-write'),
    ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec131/#extension_schema', 'read-write'),
    ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec131/#extension_schema', 'read-write');
`;

/**
 * The triggers that keep the spatial index of a feature table (12-128r18, annex F.3) and its number of features right
 * when another program edits it; they use functions (`ST_MinX` …) that such a program has.
 */
export function tableTriggers(table: string): string {
  const t = quoted(table);
  const index = quoted(`rtree_${table}_geom`);
  const trigger = (name: string) => quoted(`rtree_${table}_geom_${name}`);
  const there = 'NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)';
  const gone = '(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))';
  const box = 'NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)';
  const put = `INSERT OR REPLACE INTO ${index} VALUES (${box});`;
  const name = `lower('${table.replaceAll("'", "''")}')`;
  const count = (change: string) =>
    `UPDATE gpkg_ogr_contents SET feature_count = feature_count ${change} 1 WHERE lower(table_name) = ${name};`;
  return `
    CREATE TRIGGER ${trigger('insert')} AFTER INSERT ON ${t} WHEN ${there} BEGIN ${put} END;
    CREATE TRIGGER ${trigger('update1')} AFTER UPDATE OF geom ON ${t} WHEN OLD.fid = NEW.fid AND ${there}
      BEGIN ${put} END;
    CREATE TRIGGER ${trigger('update2')} AFTER UPDATE OF geom ON ${t} WHEN OLD.fid = NEW.fid AND ${gone}
      BEGIN DELETE FROM ${index} WHERE id = OLD.fid; END;
    CREATE TRIGGER ${trigger('update3')} AFTER UPDATE ON ${t} WHEN OLD.fid <> NEW.fid AND ${there}
      BEGIN DELETE FROM ${index} WHERE id = OLD.fid; ${put} END;
    CREATE TRIGGER ${trigger('update4')} AFTER UPDATE ON ${t} WHEN OLD.fid <> NEW.fid AND ${gone}
      BEGIN DELETE FROM ${index} WHERE id IN (OLD.fid, NEW.fid); END;
    CREATE TRIGGER ${trigger('delete')} AFTER DELETE ON ${t} WHEN OLD.geom NOT NULL
      BEGIN DELETE FROM ${index} WHERE id = OLD.fid; END;
    CREATE TRIGGER ${quoted(`trigger_insert_feature_count_${table}`)} AFTER INSERT ON ${t} BEGIN ${count('+')} END;
    CREATE TRIGGER ${quoted(`trigger_delete_feature_count_${table}`)} AFTER DELETE ON ${t} BEGIN ${count('-')} END;
  `;
}
