import { randomBytes } from 'node:crypto';
import type { Change } from '../contract/change.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import { StatusError } from '../domain/change.ts';
import type { Actor } from '../domain/permissions.ts';
import { placeRuleOf } from '../domain/rule-of.ts';
import { project } from '../domain/states.ts';
import type { EarlierVersion } from '../store/protection.ts';
import { StaleVersionError } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { conflict, stale } from './fault.ts';
import { tellOf } from './tell.ts';

/** What a write made. */
export interface Written {
  id: string;
  version: number;
  seq: number;
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
  const written = await writeChange(atlas, actor, before, change);
  await tellOf(atlas, written.seq);
  return written;
}

async function writeChange(
  atlas: Atlas,
  actor: Actor,
  before: IncidentDocument | null,
  change: () => Change,
): Promise<Written> {
  const { store, deployment } = atlas;
  try {
    const made: Change = { ...change(), role: actor.signs ?? actor.role };
    const earlier =
      before && placeRuleOf(before) !== placeRuleOf(made.document) ? await rederived(atlas, made) : [];
    if (made.document.protection || earlier.length) made.blind = randomBytes(16).toString('hex');
    const projection = project(made.document, {
      version: made.base + 1,
      recordedAt: made.recorded_at,
      gazetteer: deployment.gazetteer,
    });
    const { seq, version } = await store.commit(made, projection, earlier);
    return { id: made.incident, version, seq };
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
