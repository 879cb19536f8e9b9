import type { ClaimedNature, ClaimedPlace, ClaimedTime, PlacePart } from '../contract/claim.ts';
import type { DrawnPart } from '../contract/drawn-part.ts';
import { findFigure } from '../contract/figure-reference.ts';
import type { Account, Assessment, Figure, IncidentDocument, Source } from '../contract/incident.ts';
import { isDrawn } from '../contract/place-part.ts';
import { inLanguage, type Texts } from '../contract/text.ts';
import { codebookWords, codeWord } from '../contract/words/codebook.ts';
import { numberInWords, type Reader, writtenInWords } from '../contract/words/dates.ts';
import { type DifferenceWord, differenceWords } from '../contract/words/difference.ts';
import { drawnPlaceWords } from '../contract/words/drawn-place.ts';

/** What words of a document need besides it: the language, and the names of what it refers to. */
export interface Naming {
  reader: Reader;
  /** Name of a place of the deployment, `municipalities/lesk`. */
  place(reference: string): string;
  /** Name of a side of the main line. */
  side(id: string): string;
  /** Title of a linked incident; undefined where it is not known. */
  title(incident: string): Texts | undefined;
}

/** A sentence of the differences in the language of the reader. */
export function say({ reader }: Naming, word: DifferenceWord, gaps: Record<string, string> = {}): string {
  return differenceWords(word, gaps, reader.of);
}

/** What somebody wrote, in the quotation marks of the language. */
export function quoted({ reader }: Naming, text: string): string {
  return reader.of.startsWith('sr') ? `„${text}“` : `“${text}”`;
}

/** A text in the language of the reader, else the nearest. */
export const spoken = ({ reader }: Naming, texts: Texts | undefined): string =>
  texts ? inLanguage(texts, reader.of).text : '';

const code = ({ reader }: Naming, vocabulary: string, value: string) =>
  codeWord(vocabulary, value, reader.of);
const joined = (parts: readonly (string | null | undefined | false)[], by = ', ') =>
  parts.filter(Boolean).join(by);
const number = ({ reader }: Naming, value: number) => numberInWords(value, 0, reader.of);

/** Decimals that tell places apart that are a metre from each other. */
const degreeDecimals = 5;
const degrees = (value: number) => String(Number(value.toFixed(degreeDecimals)));

function partInWords(naming: Naming, part: PlacePart): string {
  if (part.kind === 'area') return naming.place(part.ref);
  if (part.kind === 'band') {
    const gaps = {
      min: number(naming, part.min_depth_m),
      max: number(naming, part.max_depth_m),
      side: naming.side(part.side),
    };
    const band = say(naming, 'band', gaps);
    const near = part.near?.ref ?? part.within;
    return near ? say(naming, 'band_near', { band, place: naming.place(near) }) : band;
  }
  if (isDrawn(part)) return drawnInWords(naming, part);
  const spot = `${degrees(part.lat)}, ${degrees(part.lon)}`;
  const radius = part.uncertainty_m
    ? say(naming, 'uncertain_by', { number: number(naming, part.uncertainty_m) })
    : null;
  return joined([part.ref ? `${naming.place(part.ref)} (${spot})` : spot, radius]);
}

const mostCornersTold = 12;

function drawnInWords(naming: Naming, part: DrawnPart): string {
  const told = part.points
    .slice(0, mostCornersTold)
    .map(({ lat, lon }) => `${degrees(lat)}, ${degrees(lon)}`);
  const corners = [...told, ...(part.points.length > told.length ? ['…'] : [])].join('; ');
  return part.kind === 'outline'
    ? drawnPlaceWords('outline_corners', { corners }, naming.reader.of)
    : drawnPlaceWords(
        'line_corners',
        { corners, number: number(naming, part.uncertainty_m) },
        naming.reader.of,
      );
}

/** Where: the stated name, the places it refers to, their coordinates, and how precise it is. */
export function placeInWords(naming: Naming, place: ClaimedPlace): string {
  const parts = place.parts.map((part) => partInWords(naming, part));
  return joined([spoken(naming, place.name), ...parts, code(naming, 'precision', place.precision)], '; ');
}

/** When, as it was written, and how precise it is. */
export function timeInWords(naming: Naming, time: ClaimedTime): string {
  const start = writtenInWords(time.start, naming.reader);
  const words = time.open_end
    ? say(naming, 'open_end', { start })
    : time.end
      ? say(naming, 'span', { start, end: writtenInWords(time.end, naming.reader) })
      : start;
  return `${words} (${code(naming, 'time', time.precision)})`;
}

/** A type with its sub-type, once where both have the same name. */
export function kindInWords(naming: Naming, { type, sub_type }: ClaimedNature): string {
  const words = [type && code(naming, 'type', type), sub_type && code(naming, 'sub', sub_type)];
  return joined([...new Set(words)]);
}

