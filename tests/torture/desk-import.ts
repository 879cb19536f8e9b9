import type { ImportTerms, ImportView } from '../../server/contract/import.ts';

const terms: ImportTerms = {
  ...{ id: 'crowd', title: 'Rows sent meanwhile', licence: 'CC BY 4.0', licence_url: null },
  ...{ attribution: 'The crowd', redistribution: 'allowed' },
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What came of an import at the desk: the rows of the file, those that were written, and after how long. */
export interface DeskImport {
  rows: number;
  written: number;
  ms: number;
}

/** Sends a file to the desk, checks it and commits it to the queue, however busy the service is. Throws when it fails. */
export async function importAtDesk(url: string, token: string, file: string): Promise<DeskImport> {
  const ask = async (method: string, path: string, body?: string): Promise<ImportView> => {
    for (;;) {
      const answer = await fetch(`${url}/api/imports${path}`, {
        ...{ method, body: body ?? null },
        headers: {
          ...{ Authorization: `Bearer ${token}`, 'X-Forwarded-For': '10.0.0.2' },
          'Content-Type': 'application/json',
        },
      });
      const view = (await answer.json()) as ImportView;
      if (answer.ok) return view;
      if (answer.status !== 503) throw new Error(`${method} ${path}: ${JSON.stringify(view)}`);
      await pause(500);
    }
  };
  const done = async ({ id }: ImportView): Promise<ImportView> => {
    for (;;) {
      const view = await ask('GET', `/${id}`);
      if (!view.running) return view;
      await pause(250);
    }
  };
  const began = performance.now();
  const sent = await ask('POST', '?name=crowd.csv', file);
  await ask('PUT', `/${sent.id}/terms`, JSON.stringify(terms));
  const { report } = await done(await ask('POST', `/${sent.id}/check`, '{}'));
  const { commit } = await done(await ask('POST', `/${sent.id}/commit`, '{}'));
  return { rows: report?.rows ?? 0, written: commit?.written ?? 0, ms: performance.now() - began };
}
