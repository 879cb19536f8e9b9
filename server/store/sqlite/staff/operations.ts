import type { Connection } from '../connection.ts';
import { dropTokensOf } from '../tokens.ts';
import { readSessionsOf } from '../users.ts';
import { readAudit, writeNote } from './audit.ts';
import {
  noteAttempt,
  queueDeliveries,
  readDeliveries,
  readDueDeliveries,
  readNextDelivery,
  readTold,
  replayDelivery,
} from './deliveries.ts';
import {
  eraseEvidence,
  readEvidence,
  readEvidenceContents,
  readEvidenceMark,
  readEvidenceOf,
  stepEvidence,
  writeEvidence,
} from './evidence.ts';
import { acceptInvitation, dropInvitation, readInvitations, writeInvitation } from './invitations.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  readSecondFactor,
  readSecondFactorUsers,
  spendRecoveryCode,
  spendStep,
} from './second-factor.ts';
import {
  dropAlertHost,
  dropSubscription,
  enableSubscription,
  readAlertHosts,
  readSubscriptions,
  writeAlertHost,
  writeSubscription,
} from './subscriptions.ts';
import {
  changeSuggestion,
  dropContact,
  readSuggestion,
  readSuggestionByToken,
  readSuggestionCount,
  readSuggestions,
  writeSuggestion,
} from './suggestions.ts';
import {
  readAssignments,
  readAssignmentsOf,
  readComments,
  readLastWrites,
  readOpenComments,
  readVersionWriters,
  readWritersSincePublished,
  readWrittenBy,
  settleComment,
  writeAssignment,
  writeComment,
} from './work.ts';

/** What readers answer of staff, under the names of the interface. */
export const staffReads = {
  audit: readAudit,
  invitations: readInvitations,
  sessionsOf: readSessionsOf,
  secondFactor: readSecondFactor,
  secondFactorUsers: readSecondFactorUsers,
  suggestions: readSuggestions,
  suggestion: readSuggestion,
  suggestionByToken: readSuggestionByToken,
  suggestionCount: readSuggestionCount,
  alertHosts: readAlertHosts,
  subscriptions: readSubscriptions,
  toldOf: readTold,
  dueDeliveries: readDueDeliveries,
  nextDelivery: readNextDelivery,
  deliveries: readDeliveries,
  comments: readComments,
  openComments: readOpenComments,
  assignments: readAssignments,
  assignmentsOf: readAssignmentsOf,
  versionWriters: readVersionWriters,
  writersSincePublished: readWritersSincePublished,
  writtenBy: readWrittenBy,
  lastWrites: readLastWrites,
  evidenceOf: readEvidenceOf,
  evidenceFile: readEvidence,
  evidenceContents: readEvidenceContents,
  evidenceMark: readEvidenceMark,
};

/** What the writer does for staff, under the names of the interface. */
export const staffWrites = {
  note: writeNote,
  putInvitation: writeInvitation,
  dropInvitation,
  acceptInvitation,
  beginSecondFactor,
  confirmSecondFactor,
  spendStep,
  spendRecoveryCode,
  dropSecondFactor,
  dropTokensOf,
  putSuggestion: writeSuggestion,
  changeSuggestion,
  dropContact,
  putAlertHost: writeAlertHost,
  dropAlertHost,
  putSubscription: writeSubscription,
  enableSubscription,
  dropSubscription,
  queueDeliveries,
  noteAttempt,
  replayDelivery,
  addComment: writeComment,
  settleComment,
  assign: writeAssignment,
  addEvidence: writeEvidence,
  eraseEvidence,
  stepEvidence,
};

/** The same functions with their connection given. */
export type OfConnection<Operations> = {
  [Name in keyof Operations]: Operations[Name] extends (
    connection: Connection,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** The writer's operations on its connection. */
export function ofStaff(connection: Connection): OfConnection<typeof staffWrites> {
  const bound = Object.entries(staffWrites).map(([name, run]) => [
    name,
    (...rest: unknown[]) => (run as (...all: unknown[]) => unknown)(connection, ...rest),
  ]);
  return Object.fromEntries(bound) as OfConnection<typeof staffWrites>;
}