/** What an account calls it. */
export function natureInWords(naming: Naming, nature: ClaimedNature): string {
  const word = nature.legal_word && code(naming, 'legal', nature.legal_word);
  return joined([kindInWords(naming, nature), word && say(naming, 'word_of_law', { word })]);
}

/** A number as it was said: «at least 41», «40–93». */
export function numberOfFigure(
  { reader }: Naming,
  { value, low, high, qualifier }: Partial<Pick<Figure, 'value' | 'low' | 'high' | 'qualifier'>>,
): string {
  const of = (count: number) => numberInWords(count, 0, reader.of);
  const range = (kind: string, text: string) => {
    const key = `qualifier_${kind}`;
    return codebookWords.has(key) ? codebookWords(key, { number: text }, reader.of) : text;
  };
  const stated = qualifier ?? 'exactly';
  const bounds = [low, high].filter((one) => one !== undefined).map(of);
  // One bound alone says by itself which way it is open.
  const open = low === undefined ? 'up_to' : 'at_least';
  const said = [
    ...(value === undefined ? [] : [range(stated, of(value))]),
    ...(bounds.length === 2 ? [range(stated, bounds.join('–'))] : []),
    ...(bounds.length === 1 ? [range(open, bounds[0]!)] : []),
  ];
  return said.join('; ');
}

/** What a figure counts: «wounded, guards». */
export function countedInWords(
  naming: Naming,
  { category, group }: Pick<Figure, 'category' | 'group'>,
): string {
  return joined([code(naming, 'figure', category), spoken(naming, group.name) || group.id]);
}

/** A figure with its number: «wounded, guards: at least 12». */
export function figureInWords(naming: Naming, figure: Figure): string {
  const said = figure.said_at && `(${writtenInWords(figure.said_at, naming.reader)})`;
  const counted = say(naming, 'part_of', {
    field: countedInWords(naming, figure),
    part: numberOfFigure(naming, figure),
  });
  return joined([counted, said], ' ');
}

/** A source as a reader finds it: publisher, headline, date, address. */
export function sourceInWords(naming: Naming, source: Source): string {
  const published =
    source.published_at && writtenInWords(source.published_at, naming.reader).replace(/\.$/, '');
  return joined([source.publisher, spoken(naming, source.headline), published, source.url], '; ');
}

/** An actor with its role. */
export function actorInWords(naming: Naming, { id, name, role }: Account['actors'][number]): string {
  return joined([spoken(naming, name) || id, code(naming, 'role', role)]);
}

/** What an account says, in one line. */
export function accountInWords(naming: Naming, account: Account): string {
  const { stance, statement, place, time, nature, figures, sources } = account;
  return joined(
    [
      code(naming, 'stance', stance),
      statement && quoted(naming, spoken(naming, statement)),
      place && placeInWords(naming, place),
      time && timeInWords(naming, time),
      nature && natureInWords(naming, nature),
      ...figures.map((one) => figureInWords(naming, one)),
      ...[...new Set(sources.map(({ publisher }) => publisher))],
    ],
    ' · ',
  );
}

/** A verdict with its basis and who gave it. */
export function assessmentInWords(naming: Naming, { verification, basis, by }: Assessment): string {
  return joined([code(naming, 'verification', verification), spoken(naming, basis), by], ' · ');
}

/** Who says an account, by its id. */
export function claimantName(
  naming: Naming,
  { accounts }: Pick<IncidentDocument, 'accounts'>,
  id: string,
): string {
  const found = accounts.find((one) => one.id === id);
  return (found && spoken(naming, found.claimant.name)) || id;
}

/** The figure that another one of `account` replaces, with who said it where somebody else did. */
export function replacedInWords(
  naming: Naming,
  account: string,
  reference: string,
  accounts: IncidentDocument['accounts'],
): string {
  const [sayer, other] = reference.split('/') as [string, string?];
  // Of an account in two versions each may have what the other has not.
  const found = accounts.map((one) => findFigure([one], account, reference)).find((one) => one);
  if (!found) return reference;
  const said = figureInWords(naming, found);
  if (other === undefined || sayer === account) return said;
  return say(naming, 'of_name', { field: said, name: claimantName(naming, { accounts }, sayer) });
}

/** A link to another incident: «Leads to: Three guards detained». */
export function linkInWords(naming: Naming, { relation, target }: IncidentDocument['links'][number]): string {
  const title = spoken(naming, naming.title(target)) || target;
  return say(naming, 'part_of', { field: code(naming, 'relation', relation), part: title });
}

/** A grade of the Admiralty code in words. */
export function gradeInWords(naming: Naming, grade: NonNullable<Account['grade']>): string {
  return joined(
    [code(naming, 'reliability', grade.reliability), code(naming, 'credibility', grade.credibility)],
    '; ',
  );
}

/** The word of a code. */
export function codeInWords(naming: Naming, vocabulary: string, value: unknown): string {
  return code(naming, vocabulary, String(value));
}
