import type { DataSet } from './data-set.ts';
import type { IncidentDocument } from './incident.ts';
import type { Rearrangement } from './rearrangement.ts';
import { roles } from './roles.ts';

export const changeKinds = ['created', 'amended', 'published', 'released', 'retracted', 'imported'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** As what somebody writes; `deployment` for the incidents that a deployment comes with. */
export const changeRoles = [...roles, 'deployment'] as const;
export type ChangeRole = (typeof changeRoles)[number];

/** A write as a value: everything the store needs to make the next version, and what the hash chain covers. */
export interface Change extends Rearrangement {
  kind: ChangeKind;
  incident: string;
  /** Version this change was made from; 0 for a new incident. The store refuses it when another came first. */
  base: number;
  actor: string;
  /** The role that the actor had then, which readers may know; absent from revisions of older programs. */
  role?: ChangeRole;
  /** RFC 3339 UTC. The store keeps it monotonic. */
  recorded_at: string;
  reason?: string;
  document: IncidentDocument;
  /** Of a protected document: chance, so that nobody can find by its hash what a place was before it was generalised. */
  blind?: string;
  /** Earlier versions that read otherwise from here on, since the rule of protection changed; set by the store. */
  rewritten?: RewrittenVersion[];
}

/** What is shown of a version by a later rule of protection: the hash of what was derived by it. */
export interface RewrittenVersion {
  version: number;
  projection_hash: string;
  /** Of a version that came in a batch, SHA-256 of its line: the batch's digest covers what was derived before. */
  line_hash?: string;
}

/** The write that made a whole batch of versions visible at once: what the hash chain covers of an import. */
export interface ImportChange {
  kind: 'imported';
  /** Name of the batch where other revisions name their incident; never the id of one. */
  incident: string;
  base: 0;
  actor: string;
  recorded_at: string;
  /** Of a batch that publishes or takes back what another one brought. */
  reason?: string;
  data_set: DataSet;
  /** Versions written, and how many of them readers may see. */
  count: number;
  public_count: number;
  /** SHA-256 over the digests of the batch's changes and what was derived from them, in order. */
  digest: string;
}

/**
 * One entry of `/api/changes`: a public revision, without its content. An import is one entry with its count. Other
 * incidents are named where the public has heard of them.
 */
export interface ChangeEntry extends Rearrangement {
  seq: number;
  recorded_at: string;
  kind: ChangeKind;
  incident?: string;
  version?: number;
  data_set?: string;
  count?: number;
}

/**
 * JSON with sorted members and no white space (after RFC 8785; our numbers are finite and our strings valid). An import
 * writes every document by it: loops are three times faster here than lists of members.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    let list = `[${canonicalJson(value[0])}`;
    for (let at = 1; at < value.length; at++) list += `,${canonicalJson(value[at])}`;
    return `${list}]`;
  }
  const members = value as Record<string, unknown>;
  let text = '';
  for (const name of sortedNames(Object.keys(members))) {
    const member = members[name];
    if (member !== undefined) text += `${text === '' ? '{' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Names in the order of their code units; short lists, and mostly sorted or nearly so. */
function sortedNames(names: string[]): string[] {
  if (names.length > 20) return names.sort();
  for (let at = 1; at < names.length; at++) {
    const name = names[at]!;
    let to = at;
    for (; to > 0 && names[to - 1]! > name; to--) names[to] = names[to - 1]!;
    names[to] = name;
  }
  return names;
}

const plainName = /^\w+$/;
const quoted = (name: string) => (plainName.test(name) ? `"${name}"` : JSON.stringify(name));
