import type { Feature, Geometry } from 'geojson';
import type { AccountProperties, IncidentProperties } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import { showsEveryPlace } from '../../contract/view.ts';
import { encodeTile, numericId, type TileFeature, type TileLayer, type TileValue } from '../../format/mvt.ts';
import { createCounter, mostFeatures } from '../../format/tile-cluster.ts';
import { buffer, tileBox } from '../../format/tile-grid.ts';
import { tileParts } from '../../format/tile-parts.ts';
import {
  accountTileProperties,
  incidentTileProperties,
  mostTitled,
  placeTileProperties,
} from '../../format/tile-properties.ts';
import { canonicalLimits } from '../../query/cql2/limits.ts';
import { parseText } from '../../query/cql2/parse-text.ts';
import { printText } from '../../query/cql2/print-text.ts';
import { conjunction, meetsBox } from '../../query/expression.ts';
import type { Audience, TileAddress } from '../store.ts';
import { columnTile } from './columns/answer-tile.ts';
import { askColumns } from './columns/question.ts';
import type { TileStates } from './columns/tile-points.ts';
import type { Compiled } from './compile.ts';
import { featureText } from './every-place.ts';
import { accountLayer, incidentLayer } from './layer.ts';
import { readDrawing } from './read-drawing.ts';
import { planned } from './read-page.ts';
import { readPlacesChunk } from './read-places-page.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';

/** A tile, as the store's interface says. */
export function readTile(
  context: ReaderContext,
  collections: readonly string[],
  tile: TileAddress,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): Uint8Array | null {
  return onOneSnapshot(context, () =>
    encodeTile(
      collections.map((name): TileLayer => {
        if (name !== 'incidents' && name !== 'accounts')
          return { name, features: placesLayer(context, name, tile, query) };
        if (name === 'incidents' && tile.cells !== undefined)
          return { name, features: readDrawing(context, tile, tile.cells, query, audience, now) };
        const layer = name === 'incidents' ? incidentLayer : accountLayer;
        // A feature's own geometry is among its claimed places; what else this finds, the cutting leaves out.
        const more = tile.z === 0 ? [] : [meetsBox('claimed_places', tileBox(tile, buffer))];
        const places = { query, now };
        const everywhere = showsEveryPlace(query);
        const columns =
          name === 'incidents' && !everywhere ? askColumns(context, query, audience, now, more) : null;
        if (columns) {
          const answer = columnTile(context, columns, tile);
          const features = 'counted' in answer ? answer.counted : statesLayer(context, tile, places, answer);
          return { name, features };
        }
        const compiled = planned(context, layer, query, audience, now, { more });
        return { name, features: recordLayer(context, name, tile, places, compiled) };
      }),
    ),
  );
}

type Member = Feature<Geometry | null, Record<string, unknown>> & { id: string };
type Name = 'incidents' | 'accounts';
/** Whose places are read, and as known when. */
type Places = { query: IncidentQuery; now: number };

/** Incidents or accounts as features of the tile; counts where there are too many. */
function recordLayer(
  context: ReaderContext,
  name: Name,
  tile: TileAddress,
  places: Places,
  compiled: Compiled,
): TileLayer['features'] {
  // Where the preferred account names no place, another may.
  const drawn = showsEveryPlace(places.query) ? '' : 'AND s.located = 1';
  const located = `${compiled.from} ${compiled.where} ${drawn}`;
  const ids = context
    .prepare(`${compiled.with} SELECT s.id ${located} ${compiled.orderBy} LIMIT @most`)
    .pluck()
    .all({ ...compiled.parameters, most: mostFeatures + 1 }) as number[];
  if (ids.length > mostFeatures) {
    const counted = `${compiled.with} SELECT s.id ${compiled.from} ${compiled.where} AND s.located = 1`;
    return countedRecords(context, name, tile, { counted, parameters: compiled.parameters });
  }
  return singleRecords(context, name, tile, places, ids);
}

/** States or accounts one by one. */
function singleRecords(
  context: ReaderContext,
  name: Name,
  tile: TileAddress,
  places: Places,
  ids: readonly number[],
): TileFeature[] {
  return drawnRecords(context, name, tile, places, ids, 0).features.flat();
}

/** States of the columns: of points and areas nothing is read but their titles. */
function statesLayer(
  context: ReaderContext,
  tile: TileAddress,
  places: Places,
  { shown, others, write }: TileStates,
): TileLayer['features'] {
  const { features, titled } = drawnRecords(context, 'incidents', tile, places, others, shown);
  if (shown === 0) return features.flat();
  return (layer) => write(layer, titled, features);
}

