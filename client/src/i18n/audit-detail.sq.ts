import type { en } from './audit-detail.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  role: 'roli: {value}',
  scope: 'lejon: {value}',
  step: 'te hapi: {value}',
  step_password: 'fjalëkalimi',
  step_code: 'kodi',
  user: 'përdoruesi: {value}',
  incident: 'incidenti: {value}',
  to: 'për: {value}',
  host: 'hosti: {value}',
  comment: 'komenti: {value}',
  file: 'skedari: {value}',
  reason: 'arsyeja: {value}',
  recovery_codes: 'kode rezervë të mbetura: {value}',
  revisions: 'revizione: {value}',
  broken: 'i prishur te revizioni: {value}',
  evidence_faults: 'gabime të provave: {value}',
  enabled_true: 'u ndez',
  enabled_false: 'u fik',
  disabled_true: 'u çaktivizua',
  disabled_false: 'u aktivizua',
};
