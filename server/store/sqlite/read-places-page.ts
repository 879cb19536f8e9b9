import type { PropertyInfo } from '../../contract/queryable.ts';
import { conjunctsOf, placesExpressionOf } from '../../query/expression.ts';
import type { Chunk, FeatureBytes, PlacesQuery } from '../store.ts';
import { createBinder } from './binder.ts';
import { compilePredicate } from './compile-expression.ts';
import { aliveEvery } from './deadline.ts';
import { orderOf } from './order.ts';
import { placeScope } from './place-scope.ts';
import { joinFeatures, type Listing, readIds } from './read-listing.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';

const bodies = { table: 'places', key: 'id' };

/** A page of places, in the order of their file where no other is asked; what is equal stays in it. */
export function readPlacesPage(context: ReaderContext, collection: string, query: PlacesQuery): FeatureBytes {
  return onOneSnapshot(context, () => {
    const listing = listingOf(context, collection, query);
    const { matched, unlocated } = context
      .prepare(
        `${listing.with} SELECT count(*) AS matched, count(*) - count(s.minx) AS unlocated ${listing.from} ${listing.where}`,
      )
      .get(listing.binder.parameters) as { matched: number; unlocated: number };
    const { ids, next } = readIds(context, listing, query);
    return {
      features: joinFeatures(context, bodies, ids),
      numberMatched: matched,
      numberReturned: ids.length,
      unlocated,
      next,
    };
  });
}

/** The next places of a long answer, as the store's interface says. */
export function readPlacesChunk(context: ReaderContext, collection: string, query: PlacesQuery): Chunk {
  return onOneSnapshot(context, () => {
    const { ids, next } = readIds(context, listingOf(context, collection, query), query);
    return { features: joinFeatures(context, bodies, ids), numberReturned: ids.length, next };
  });
}

function listingOf(context: ReaderContext, collection: string, query: PlacesQuery): Listing {
  const binder = createBinder({ collection });
  const scope = placeScope(propertiesOf(context, collection), binder);
  const tests = conjunctsOf(placesExpressionOf(query)).map((one) => compilePredicate(one, scope));
  const where = ['s.collection = @collection', aliveEvery('s.id'), ...tests];
  return {
    order: orderOf(query.sort, scope, []),
    with: binder.with(),
    from: 'FROM places s INDEXED BY places_in_order',
    where: `WHERE ${where.join(' AND ')}`,
    binder,
    last: 's.id',
    single: 'FROM places s',
  };
}

function propertiesOf(context: ReaderContext, collection: string): PropertyInfo[] {
  const text = context.prepare('SELECT properties FROM collections WHERE id = ?').pluck().get(collection) as
    | string
    | undefined;
  return text === undefined ? [] : (JSON.parse(text) as PropertyInfo[]);
}
