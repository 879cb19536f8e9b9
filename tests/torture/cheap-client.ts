import { type ChildProcess, fork } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { items } from '../support/server.ts';

export interface Answered {
  ms: number;
  /** 0 when the connection broke. */
  status: number;
}

export interface CheapAnswers {
  answered: Answered[];
  /** The longest (ms) that this process was kept from its own work: what it measured is late by as much. */
  ownLagMs: number;
}

interface Question {
  url: string;
  ms: number;
}

/** Somebody who asks for cheap things, in a process of its own: what keeps the crowd's own process busy is not his wait. */
export interface CheapClient {
  /** Asks at a steady pace for so many milliseconds, whether or not what was asked before is answered. */
  ask(url: string, ms: number): Promise<CheapAnswers>;
  end(): void;
}

export function startCheapClient(): CheapClient {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
  return {
    ask: (url, ms) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error('The cheap client ended.'));
        child.once('exit', ended).once('message', (answered) => {
          child.off('exit', ended);
          resolve(answered as CheapAnswers);
        });
        child.send({ url, ms } satisfies Question);
      }),
    end: () => child.disconnect(),
  };
}

const paths = ['/api/collections', `${items}?limit=5`, '/api/collections/incidents', '/healthz'];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function request(url: string, number: number): Promise<Answered> {
  const began = performance.now();
  const answer = await fetch(url + paths[number % paths.length]!).catch(() => null);
  await answer?.arrayBuffer();
  return { ms: performance.now() - began, status: answer?.status ?? 0 };
}

async function askFor({ url, ms }: Question): Promise<CheapAnswers> {
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const asked: Promise<Answered>[] = [];
  const began = performance.now();
  for (let number = 0; performance.now() - began < ms; number++) {
    asked.push(request(url, number));
    await pause(25);
  }
  const answered = await Promise.all(asked);
  lag.disable();
  return { answered, ownLagMs: lag.max / 1e6 };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.on('message', async (question: Question) => process.send!(await askFor(question)));
