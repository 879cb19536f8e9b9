import type { Action, Actor } from '../../server/domain/permissions.ts';
import type { AccessWorld, Asker, Subject } from './access-world.ts';

/** What is sent, once the path is known. */
interface Sending {
  path?: (world: AccessWorld, asker: Asker, subject: Subject) => Promise<string> | string;
  body?: unknown | ((subject: Subject) => unknown);
  headers?: Record<string, string>;
  /** The status that whoever is let in is answered with. What was only let in to be told of a fault has seen the door open. */
  done?: number | ((subject: Subject) => number);
}

/** One line of the table: who is let in where. */
export interface Row extends Sending {
  /** `session`: a log-in, no token. `writer`: a log-in, or a token that may write, also for reading. */
  door?: 'session' | 'writer';
  /** What somebody must be allowed; `login`: that it is known who they are. Without it everybody is let in. */
  needs?: Action | 'login' | ((actor: Actor) => boolean);
  /** That it is about one incident, whose status decides too: who is let in to which is asked for each status. */
  about?: 'incident';
  /** The status when it is retracted, for who may do this to what is; `done` where it makes no difference. */
  retracted?: 409 | 410;
  /** Whether readers are told of nothing any more once it was retracted. */
  forgets?: boolean;
  /** Whether all are told what readers are, staff too. */
  forReaders?: boolean;
}

export type Rows = Readonly<Record<string, Row>>;
type Path = NonNullable<Sending['path']>;

/** A line for everybody, at the route's own address or this one. */
export const open = (path?: string): Row => (path === undefined ? {} : { path: () => path });

/** The incident that a cell is about, shared by all. */
export const shared: Path = (world, _asker, subject) => world.idOf[subject];

/** Whether somebody could get as far as changing it, so that each of them needs one of its own; else the shared one will do. */
export const needsOwn = ({ actor, scope }: Asker, subject: Subject): boolean => {
  if (!actor || scope === 'read' || subject.startsWith('retracted')) return false;
  return actor.role !== 'contributor' || subject === 'draft' || subject === 'in_review';
};

/** An address with a part that is found out when it is asked for. */
export const on =
  (before: string, part: Path = shared, after = ''): Path =>
  async (...given) =>
    `${before}/${await part(...given)}${after}`;
