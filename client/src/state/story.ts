import { effect, signal } from '@preact/signals';
import type { IncidentDetail } from '#contract/feature.ts';
import { emptyFilter, printQuery } from '#contract/query.ts';
import { localDay } from '#contract/time.ts';
import { deployment } from './deployment.ts';
import { query, storyId } from './location.ts';
import { ProblemError, request } from './request.ts';
import { asking } from './retry.ts';

/** Incidents in one story; longer chains are cut, and said to be. */
const most = 60;

/** What makes incidents one story; «related to» names a likeness, not a course of things. */
const relations = ['leads_to', 'responds_to', 'part_of', 'ends'];

export interface Story {
  /** In the order in which they began; those without a date last. */
  steps: IncidentDetail[];
  isCut: boolean;
  loading: boolean;
  error: Error | null;
}

const nothing: Story = { steps: [], isCut: false, loading: false, error: null };

/** The incidents that are linked with that of the address, directly or by others, as known at the query's dates. */
export const story = signal<Story>(nothing);

const linked = ({ properties }: IncidentDetail) =>
  properties.links.filter(({ relation }) => relations.includes(relation)).map(({ target }) => target);

/** Links of a step to steps before it, as the editors state them. */
export function backLinks(step: IncidentDetail, steps: readonly IncidentDetail[]) {
  const before = new Map(steps.slice(0, steps.indexOf(step)).map((one) => [one.id, one]));
  return step.properties.links.flatMap((link) => {
    const target = relations.includes(link.relation) && before.get(link.target);
    return target ? [{ ...link, target }] : [];
  });
}

async function read(
  first: string,
  clocks: string,
  signal: AbortSignal,
): Promise<Pick<Story, 'steps' | 'isCut'>> {
  const found = new Map<string, IncidentDetail | null>();
  let asked = [first];
  let isCut = false;
  while (asked.length) {
    const answers = await Promise.all(
      asked.map(async (id) => {
        try {
          const address = `/api/collections/incidents/items/${encodeURIComponent(id)}${clocks}`;
          return [id, (await request<IncidentDetail>(address, { signal })).body] as const;
        } catch (error) {
          // Not known by then, or retracted: the story goes on without it. Not so where it is the one asked for.
          if (id !== first && error instanceof ProblemError && [404, 410].includes(error.problem.status))
            return [id, null] as const;
          throw error;
        }
      }),
    );
    for (const [id, one] of answers) found.set(id, one);
    const next = new Set(
      answers.flatMap(([, one]) => (one ? linked(one) : [])).filter((id) => !found.has(id)),
    );
    asked = [...next].slice(0, most - found.size);
    isCut ||= asked.length < next.size;
  }
  return { steps: inOrder([...found.values()].filter((one) => one !== null)), isCut };
}

/**
 * By the day on which they began. Within a day the links decide, where there are any: of two happenings of one day the
 * hour is often known of one alone.
 */
export function inOrder(incidents: readonly IncidentDetail[]): IncidentDetail[] {
  const { zone } = deployment().region;
  const key = ({ id, properties: { occurred_start: start } }: IncidentDetail) =>
    `${start ? localDay(Date.parse(start), zone) : '9999'} ${start} ${id}`;
  const waiting = incidents.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const steps: IncidentDetail[] = [];
  while (waiting.length) {
    const day = key(waiting[0]!).split(' ')[0]!;
    const sameDay = waiting.filter((one) => key(one).startsWith(`${day} `));
    const next = sameDay.find((one) => !sameDay.some((other) => follows(one, other))) ?? sameDay[0]!;
    steps.push(next);
    waiting.splice(waiting.indexOf(next), 1);
  }
  return steps;
}

/** Whether the editors say that an incident came after another, or was part of it. */
const follows = (one: IncidentDetail, other: IncidentDetail) =>
  one.properties.links.some(
    ({ target, relation, direction }) =>
      target === other.id &&
      (relation === 'leads_to') === (direction === 'from') &&
      relations.includes(relation),
  );

let answered = { question: '', search: '' };

effect(() => {
  const id = storyId.value;
  const clocks = printQuery({
    ...query.value,
    ...emptyFilter,
    sort: [],
    limit: 100,
    offset: 0,
    cursor: null,
  });
  const search = clocks.size ? `?${clocks}` : '';
  const question = `${asking.value} ${search}`;
  if (id === null) return;
  const before = story.peek();
  const isStep = before.steps.some((one) => one.id === id);
  if (question === answered.question && isStep) return;
  // Nothing that became known later may stand where an earlier date is asked for.
  story.value = { ...(isStep && search === answered.search ? before : nothing), loading: true };
  const abort = new AbortController();
  read(id, search, abort.signal).then(
    (answer) => {
      if (abort.signal.aborted) return;
      answered = { question, search };
      story.value = { ...answer, loading: false, error: null };
    },
    (error: Error) => {
      if (!abort.signal.aborted) story.value = { ...story.peek(), loading: false, error };
    },
  );
  return () => abort.abort();
});
