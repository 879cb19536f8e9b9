import { failureOf, UnreachableError } from './request.ts';

/** Bytes up to which a file is gathered in the page, which can show how far it is; beyond, the browser's own way. */
export const mostGathered = 200_000_000;

/** Name that the service gives a file. */
function nameOf(response: Response): string {
  return (
    /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'incident-atlas'
  );
}

/**
 * Reads a file to its end and tells after each piece how many bytes have come. Throws ProblemError, UnreachableError
 * (also when the connection ends early), and what `signal` aborts with.
 */
export async function gather(
  path: string,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<{ name: string; blob: Blob }> {
  const lost = (error: unknown): never => {
    if (signal.aborted) throw error;
    throw new UnreachableError();
  };
  const response = await fetch(path, { signal }).catch(lost);
  if (!response.ok) throw await failureOf(response);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body!.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(lost);
    if (done) break;
    parts.push(value);
    bytes += value.byteLength;
    told(bytes);
  }
  return {
    name: nameOf(response),
    blob: new Blob(parts, { type: response.headers.get('Content-Type') ?? '' }),
  };
}

/** Hands a link to the browser as if it had been pressed; with a name the browser saves what it leads to. */
function follow(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** Saves a gathered file under its name. */
export function save({ name, blob }: { name: string; blob: Blob }): void {
  const url = URL.createObjectURL(blob);
  follow(url, name);
  // The browser reads the file after the press has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Leaves a download to the browser; the service names the file. */
export function leaveToBrowser(path: string): void {
  follow(path, '');
}
