import type { IncidentDocument } from './incident.ts';

export const changeKinds = ['created', 'amended', 'published', 'retracted'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A write as a value: everything the store needs to make the next version, and what the hash chain covers. */
export interface Change {
  kind: ChangeKind;
  incident: string;
  /** Version this change was made from; 0 for a new incident. The store refuses it when another came first. */
  base: number;
  actor: string;
  /** RFC 3339 UTC. The store keeps it monotonic. */
  recorded_at: string;
  reason?: string;
  document: IncidentDocument;
}

/** One entry of `/api/changes`: a public revision, without its content. */
export interface ChangeEntry {
  seq: number;
  recorded_at: string;
  incident: string;
  version: number;
  kind: ChangeKind;
}

/** JSON with sorted members and no white space (after RFC 8785; our numbers are finite and our strings valid). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
