import type { Answer, Person } from './server.ts';

/** Sends a file for a source as the form does: what is told of it first, then its bytes. */
export async function addEvidence(
  { url, ...who }: Pick<Person, 'url' | 'cookie'> | { url: string; token: string },
  incident: string,
  told: Record<string, string>,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const form = new FormData();
  for (const [field, value] of Object.entries(told)) form.append(field, value);
  form.append('file', new Blob([content]), name);
  return fetch(`${url}/api/desk/incidents/${incident}/evidence`, {
    method: 'POST',
    headers: 'token' in who ? { Authorization: `Bearer ${who.token}` } : { Cookie: who.cookie, Origin: url },
    body: form,
  });
}
