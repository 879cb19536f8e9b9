import type { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  type EvidenceFile,
  type EvidenceList,
  type EvidenceType,
  evidenceTypes,
} from '../../contract/evidence.ts';
import type { EvidenceInput } from '../../contract/evidence-input.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import { type Actor, audienceOf, may } from '../../domain/permissions.ts';
import { FileFault } from '../../format/file-fault.ts';
import type { Atlas } from '../atlas.ts';
import { demand } from '../demand.ts';
import { conflict, forbidden, invalid, notFound } from '../fault.ts';
import { standing } from '../writing.ts';
import { checkEvidence } from './check-evidence.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { evidenceTypeOf } from './evidence-type.ts';

export interface EvidenceDeskOptions {
  /** Absolute folder of the files. */
  folder: string;
  /** Bytes that one file, and all of them together, may have. */
  mostBytes: number;
  totalBytes: number;
}

/** Files of evidence at the desk: who keeps them, who may see them, and what became of them. */
export function createEvidenceDesk(
  { store, now, ...rest }: Atlas,
  { folder: path, mostBytes, totalBytes }: EvidenceDeskOptions,
) {
  const atlas: Atlas = { store, now, ...rest };
  const folder = evidenceFolder(path);
  let mark = 0;
  const instant = () => new Date(now()).toISOString();

  const step = async (
    actor: Actor,
    id: number,
    action: 'released' | 'withdrawn' | 'downloaded',
    reason: string | null,
  ): Promise<EvidenceFile> => {
    const at = { actor: actor.name, role: actor.role, recorded_at: instant() };
    const file = await store.stepEvidence(id, { action, reason, ...at });
    if (!file) throw notFound(`evidence ${id}`);
    return file;
  };
  const kept = async (id: number): Promise<EvidenceFile> => {
    const file = await store.evidenceFile(id);
    if (!file) throw notFound(`evidence ${id}`);
    return file;
  };
  const demandRoom = async (): Promise<number> => {
    const all = await store.evidenceContents();
    const left = totalBytes - all.reduce((sum, { size, erased }) => sum + (erased ? 0 : size), 0);
    if (left <= 0) throw conflict('evidence_full', 'All the room for evidence is taken.');
    return left;
  };
  /** The incident as everybody may read it now; null where they may not. */
  const publicDocument = async (incident: string): Promise<IncidentDocument | null> => {
    const record = await store.one(incident, { knownAt: null, recordedAt: null }, audienceOf(null), now());
    return record && !record.document.retraction ? record.document : null;
  };

  return {
    /** Makes ready: takes away what came in part or was being erased, and looks up what is public. */
    async open(): Promise<void> {
      await folder.sweep();
      for (const { sha256, erased } of await store.evidenceContents())
        if (erased) await folder.forget(sha256);
      mark = await store.evidenceMark();
    },
    /** Reads all files and compares them with their hashes. */
    check: () => checkEvidence(store, path),
    /** Changes whenever a file becomes public or is taken back; 0 while none ever was. */
    mark: () => mark,

    async list(actor: Actor | null, incident: string): Promise<EvidenceList> {
      demand(actor, 'readStaff');
      await standing(atlas, actor, incident);
      const types = Object.keys(evidenceTypes) as EvidenceType[];
      return { files: await store.evidenceOf(incident), most_bytes: mostBytes, types };
    },

    /** Throws unless the actor may add a file to an incident now. */
    async demandAdd(actor: Actor | null, incident: string): Promise<void> {
      demand(actor, 'readStaff');
      const { document } = await standing(atlas, actor, incident);
      if (!may(actor, 'amend', document)) throw forbidden('amend');
    },

    /** Takes a file in for a source of an incident. Throws Fault or FileFault; nothing of the file is kept then. */
    async receive(
      actor: Actor | null,
      incident: string,
      input: EvidenceInput,
      name: string,
      body: Readable,
    ): Promise<EvidenceFile> {
      demand(actor, 'readStaff');
      const { document } = await standing(atlas, actor, incident);
      if (!may(actor, 'amend', document)) throw forbidden('amend');
      if (!hasSource(document, input)) throw invalid([{ pointer: '/source', code: 'source_unknown' }]);
      const left = await demandRoom();
      const arrived = await folder.take(body, Math.min(mostBytes, left)).catch((error: unknown) => {
        const isFull = error instanceof FileFault && error.code === 'file_too_large' && left < mostBytes;
        throw isFull ? conflict('evidence_full', 'The file is larger than the room that is left.') : error;
      });
      let isNew = false;
      try {
        const type = await evidenceTypeOf(arrived.path);
        if (await isErased(arrived.sha256)) throw erasedBefore();
        isNew = await folder.keep(arrived);
        const { sha256, size } = arrived;
        const { note = '', ...told } = input;
        const about = { incident, ...told, note, sha256, size, type, name };
        return await store.addEvidence(
          { ...about, uploaded_by: actor.name, uploaded_at: instant() },
          actor.role,
        );
      } catch (error) {
        await folder.drop(arrived);
        if (isNew) await folder.forget(arrived.sha256);
        throw error;
      }
    },

    /** Makes a file public, or no longer. Throws Fault; doing it twice is a conflict. */
    async release(
      actor: Actor | null,
      id: number,
      isReleased: boolean,
      reason: string,
    ): Promise<EvidenceFile> {
      demand(actor, 'releaseEvidence');
      const file = await kept(id);
      if (file.erased) throw erasedBefore();
      if (file.released === isReleased)
        throw conflict('evidence_as_it_is', 'The file is so already; somebody was faster.');
      const changed = await step(actor, id, isReleased ? 'released' : 'withdrawn', reason);
      mark = await store.evidenceMark();
      return changed;
    },

    /**
     * Takes the bytes of a file away for good, at every source that has them; what was recorded of it stays, and its
     * custody says who did so and why. Throws Fault; what is erased already is a conflict.
     */
    async erase(actor: Actor | null, id: number, reason: string): Promise<EvidenceFile> {
      demand(actor, 'eraseEvidence');
      if ((await kept(id)).erased) throw erasedBefore();
      const at = { actor: actor.name, role: actor.role, recorded_at: instant() };
      const file = await store.eraseEvidence(id, { ...at, reason });
      if (!file) throw notFound(`evidence ${id}`);
      mark = await store.evidenceMark();
      await folder.forget(file.sha256);
      return file;
    },

    /** A file for staff; that they had it, and did not only ask what it is, is written into its custody. */
    async download(actor: Actor | null, id: number, isHad: boolean): Promise<[EvidenceFile, ReadStream]> {
      demand(actor, 'readStaff');
      const file = await kept(id);
      await standing(atlas, actor, file.incident);
      await demandThere(file);
      const told = isHad ? await step(actor, id, 'downloaded', null) : file;
      return [told, folder.read(file.sha256)];
    },

    /** A file for everybody: released, of a source that everybody can read now. */
    async publicFile(id: number): Promise<[EvidenceFile, ReadStream]> {
      const file = await store.evidenceFile(id);
      const document = file?.released ? await publicDocument(file.incident) : null;
      if (!file || !document || !hasSource(document, file)) throw notFound(`evidence ${id}`);
      await demandThere(file);
      return [file, folder.read(file.sha256)];
    },

    /** The released files of an incident. */
    async releasedOf(incident: string): Promise<EvidenceFile[]> {
      if (mark === 0) return [];
      return (await store.evidenceOf(incident)).filter(({ released }) => released);
    },
  };

  async function isErased(sha256: string): Promise<boolean> {
    return (await store.evidenceContents()).some((one) => one.sha256 === sha256 && one.erased);
  }

  async function demandThere({ id, sha256, size, erased }: EvidenceFile): Promise<void> {
    if (erased) throw erasedBefore();
    if ((await folder.sizeOf(sha256)) !== size)
      throw conflict('evidence_damaged', `The bytes of evidence ${id} are gone or damaged.`);
  }
}
const erasedBefore = () =>
  conflict('evidence_erased', 'This file was erased; its custody says by whom and why.');

export type EvidenceDesk = ReturnType<typeof createEvidenceDesk>;

function hasSource({ accounts }: IncidentDocument, { account, source }: { account: string; source: string }) {
  return accounts.find(({ id }) => id === account)?.sources.some(({ id }) => id === source) ?? false;
}
