import type { PrivateLogEntry, PrivatePart } from '../contract/protection.ts';
import type { Actor } from '../domain/permissions.ts';
import type { Atlas } from './atlas.ts';
import { demand } from './demand.ts';
import { standing } from './writing.ts';

/** Who may look into the private part of an incident may write and erase it. Throws Fault for others. */
async function demandKeeper(atlas: Atlas, actor: Actor | null, id: string): Promise<Actor> {
  demand(actor, 'keepPrivate');
  const { document } = await standing(atlas, actor, id);
  demand(actor, 'keepPrivate', document);
  return actor;
}

/** Notes and contacts of an incident, empty where nobody wrote any, and who wrote or erased them. Throws Fault. */
export async function readPrivatePart(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
): Promise<{ id: string; part: PrivatePart; log: PrivateLogEntry[] }> {
  await demandKeeper(atlas, actor, id);
  const { part, log } = await atlas.store.privatePart(id);
  return { id, part: part ?? { notes: '', contacts: [] }, log };
}

/** Keeps notes and contacts in place of those before; with nothing in them they are erased. Throws Fault. */
export async function keepPrivatePart(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  part: PrivatePart,
): Promise<void> {
  const { name } = await demandKeeper(atlas, actor, id);
  const isEmpty = part.notes === '' && part.contacts.length === 0;
  await atlas.store.putPrivate(id, isEmpty ? null : part, name, atlas.now());
}

/** Erases notes and contacts for good. Throws Fault. */
export async function erasePrivatePart(atlas: Atlas, actor: Actor | null, id: string): Promise<void> {
  const { name } = await demandKeeper(atlas, actor, id);
  await atlas.store.putPrivate(id, null, name, atlas.now());
}
