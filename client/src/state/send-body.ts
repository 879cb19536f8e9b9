import type { Problem } from '#contract/problem.ts';
import { ProblemError, UnreachableError } from './request.ts';

/**
 * Posts a file or a form and tells the part of it (0 to 1) that has arrived; `signal` stops it. Throws as `request` does,
 * and AbortError when it was stopped.
 */
export function sendBody<T>(
  url: string,
  body: File | FormData,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  // Only this kind of request tells how much has been sent.
  const asked = new XMLHttpRequest();
  signal?.addEventListener('abort', () => asked.abort(), { once: true });
  return new Promise<T>((resolve, reject) => {
    asked.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    asked.onload = () => {
      const answer = parsed(asked.responseText);
      if (asked.status === 201) resolve(answer as T);
      else
        reject(
          new ProblemError({ type: 'about:blank', title: asked.statusText, status: asked.status, ...answer }),
        );
    };
    asked.onerror = () => reject(new UnreachableError());
    asked.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    asked.open('POST', url);
    // A form names its own type, with the mark between its parts.
    if (body instanceof File) asked.setRequestHeader('Content-Type', 'application/octet-stream');
    asked.send(body);
  });
}

function parsed(text: string): Partial<Problem> {
  try {
    return JSON.parse(text) as Partial<Problem>;
  } catch {
    return {};
  }
}
