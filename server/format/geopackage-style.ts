import { typeCodes } from '../contract/codebook.ts';
import { typeColours } from '../contract/symbols.ts';
import { xmlText } from './xml-text.ts';

/** A QGIS style of a table. QGIS takes the default one for the geometries it is made for. */
export interface TableStyle {
  table: string;
  name: string;
  qml: string;
  isDefault: boolean;
  about: string;
}

const fallback = '34,38,43';

function channels(colour: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(',');
}

/** QGIS expression of the colour of a feature's type. */
const typeColour = `CASE ${typeCodes
  .map((type) => `WHEN "type"='${type}' THEN '${channels(typeColours[type].light)}'`)
  .join(' ')} ELSE '${fallback}' END`;

/** A true disc of `uncertainty_m` metres: Web Mercator lengthens metres by 1/cos(latitude). */
const disc =
  "transform(buffer(transform($geometry,'EPSG:4326','EPSG:3857'), " +
  "coalesce(\"uncertainty_m\",0) / cos(radians(y(centroid($geometry)))), 24),'EPSG:3857','EPSG:4326')";

const option = (name: string, value: string) =>
  `<Option type="QString" name="${name}" value="${xmlText(value)}"/>`;

function options(values: Readonly<Record<string, string>>): string {
  const list = Object.entries(values).map(([name, value]) => option(name, value));
  return `<Option type="Map">${list.join('')}</Option>`;
}

/** Properties that an expression decides. */
function dataDefined(expressions: Readonly<Record<string, string>>): string {
  const list = Object.entries(expressions).map(
    ([name, expression]) =>
      `<Option type="Map" name="${name}"><Option type="bool" name="active" value="true"/>` +
      `${option('expression', expression)}<Option type="int" name="type" value="3"/></Option>`,
  );
  return (
    `<data_defined_properties><Option type="Map">${option('name', '')}` +
    `<Option type="Map" name="properties">${list.join('')}</Option>${option('type', 'collection')}` +
    '</Option></data_defined_properties>'
  );
}

const alpha = (value: number) => `with_variable('c', ${typeColour}, @c || ',${value}')`;

/** Pale fill in the colour of the type; the edge is dashed where accounts disagree. */
function paleFill(contested: boolean): string {
  return (
    '<layer class="SimpleFill" enabled="1" pass="0" locked="0">' +
    options({
      color: `${fallback},36`,
      outline_color: `${fallback},220`,
      outline_style: contested ? 'dash' : 'solid',
      outline_width: '0.4',
      outline_width_unit: 'MM',
      style: 'solid',
    }) +
    dataDefined({ fillColor: alpha(36), outlineColor: alpha(220) }) +
    '</layer>'
  );
}

function discLayer(contested: boolean, name: string): string {
  return (
    '<layer class="GeometryGenerator" enabled="1" pass="0" locked="0">' +
    options({ SymbolType: 'Fill', geometryModifier: disc, units: 'MapUnit' }) +
    `<symbol type="fill" name="@${name}@0" alpha="1" clip_to_extent="1" force_rhr="0">${paleFill(contested)}</symbol>` +
    '</layer>'
  );
}

function markerLayer(): string {
  return (
    '<layer class="SimpleMarker" enabled="1" pass="0" locked="0">' +
    options({
      name: 'circle',
      color: `${fallback},255`,
      outline_color: '34,38,43,255',
      outline_width: '0.3',
      outline_width_unit: 'MM',
      size: '2.4',
      size_unit: 'MM',
    }) +
    dataDefined({ fillColor: alpha(255) }) +
    '</layer>'
  );
}

/** A style of rules, each with its symbol, for one kind of geometry (0 points, 2 areas). */
function ruleStyle(
  kind: 0 | 2,
  rules: readonly { filter: string; label: string; layer: (name: string) => string }[],
): string {
  const type = kind === 0 ? 'marker' : 'fill';
  const list = rules.map(
    ({ filter, label }, index) =>
      `<rule key="{r${index}}" symbol="${index}" filter="${xmlText(filter)}" label="${xmlText(label)}"/>`,
  );
  const symbols = rules.map(
    ({ layer }, index) =>
      `<symbol type="${type}" name="${index}" alpha="1" clip_to_extent="1" force_rhr="0">${layer(String(index))}</symbol>`,
  );
  return (
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>" +
    '<qgis version="3.22.0" styleCategories="Symbology">' +
    '<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">' +
    `<rules key="{root}">${list.join('')}</rules><symbols>${symbols.join('')}</symbols></renderer-v2>` +
    `<layerGeometryType>${kind}</layerGeometryType></qgis>`
  );
}

/**
 * How QGIS draws incidents or accounts: a point only where the place is known to within sight of a landmark, else the
 * true disc of uncertainty or the area; a dashed edge says contested. The labels of the rules are codes of the codebook.
 */
export function stylesOf(table: string, hasContested: boolean): TableStyle[] {
  const contested = hasContested ? `coalesce("contested",'') <> ''` : 'false';
  const pinned = `"place_precision" IN ('exact','vicinity')`;
  const points = ruleStyle(0, [
    { filter: pinned, label: 'exact, vicinity', layer: markerLayer },
    {
      filter: `NOT (${pinned}) AND NOT (${contested})`,
      label: 'uncertainty_m',
      layer: (name) => discLayer(false, name),
    },
    {
      filter: `NOT (${pinned}) AND (${contested})`,
      label: 'uncertainty_m, contested',
      layer: (name) => discLayer(true, name),
    },
  ]);
  const areas = ruleStyle(2, [
    { filter: `NOT (${contested})`, label: 'area', layer: () => paleFill(false) },
    { filter: contested, label: 'area, contested', layer: () => paleFill(true) },
  ]);
  return [
    { table, name: 'points', qml: points, isDefault: true, about: 'Points and discs of uncertainty.' },
    { table, name: 'areas', qml: areas, isDefault: false, about: 'Areas, for the layer of polygons.' },
  ];
}
