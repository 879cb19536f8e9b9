import type { AuditEntry } from '#contract/audit.ts';
import { auditWord } from '../../i18n/audit.ts';
import { auditDetail } from '../../i18n/audit-detail.ts';
import { desk } from '../../i18n/desk.ts';
import { history } from '../../i18n/history.ts';
import { people } from '../../i18n/people.ts';

type Detail = NonNullable<AuditEntry['detail']>;

export function roleWord(role: string): string {
  if (role === 'deployment') return auditWord('role_deployment');
  return role === 'admin' || role === 'editor' || role === 'contributor' ? desk(`role_${role}`) : role;
}

/** A code as people call it; a name, an id or a number as it is. */
function valueInWords(name: string, value: string): string {
  if (name === 'role') return roleWord(value);
  if (name === 'scope' && (value === 'read' || value === 'write')) return people(`scope_${value}`);
  const word = `${name}_${value}`;
  return auditDetail.has(word) ? auditDetail(word) : value;
}

/** What is noted with something that was done, one piece each; what is empty is left out, what has no word is named as it is. */
export function detailInWords(detail: Detail | null): string[] {
  return Object.entries(detail ?? {}).flatMap(([name, value]) => {
    if (value === null) return [];
    const did = `did_${name}`;
    if (history.has(did)) {
      const word = history(did, { version: String(value) });
      return name === 'restored' ? word : `${word}: ${value}`;
    }
    const said = valueInWords(name, String(value));
    if (auditDetail.has(name)) return auditDetail(name, { value: said });
    return typeof value === 'boolean' && said !== String(value) ? said : `${name}: ${said}`;
  });
}
