import type { EvidenceFile, ReleasedFile } from '../contract/evidence.ts';
import type { IncidentDetailProperties } from '../contract/feature.ts';

/** An incident with the released files on their sources: what everybody may know of them, and where they are had. */
export function withReleasedFiles(
  properties: IncidentDetailProperties,
  files: readonly EvidenceFile[],
  base: string,
): IncidentDetailProperties {
  if (files.length === 0) return properties;
  const filesOf = (account: string, source: string): ReleasedFile[] =>
    files
      .filter((one) => one.account === account && one.source === source)
      .map(({ id, sha256, size, type }) => ({ sha256, size, type, href: `${base}/api/evidence/${id}` }));
  return {
    ...properties,
    accounts: properties.accounts.map((account) => ({
      ...account,
      sources: account.sources.map((source) => {
        const released = filesOf(account.id, source.id);
        return released.length ? { ...source, files: released } : source;
      }),
    })),
  };
}