/** The features of states or accounts, for each those that the tile shows, beside `others` that it shows as well. */
function drawnRecords(
  context: ReaderContext,
  name: Name,
  tile: TileAddress,
  { query, now }: Places,
  ids: readonly number[],
  others: number,
): { features: TileFeature[][]; titled: boolean } {
  const layer = name === 'incidents' ? incidentLayer : accountLayer;
  const rows = context
    .prepare(
      `SELECT ${name === 'incidents' ? featureText(query) : 'unpacked(b.feature)'}
       FROM json_each(@ids) j CROSS JOIN ${layer.bodies} b ON b.owner = j.value`,
    )
    .pluck()
    .all({
      ids: JSON.stringify(ids),
      ...(showsEveryPlace(query) ? { known: query.knownAt?.at ?? now } : {}),
    }) as string[];
  const members = rows.map((text) => JSON.parse(text) as Member);
  const properties = (member: Member, titled: boolean) =>
    name === 'incidents'
      ? incidentTileProperties(
          member.id,
          member.properties as unknown as IncidentProperties,
          member.geometry!,
          titled,
        )
      : accountTileProperties(
          member.id,
          member.properties as unknown as AccountProperties,
          member.geometry!,
          titled,
        );
  return drawn(members, tile, properties, true, others);
}

/**
 * The features that the tile shows of each, none of what lies outside; `properties` is told whether there is room for
 * texts, beside `others` that the tile shows as well.
 */
function drawn(
  members: readonly Member[],
  tile: TileAddress,
  properties: (member: Member, titled: boolean) => Record<string, TileValue>,
  keepSmall: boolean,
  others = 0,
): { features: TileFeature[][]; titled: boolean } {
  const parts = members.map(({ geometry, properties: { uncertainty_m: metres } }) =>
    tileParts(geometry, metres, tile, keepSmall),
  );
  const titled = parts.filter((list) => list.length > 0).length + others <= mostTitled;
  const features = members.map((member, index) => {
    if (parts[index]!.length === 0) return [];
    const values = properties(member, titled);
    return parts[index]!.map((geometry) => ({ id: numericId(member.id), geometry, properties: values }));
  });
  return { features, titled };
}

/** The geometry of a feature: our own writers put it before the properties, and to parse all costs thrice. */
function geometryOf(feature: string): Geometry {
  return (JSON.parse(`${feature.slice(0, feature.indexOf(',"properties":'))}}`) as { geometry: Geometry })
    .geometry;
}

/** The counts of a dense layer; only geometry, type and contest are read of each feature. */
function countedRecords(
  context: ReaderContext,
  name: Name,
  tile: TileAddress,
  { counted, parameters }: { counted: string; parameters: Compiled['parameters'] },
): TileFeature[] {
  const counter = createCounter(tile);
  const statement = context.prepare(
    name === 'incidents'
      ? `SELECT s.type, s.contested, unpacked(b.feature) AS feature
         FROM (${counted}) t CROSS JOIN states s ON s.id = t.id CROSS JOIN state_bodies b ON b.owner = t.id`
      : `SELECT unpacked(b.feature) ->> '$.properties.type' AS type, NULL AS contested, unpacked(b.feature) AS feature
         FROM (${counted}) t CROSS JOIN account_bodies b ON b.owner = t.id`,
  );
  for (const row of statement.iterate(parameters) as IterableIterator<{
    type: string | null;
    contested: number | null;
    feature: string;
  }>)
    counter.add({
      geometry: geometryOf(row.feature),
      type: row.type,
      contested: row.contested === null ? null : row.contested !== 0,
    });
  return counter.features();
}

/** Places read at once where a layer has more than a tile shows singly. */
const batch = 10_000;

/** A collection of places as features of the tile; of the query bbox, q and filter apply. */
function placesLayer(
  context: ReaderContext,
  collection: string,
  tile: TileAddress,
  query: IncidentQuery,
): TileFeature[] {
  const { bbox, q } = query;
  const asked = query.filter === null ? null : parseText(query.filter, canonicalLimits);
  const filter = printText(
    conjunction([asked, meetsBox('geometry', tileBox(tile, buffer))].filter((one) => one !== null))!,
  );
  const read = (limit: number, cursor: string | null) => {
    const chunk = readPlacesChunk(context, collection, {
      bbox,
      q,
      filter,
      sort: [],
      limit,
      offset: 0,
      cursor,
    });
    const members = JSON.parse(`[${Buffer.from(chunk.features).toString()}]`) as Member[];
    return { members, next: chunk.next };
  };
  const properties = ({ id, properties: members }: Member) => placeTileProperties(id, members);
  let { members, next } = read(mostFeatures, null);
  if (next === null) return drawn(members, tile, properties, false).features.flat();
  const counter = createCounter(tile);
  const extended: TileFeature[] = [];
  while (true) {
    const isPoint = ({ geometry }: Member) => geometry?.type === 'Point' || geometry?.type === 'MultiPoint';
    // Lines and areas are places of their own each, however many there are; what is too small here leaves by itself.
    extended.push(
      ...drawn(
        members.filter((one) => !isPoint(one)),
        tile,
        properties,
        false,
      ).features.flat(),
    );
    for (const { geometry } of members.filter(isPoint))
      counter.add({ geometry: geometry!, type: null, contested: null });
    if (next === null) return [...extended, ...counter.features()];
    ({ members, next } = read(batch, next));
  }
}
