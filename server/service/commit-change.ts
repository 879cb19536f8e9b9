import { randomBytes } from 'node:crypto';
import type { Change } from '../contract/change.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import { StatusError } from '../domain/change.ts';
import type { Actor } from '../domain/permissions.ts';
import { placeRuleOf } from '../domain/rule-of.ts';
import { project } from '../domain/states.ts';
import type { EvidenceMove } from '../store/evidence.ts';
import type { EarlierVersion } from '../store/protection.ts';
import { StaleVersionError, type Write } from '../store/writing.ts';
import type { Atlas } from './atlas.ts';
import { conflict, stale } from './fault.ts';
import { tellOf } from './tell.ts';

/** What a write made. */
export interface Written {
  id: string;
  version: number;
  seq: number;
}

/** A change to be made: the document that stands, null for a new incident, and what makes the change. */
interface Wanted {
  before: IncidentDocument | null;
  change: Change;
  /** Files that go with accounts which the change takes elsewhere. */
  evidence?: readonly EvidenceMove[];
}

/**
 * Makes a change, derives what is shown by it, commits it and tells who listens. `before` is the document that stands.
 * Faults: `stale` when another write came first, `conflict` for a status that cannot follow.
 */
export async function commitChange(
  atlas: Atlas,
  actor: Actor,
  before: IncidentDocument | null,
  change: () => Change,
): Promise<Written> {
  const [written] = await commitTogether(atlas, actor, () => [{ before, change: change() }]);
  return written!;
}

/** The same for changes of several incidents that belong together: all of them are written, or none. */
export async function commitTogether(
  atlas: Atlas,
  actor: Actor,
  changes: () => readonly Wanted[],
): Promise<Written[]> {
  const written = await writeChanges(atlas, actor, changes);
  for (const { seq } of written) await tellOf(atlas, seq);
  return written;
}

/** A change as it is to be stored, with what follows from it. */
async function writeOf(
  atlas: Atlas,
  actor: Actor,
  { before, change, evidence = [] }: Wanted,
): Promise<Write> {
  const made: Change = { ...change, role: actor.signs ?? actor.role };
  const earlier =
    before && placeRuleOf(before) !== placeRuleOf(made.document) ? await rederived(atlas, made) : [];
  if (made.document.protection || earlier.length) made.blind = randomBytes(16).toString('hex');
  const projection = project(made.document, {
    version: made.base + 1,
    recordedAt: made.recorded_at,
    gazetteer: atlas.deployment.gazetteer,
  });
  return { change: made, projection, earlier, evidence };
}

async function writeChanges(
  atlas: Atlas,
  actor: Actor,
  changes: () => readonly Wanted[],
): Promise<Written[]> {
  try {
    const writes = await Promise.all(changes().map((one) => writeOf(atlas, actor, one)));
    const committed = await atlas.store.commitTogether(writes);
    return committed.map(({ seq, version }, index) => ({
      id: writes[index]!.change.incident,
      version,
      seq,
    }));
  } catch (error) {
    if (error instanceof StaleVersionError) throw stale(error.current);
    if (error instanceof StatusError)
      throw conflict(error.code, error.message, [{ pointer: '/status', code: error.code }]);
    throw error;
  }
}

/** The versions before a change, derived anew by the rule that it brings: it holds for all of them. */
async function rederived(
  { store, deployment }: Atlas,
  { incident, base, document }: Change,
): Promise<EarlierVersion[]> {
  const versions = (await store.written(incident)).filter(({ version }) => version <= base);
  return versions.map(({ version, recorded_at, document: { protection, ...written } }) => {
    const place = placeRuleOf(document);
    const release_at = protection?.release_at;
    const rule = { place, ...(release_at === undefined ? {} : { release_at }) };
    const isRuled = place !== 'exact' || release_at !== undefined;
    return {
      version,
      projection: project(
        { ...written, ...(isRuled ? { protection: rule } : {}) },
        { version, recordedAt: recorded_at, gazetteer: deployment.gazetteer },
      ),
    };
  });
}
