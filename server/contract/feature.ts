import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { ChangeKind, ChangeRole } from './change.ts';
import type {
  Aspect,
  DisorderClass,
  FigureCategory,
  IncidentType,
  PlacePrecision,
  Status,
  SubType,
  TimePrecision,
  Verification,
} from './codebook.ts';
import type { VersionChange } from './difference.ts';
import type { ReleasedFile } from './evidence.ts';
import type { GeneralisedPlace } from './generalised.ts';
import type { Account, Assessment, IncidentDocument, Link, Source } from './incident.ts';
import type { Rearrangement } from './rearrangement.ts';
import type { Named, Texts } from './text.ts';

/** RFC 8288 link as OGC API writes it. */
export interface WebLink {
  href: string;
  rel: string;
  type?: string;
  title?: string;
  hreflang?: string;
}

/**
 * Why an account leads the preferred view. The last two choose between accounts that nothing makes truer than each
 * other: the one whose place takes up most ground, else the first id.
 */
export type PreferredRule = 'only' | 'ranking' | 'grade' | 'earliest' | 'least_assertive' | 'id';

/** What one reporting line says last of one category of one group; lines are never added together. */
export interface FigureLine {
  category: FigureCategory;
  group: Named;
  /** Claimant (or reporting line) whose number it is. */
  line: Named;
  low: number;
  high: number;
  qualifier: 'exactly' | 'about' | 'at_least' | 'up_to';
  said_at: string;
  /** `account/figure` the line's number comes from. */
  from: string;
}

/**
 * What an incident in a list, on the map or in a file says: one state of one version. Flat where flat tools read it.
 * Times are UTC instants (RFC 3339), distances kilometres, uncertainty metres. All members but the titles, summaries
 * and type are derived.
 */
export interface IncidentProperties {
  version: number;
  status: Status;
  /** English, else the first language there is; `title_lang` names it when it is not English. */
  title: string;
  title_lang?: string;
  title_sq?: string;
  title_sr_latn?: string;
  title_sr_cyrl?: string;
  summary?: string;
  summary_lang?: string;
  summary_sq?: string;
  summary_sr_latn?: string;
  summary_sr_cyrl?: string;
  type: IncidentType;
  sub_type: SubType;
  disorder_class: DisorderClass;
  /** Null only where no account known by then names a time. */
  occurred_start: string | null;
  /** End of the span (exclusive for dates); null when open. */
  occurred_end: string | null;
  occurred_open: boolean;
  time_precision: TimePrecision | null;
  place_name?: string;
  place_name_sq?: string;
  place_name_sr_latn?: string;
  place_name_sr_cyrl?: string;
  place_precision: PlacePrecision;
  /** How the places were made less precise before anybody could read them, to protect people; absent where they were not. */
  place_generalised?: GeneralisedPlace;
  uncertainty_m: number | null;
  /** Gazetteer areas the geometry stands for, as `municipalities/zvecan`. */
  place_area: string[];
  /** Certainly inside, by the preferred view. */
  municipalities: string[];
  /** Possibly inside, or inside by another account known by then. */
  municipalities_possible: string[];
  border_point: string | null;
  border_point_km: number | null;
  /** Side of the deployment's main line (a side id), or `both` where the uncertainty crosses it. */
  line_side: string | null;
  line_km: number | null;
  settlement: string | null;
  settlement_km: number | null;
  verification: Verification;
  contested: Aspect[];
  accounts_count: number;
  claimants: string[];
  actors: string[];
  figures: FigureLine[];
  preferred_account: string;
  preferred_rule: PreferredRule;
  /** Since when the public could know this much. */
  known_from: string;
  aggregate: boolean;
  /** Keywords that staff gave; absent where there are none. */
  tags?: string[];
}

export type IncidentFeature = Feature<Geometry | null, IncidentProperties> & { id: string };

/** A source as it is read; `files` are those released today, and in no answer of a date or a version. */
export interface SourceView extends Source {
  files?: ReleasedFile[];
}

