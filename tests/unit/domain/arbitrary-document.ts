import fc from 'fast-check';
import { type IncidentDocument, incidentDocument } from '../../../server/contract/incident.ts';

/** Instant of a numbered hour, in which the arbitrary documents keep their dates. */
export function hour(number: number): string {
  return new Date(Date.UTC(2024, 5, 1, number)).toISOString();
}

/** Mark of something that becomes known in an hour, for ids and texts: `k007`; hour -1 is always known. */
export function mark(known: number): string {
  return known < 0 ? 'always' : `k${String(known).padStart(3, '0')}`;
}

/** Hours of all marks in a text. */
export function marksIn(text: string): number[] {
  return [...text.matchAll(/k(\d{3})/g)].map((match) => Number(match[1]));
}

const hours = fc.integer({ min: 0, max: 40 });
const everOrHour = fc.option(hours, { nil: -1 });
const since = (known: number) => (known < 0 ? {} : { known_from: hour(known) });

const places = fc.constantFrom(
  undefined,
  { precision: 'unlocated' as const },
  { precision: 'municipality' as const, parts: [{ kind: 'area' as const, ref: 'municipalities/lesk' }] },
  {
    precision: 'near' as const,
    parts: [{ kind: 'point' as const, lon: 30.4, lat: 45.2, uncertainty_m: 7000 }],
  },
  {
    precision: 'locality' as const,
    parts: [{ kind: 'point' as const, lon: 30.15, lat: 45.22, uncertainty_m: 500 }],
  },
  {
    precision: 'near' as const,
    parts: [
      {
        kind: 'line' as const,
        points: [
          { lon: 30.15, lat: 45.2 },
          { lon: 30.16, lat: 45.21 },
        ],
        uncertainty_m: 100,
      },
    ],
  },
);

const grades = fc.constantFrom(undefined, 'A1', 'B2', 'F6', 'C3');
const stance = fc.constantFrom('claims' as const, 'reports' as const, 'confirms' as const, 'denies' as const);

const accounts = fc.array(
  fc.record({
    known: hours,
    line: fc.constantFrom(undefined, 'line-a', 'line-b'),
    stance,
    place: places,
    grade: grades,
    sources: fc.array(hours, { maxLength: 3 }),
    figures: fc.array(
      fc.record({ said: hours, value: fc.integer({ min: 0, max: 9 }), ofSource: fc.boolean() }),
      {
        maxLength: 3,
      },
    ),
    supersedes: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

/**
 * Documents in which everything that becomes known later than the incident bears the mark of its hour: ids of accounts,
 * sources, figures, claimants and links, texts of titles, summaries and statements. The first title and type always hold.
 */
export const arbitraryDocument: fc.Arbitrary<IncidentDocument> = fc
  .record({
    accounts,
    titles: fc.array(hours, { maxLength: 3 }),
    summaries: fc.array(everOrHour, { maxLength: 3 }),
    types: fc.array(hours, { maxLength: 2 }),
    rankings: fc.array(everOrHour, { maxLength: 2 }),
    assessments: fc.array(everOrHour, { maxLength: 2 }),
    links: fc.array(hours, { maxLength: 2 }),
  })
  .map((parts) => {
    const ids = parts.accounts.map(({ known }, index) => `a${index}-${mark(known)}`);
    return incidentDocument.parse({
      id: 'arbitrary',
      status: 'published',
      titles: [
        { text: { en: 'Title' } },
        ...parts.titles.map((at) => ({ ...since(at), text: { en: `Title ${mark(at)}` } })),
      ],
      summaries: parts.summaries.map((at) => ({ ...since(at), text: { sq: `Summary ${mark(at)}` } })),
      types: [
        { type: 'other', sub_type: 'other' },
        ...parts.types.map((at) => ({ ...since(at), type: 'riot', sub_type: 'mob_violence' })),
      ],
      rankings: parts.rankings.map((at) => ({ ...since(at), accounts: [...ids].reverse() })),
      assessments: parts.assessments.map((at) => ({
        ...since(at),
        aspect: 'occurrence',
        verification: 'verified',
        basis: { en: `Basis ${mark(at)}` },
        by: 'Editors',
      })),
      links: parts.links.map((at) => ({ ...since(at), relation: 'leads_to', target: `target-${mark(at)}` })),
      accounts: parts.accounts.map((one, index) => ({
        id: ids[index],
        claimant: {
          id: `claimant-${index}-${mark(one.known)}`,
          name: { en: `Claimant ${mark(one.known)}` },
          ...(one.line ? { line: one.line } : {}),
        },
        stance: one.stance,
        known_from: hour(one.known),
        statement: { en: `Statement ${mark(one.known)}` },
        ...(one.place ? { place: one.place } : {}),
        time: { start: `2024-05-${10 + index}`, precision: 'day' },
        ...(one.grade ? { grade: { reliability: one.grade[0], credibility: one.grade[1] } } : {}),
        sources: one.sources.map((at, source) => ({
          id: `s${source}-${mark(at)}`,
          publisher: `Publisher ${mark(at)}`,
          published_at: hour(at),
        })),
        figures: one.figures.map((figure, at) => ({
          id: `f${at}-${mark(figure.said)}`,
          category: 'wounded',
          group: { id: 'guards', name: { en: 'Guards' } },
          value: figure.value,
          said_at: hour(figure.said),
          ...(figure.ofSource && one.sources.length ? { source: `s0-${mark(one.sources[0]!)}` } : {}),
          ...(one.supersedes && at > 0 ? { supersedes: `f0-${mark(one.figures[0]!.said)}` } : {}),
        })),
      })),
    });
  });

/** What a document would be had nothing been written that became known after an hour; null when no account is left. */
export function writtenBy(doc: IncidentDocument, last: number): IncidentDocument | null {
  const known = (value: unknown) => marksIn(JSON.stringify(value)).every((at) => at <= last);
  const held = <T extends { known_from?: string | undefined }>(list: T[]) =>
    list.filter((one) => !one.known_from || one.known_from <= hour(last));
  const left = doc.accounts
    .filter((one) => known(one.id))
    .map((one) => ({
      ...one,
      sources: one.sources.filter((source) => known(source.id)),
      figures: one.figures.filter((figure) => known(figure.id)),
    }));
  return left.length
    ? {
        ...doc,
        titles: held(doc.titles),
        summaries: held(doc.summaries),
        types: held(doc.types),
        rankings: held(doc.rankings),
        assessments: held(doc.assessments),
        links: held(doc.links),
        accounts: left,
      }
    : null;
}
