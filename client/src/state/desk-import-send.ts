import { signal } from '@preact/signals';
import type { ImportView } from '#contract/import.ts';
import type { Problem } from '#contract/problem.ts';
import { ProblemError, UnreachableError } from './request.ts';

/** The file that is being sent, and the part of it (0 to 1) that has arrived; null while none is. */
export const sending = signal<{ name: string; part: number } | null>(null);

let current: XMLHttpRequest | null = null;

/** Sends a file for import. Throws as `request` does, and AbortError when it was stopped. */
export function sendFile(file: File): Promise<ImportView> {
  // Only this kind of request tells how much has been sent.
  const asked = new XMLHttpRequest();
  current = asked;
  sending.value = { name: file.name, part: 0 };
  return new Promise<ImportView>((resolve, reject) => {
    asked.upload.onprogress = ({ loaded, total }) => {
      sending.value = { name: file.name, part: total ? loaded / total : 0 };
    };
    asked.onload = () => {
      const body = parsed(asked.responseText);
      if (asked.status === 201) resolve(body as ImportView);
      else
        reject(
          new ProblemError({ type: 'about:blank', title: asked.statusText, status: asked.status, ...body }),
        );
    };
    asked.onerror = () => reject(new UnreachableError());
    asked.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    asked.open('POST', `/api/imports?name=${encodeURIComponent(file.name)}`);
    asked.setRequestHeader('Content-Type', 'application/octet-stream');
    asked.send(file);
  }).finally(() => {
    current = null;
    sending.value = null;
  });
}

/** Stops sending. */
export function stopSending(): void {
  current?.abort();
}

function parsed(text: string): Partial<Problem> | ImportView {
  try {
    return JSON.parse(text) as Partial<Problem>;
  } catch {
    return {};
  }
}
