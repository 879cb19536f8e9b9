import type { en } from './audit-detail.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  role: 'улога: {value}',
  scope: 'дозвољава: {value}',
  step: 'на кораку: {value}',
  step_password: 'лозинка',
  step_code: 'кôд',
  user: 'корисник: {value}',
  incident: 'инцидент: {value}',
  to: 'за: {value}',
  host: 'хост: {value}',
  comment: 'коментар: {value}',
  file: 'датотека: {value}',
  reason: 'разлог: {value}',
  recovery_codes: 'преосталих резервних кодова: {value}',
  revisions: 'ревизија: {value}',
  broken: 'не важи од ревизије: {value}',
  evidence_faults: 'грешака доказа: {value}',
  enabled_true: 'укључено',
  enabled_false: 'искључено',
  disabled_true: 'онемогућен',
  disabled_false: 'омогућен',
};