/** An account as it is read: its claim, and what is derived from its place. */
export interface AccountView extends Account {
  sources: SourceView[];
  known_from: string;
  /** The account's own date is the end of the incident because its sources carry none. */
  known_inferred: boolean;
  /** As of the incident. */
  place_generalised?: GeneralisedPlace;
  /** Derived geometry of the claimed place: point, area polygon, band polygon, or null. */
  geometry: Geometry | null;
  municipalities: string[];
  municipalities_possible: string[];
  border_point: string | null;
  border_point_km: number | null;
  line_side: string | null;
  line_km: number | null;
  occurred_start: string | null;
  occurred_end: string | null;
}

/** `items/{id}`: the list's members, and what was known by the knowledge date of the document. */
export interface IncidentDetailProperties extends IncidentProperties {
  titles: IncidentDocument['titles'];
  summaries: IncidentDocument['summaries'];
  types: IncidentDocument['types'];
  rankings: IncidentDocument['rankings'];
  accounts: AccountView[];
  assessments: Assessment[];
  /** `to`: stated by this incident; `from`: the target states it about this incident. */
  links: (Link & { title?: Texts; direction: 'from' | 'to' })[];
  recorded_at: string;
  seq: number;
}
export type IncidentDetail = Feature<Geometry | null, IncidentDetailProperties> & {
  id: string;
  links: WebLink[];
};

/** A page of any collection. `unlocated` counts the matched features that cannot be drawn. */
export interface ItemsPage<F extends Feature<Geometry | null> = IncidentFeature>
  extends FeatureCollection<Geometry | null> {
  features: F[];
  numberMatched: number;
  numberReturned: number;
  unlocated?: number;
  /** When nothing matched: the parameters whose removal alone would give results, with how many. */
  emptied_by?: { parameter: string; would_match: number }[];
  timeStamp?: string;
  links: WebLink[];
}

/** An account with a claimed place, as a feature of the collection `accounts`; its id is `incident:account`. */
export interface AccountProperties {
  incident: string;
  account: string;
  incident_title: string;
  claimant: string;
  claimant_name: string;
  stance: string;
  type: string | null;
  sub_type: string | null;
  legal_word: string | null;
  place_precision: PlacePrecision;
  place_name?: string;
  place_generalised?: GeneralisedPlace;
  uncertainty_m: number | null;
  occurred_start: string | null;
  occurred_end: string | null;
  time_precision: TimePrecision | null;
  municipalities: string[];
  municipalities_possible: string[];
  known_from: string;
  version: number;
}

/** What incidents may be counted by. */
export const aggregateDimensions = [
  'day',
  'week',
  'month',
  'type',
  'sub_type',
  'municipality',
  'verification',
  'contested',
  'claimant',
  'actor',
  'tag',
  'known',
  'told_by',
] as const;

/**
 * `aggregate?by=`: parallel arrays, one element a bucket; time buckets are local days named by their first day. By
 * `known` the keys are the instants up to the knowledge date at which what is known of matching incidents changed. By
 * `told_by` each claimant has what its own view would find, whatever the view asked, of which `numberMatched` is.
 */
export interface Aggregate {
  by: (typeof aggregateDimensions)[number];
  keys: string[];
  counts: number[];
  contested: number[];
  /** Names for keys that are ids (claimant, told_by, actor, municipality). */
  names?: Texts[];
  numberMatched: number;
  unlocated: number;
}

/** One version in an incident's history that the reader may hear of, as may be the incidents that it names. */
export interface VersionEntry extends Rearrangement {
  version: number;
  seq: number;
  recorded_at: string;
  status: Status;
  kind: ChangeKind;
  /** As what somebody wrote it; never who. */
  role?: ChangeRole;
  reason?: string;
  /** What differs from the version `compared_with`, the last before it that the reader may see; where asked for. */
  changes?: VersionChange[];
  compared_with?: number | null;
}
