import type { AccountView } from '../contract/feature.ts';
import type { Figure, IncidentDocument } from '../contract/incident.ts';
import { editorialFrom, figureKnownFrom, inForceOrFirst, sourceKnownFrom } from './knowledge.ts';
import type { Projection } from './projection.ts';

/** The document's part of `items/{id}` at a knowledge date. */
export interface DocumentReading
  extends Pick<IncidentDocument, 'titles' | 'summaries' | 'types' | 'rankings' | 'assessments' | 'links'> {
  accounts: AccountView[];
}

/**
 * What a document says at a knowledge date (ms): of everything only what the public could know by then. Accounts bear
 * only the sources and figures known by then, rankings name only known accounts, a figure names only a known source or
 * superseded figure. Where no title or type holds yet, the earliest one does. Before the first account is known all
 * lists are empty. `zone` is the deployment's, in which dates are days.
 */
export function documentAt(
  doc: IncidentDocument,
  projection: Projection,
  at: number,
  zone: string,
): DocumentReading {
  const accounts = projection.accounts
    .filter((view) => Date.parse(view.known_from) <= at)
    .map((view) => accountAt(view, doc, at, zone));
  if (!accounts.length)
    return { titles: [], summaries: [], types: [], rankings: [], accounts, assessments: [], links: [] };
  const held = <T extends { known_from?: string | undefined }>(entries: readonly T[]) =>
    entries.filter((entry) => editorialFrom(entry, zone) <= at);
  const heldOrFirst = <T extends { known_from?: string | undefined }>(entries: readonly T[]) => {
    const known = held(entries);
    return known.length ? known : [inForceOrFirst(entries, at, zone)];
  };
  const isKnown = (id: string) => accounts.some((account) => account.id === id);
  const figures = new Set(
    accounts.flatMap((account) => account.figures.map((one) => `${account.id}/${one.id}`)),
  );
  return {
    titles: heldOrFirst(doc.titles),
    summaries: held(doc.summaries),
    types: heldOrFirst(doc.types),
    rankings: held(doc.rankings).map((ranking) => ({
      ...ranking,
      accounts: ranking.accounts.filter(isKnown),
    })),
    accounts: accounts.map((account) => ({
      ...account,
      figures: account.figures.map((one) => withKnownReferences(one, account, figures)),
    })),
    assessments: held(doc.assessments),
    links: held(doc.links),
  };
}

function accountAt(view: AccountView, doc: IncidentDocument, at: number, zone: string): AccountView {
  const from = Date.parse(view.known_from);
  return {
    ...view,
    sources: view.sources.filter((source) => sourceKnownFrom(source, view, from, zone) <= at),
    // The view's `known_from` is explicit, so the figure's date is the one the projection was made with.
    figures: view.figures.filter((figure) => figureKnownFrom(figure, view, doc, zone).at <= at),
  };
}

/** A figure without the references that would tell of a source or figure not known yet. */
function withKnownReferences(figure: Figure, account: AccountView, known: ReadonlySet<string>): Figure {
  const { source, supersedes, ...rest } = figure;
  const target = supersedes?.includes('/') ? supersedes : `${account.id}/${supersedes}`;
  return {
    ...rest,
    ...(source && account.sources.some((one) => one.id === source) ? { source } : {}),
    ...(supersedes && known.has(target) ? { supersedes } : {}),
  };
}
