import type { ActorRole, FigureCategory, IncidentType, SubType } from '#contract/codebook.ts';
import { newRow } from './desk-document.ts';
import { draftDocument, edit } from './desk-draft.ts';
import type { Loose } from './desk-pointer.ts';

/** What accounts of a kind of incident usually tell: who takes part, and what is counted. */
export interface Template {
  roles: readonly ActorRole[];
  figures: readonly FigureCategory[];
}

const violence: Template = { roles: ['initiating', 'affected'], figures: ['killed', 'wounded'] };
const persons: Template = { roles: ['authority', 'affected'], figures: ['detained'] };
const movement: Template = { roles: ['initiating', 'present'], figures: ['deployed'] };
const crossing: Template = { roles: ['authority', 'affected'], figures: [] };
const talk: Template = { roles: ['participant'], figures: [] };

const ofTypes: Record<IncidentType, Template> = {
  armed_clash: { roles: ['initiating', 'responding'], figures: ['killed', 'wounded', 'arrested'] },
  explosion: violence,
  attack: violence,
  taking_of_persons: persons,
  protest: { roles: ['initiating', 'present'], figures: ['participants'] },
  riot: { roles: ['initiating', 'responding'], figures: ['participants', 'wounded', 'arrested'] },
  obstruction: { roles: ['initiating', 'affected'], figures: ['participants'] },
  force_movement: movement,
  political: talk,
  other: { roles: [], figures: [] },
};

const ofSubTypes: Partial<Record<SubType, Template>> = {
  release: { roles: ['authority', 'affected'], figures: ['released'] },
  attack_on_property: { roles: ['initiating', 'affected'], figures: [] },
  protest_with_intervention: {
    roles: ['initiating', 'responding'],
    figures: ['participants', 'wounded', 'arrested'],
  },
  force_against_protesters: {
    roles: ['initiating', 'responding'],
    figures: ['participants', 'killed', 'wounded'],
  },
  crossing_closed: crossing,
  crossing_reopened: crossing,
  entry_ban: crossing,
  statement: { roles: ['authority'], figures: [] },
  court_decision: { roles: ['authority', 'affected'], figures: [] },
};

/** The template of a sub-type, else that of its type. */
export function templateOf(type: string, subType: string): Template | null {
  return ofSubTypes[subType as SubType] ?? ofTypes[type as IncidentType] ?? null;
}

const rowsOf = (value: unknown) => (Array.isArray(value) ? (value as Loose[]) : []);

/** What an account still lacks of a template. */
function missing(account: Loose, { roles, figures }: Template): Template {
  const has = (list: unknown, member: string) => new Set(rowsOf(list).map((row) => row[member]));
  const ownRoles = has(account.actors, 'role');
  const ownFigures = has(account.figures, 'category');
  return {
    roles: roles.filter((role) => !ownRoles.has(role)),
    figures: figures.filter((category) => !ownFigures.has(category)),
  };
}

/** How many rows a template would add to the accounts as they are. */
export function rowsMissing(template: Template): number {
  return rowsOf(draftDocument.value?.accounts)
    .map((account) => missing(account, template))
    .reduce((sum, { roles, figures }) => sum + roles.length + figures.length, 0);
}

/** Adds the rows that a template has and an account lacks to every account; what is written stays as it is. */
export function applyTemplate(template: Template): void {
  const accounts = rowsOf(draftDocument.peek()?.accounts).map((account): Loose => {
    const { roles, figures } = missing(account, template);
    return {
      ...account,
      actors: [...rowsOf(account.actors), ...roles.map((role) => newRow({ role }))],
      figures: [...rowsOf(account.figures), ...figures.map((category) => newRow({ category }, 'figure'))],
    };
  });
  edit('/accounts', accounts);
}
