import type { Comparison } from '../../contract/comparison.ts';
import type { Aggregate, ItemsPage } from '../../contract/feature.ts';
import { filterParameters, type IncidentQuery, readingParameters } from '../../contract/query.ts';
import { inLanguage, type Language } from '../../contract/text.ts';
import { audienceOf } from '../../domain/permissions.ts';
import { textIn } from '../../format/texts-of.ts';
import { type Collection, findCollection } from '../../service/catalogue.ts';
import { questionInWords } from '../../service/export-words.ts';
import { readVersion } from '../../service/version.ts';
import { comparisonOwn, comparisonParameters } from '../comparison-parameters.ts';
import type { Exchange } from '../exchange.ts';
import { readItemsQuestion } from '../items-query.ts';
import { readQuery } from '../question.ts';
import type { PageKind } from '../resource.ts';
import { sendBytes } from '../respond.ts';
import { shapeParameters } from '../shape.ts';
import { inPageLanguage } from './account-names.ts';
import { comparisonPage } from './comparison.ts';
import { aggregatePage } from './counts.ts';
import { framed, type Page } from './frame.ts';
import { historyPage } from './history.ts';
import { itemPage } from './item.ts';
import { type Found, itemsPage } from './items.ts';
import { collectionPage, collectionsPage, landingPage } from './landing.ts';
import { conformancePage, functionsPage, schemaPage } from './listings.ts';
import { type TileBody, tilesPage } from './tiles.ts';
import { type View, viewOf } from './view.ts';

/** The collection that the path of a request names; null where it names none. */
async function collectionOf({ req, atlas }: Exchange): Promise<Collection | null> {
  const id = /^\/api\/collections\/([^/]+)/.exec(req.path)?.[1];
  return id === undefined ? null : findCollection(atlas, decodeURIComponent(id));
}

type History = Parameters<typeof historyPage>[1];

/** The title that an incident had last: a retraction says only that what stood before it no longer stands. */
async function lastTitle({ exchange, language }: View, { id, versions }: History): Promise<string> {
  const last = versions.findLast(({ kind }) => kind !== 'retracted');
  if (!last) return '';
  const { properties } = await readVersion(exchange.atlas, exchange.visitor, id, last.version, {
    knownAt: null,
  });
  return textIn(properties as unknown as Record<string, unknown>, 'title', language);
}

async function wordsOf(
  view: View,
  collection: Collection,
  title: string,
  query: IncidentQuery,
): Promise<string> {
  const { atlas } = view.exchange;
  const now = atlas.now();
  const clock = { text: new Date(now).toISOString(), at: now };
  const { knownAt, recordedAt } = query;
  const pinned = { ...query, knownAt: knownAt ?? clock, recordedAt: recordedAt ?? clock };
  const reading = {
    collection: collection.id,
    query: pinned,
    limited: true,
    audience: audienceOf(null),
    now,
  };
  return questionInWords(atlas, collection.id, title, query, view.language, reading);
}

async function pageOf(view: View, kind: PageKind, data: object): Promise<Page> {
  const { exchange, language } = view;
  const collection = await collectionOf(exchange);
  const title = collection ? inLanguage(collection.titles, language).text || collection.id : '';
  const named = collection && { id: collection.id, title };
  switch (kind) {
    case 'landing':
      return landingPage(view, data as Parameters<typeof landingPage>[1]);
    case 'conformance':
      return conformancePage(view, data as Parameters<typeof conformancePage>[1]);
    case 'collections':
      return collectionsPage(view, data as Parameters<typeof collectionsPage>[1]);
    case 'collection':
      return collectionPage(view, data as Parameters<typeof collectionPage>[1]);
    case 'functions':
      return functionsPage(view, data as Parameters<typeof functionsPage>[1]);
    case 'tilesets':
    case 'styles':
      return tilesPage(view, kind, data as TileBody, named);
    case 'queryables':
    case 'schema':
    case 'sortables':
      return schemaPage(view, kind, data as Parameters<typeof schemaPage>[2], named!);
    case 'history':
      return historyPage(view, data as History, title, await lastTitle(view, data as History));
    case 'aggregate': {
      const names = [...filterParameters, ...readingParameters];
      const words = await wordsOf(
        view,
        collection!,
        title,
        readQuery(exchange, ['by'], names, ['json', 'html']),
      );
      return aggregatePage(view, data as Aggregate, words, title);
    }
    case 'comparison': {
      const query = readQuery(exchange, comparisonOwn, comparisonParameters, ['json', 'html']);
      const words = await wordsOf(view, collection!, title, query);
      return comparisonPage(view, data as Comparison, words, title);
    }
    case 'items': {
      const { query, before } = readItemsQuestion(exchange, collection!);
      const words = await wordsOf(view, collection!, title, query);
      const page = data as ItemsPage;
      const features =
        collection!.id === 'accounts'
          ? await inPageLanguage(view, query, page.features as unknown as Found[])
          : (page.features as unknown as Found[]);
      return itemsPage(view, page, { collection: collection!, title, words, before, features });
    }
    case 'item': {
      const own = ['version', 'accessed', ...shapeParameters];
      const query = readQuery(exchange, own, readingParameters, ['json', 'html']);
      return itemPage(view, data, collection!, title, query);
    }
  }
}

/**
 * Sends a resource as a page for people: it needs no script, and everything in it was escaped by `html`. `data` is the
 * body as JSON would have it; the request has been read and found right before.
 */
export async function sendHtml(
  exchange: Exchange,
  kind: PageKind,
  data: object,
  language: Language,
): Promise<void> {
  const view = viewOf(exchange, language);
  const text = framed(view, await pageOf(view, kind, data));
  sendBytes(exchange.res, [Buffer.from(text)], 200, 'text/html; charset=utf-8');
}
