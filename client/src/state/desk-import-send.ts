import { signal } from '@preact/signals';
import type { ImportView } from '#contract/import.ts';
import { sendBody } from './send-body.ts';

/** The file that is being sent, and the part of it (0 to 1) that has arrived; null while none is. */
export const sending = signal<{ name: string; part: number } | null>(null);

let current: AbortController | null = null;

/** Sends a file for import. Throws as `sendBody` does. */
export function sendFile(file: File): Promise<ImportView> {
  current = new AbortController();
  sending.value = { name: file.name, part: 0 };
  const progress = (part: number) => {
    sending.value = { name: file.name, part };
  };
  const url = `/api/imports?name=${encodeURIComponent(file.name)}`;
  return sendBody<ImportView>(url, file, progress, current.signal).finally(() => {
    current = null;
    sending.value = null;
  });
}

/** Stops sending. */
export function stopSending(): void {
  current?.abort();
}
