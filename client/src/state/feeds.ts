import { effect } from '@preact/signals';
import { emptyQuery, type IncidentQuery, printQuery } from '#contract/query.ts';
import { query, readable } from './location.ts';
import { language } from './preferences.ts';

export const feedKinds = ['atom', 'jsonfeed'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** Path of the feed of what becomes public and fits a query; a feed is of now and of everybody. */
export function feedPath(kind: FeedKind, of: IncidentQuery, language: string): string {
  const { limit, offset, cursor, sort, status, knownAt, recordedAt } = emptyQuery;
  const asked = printQuery({ ...of, limit, offset, cursor, sort, status, knownAt, recordedAt });
  const parameters = new URLSearchParams({ f: kind });
  for (const [name, value] of asked) parameters.set(name, value);
  parameters.set('lang', language);
  return `/api/collections/incidents/feed?${readable(parameters)}`;
}

/** Keeps the links by which feed readers find the feeds those of the present query; answers how to stop. */
export function followFeedLinks(): () => void {
  return effect(() => {
    for (const kind of feedKinds) {
      const link = document.head.querySelector<HTMLLinkElement>(`link[data-feed="${kind}"]`);
      if (link) link.href = feedPath(kind, query.value, language.value);
    }
  });
}
