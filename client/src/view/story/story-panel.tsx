import '../../style/story.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { IncidentDetail } from '#contract/feature.ts';
import type { Source } from '#contract/incident.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { flat, say } from '../../i18n/names.ts';
import { reading } from '../../i18n/reading.ts';
import { storyWords } from '../../i18n/story.ts';
import { go, incidentHref, select, storyHref, storyId } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { backLinks, story } from '../../state/story.ts';
import { SourceItem } from '../account-cell.tsx';
import { IncidentGone } from '../incident-gone.tsx';
import { ListSkeleton } from '../incident-list.tsx';
import { incidentTime, WhereWords } from '../incident-row.tsx';
import { KnownBanner } from '../known-banner.tsx';
import { Link } from '../link.tsx';
import { ReadingError } from '../reading-error.tsx';
import { ContestedTag, VerificationTag } from '../tags.tsx';
import { TypeSymbol } from '../type-symbol.tsx';

/** Where the arrows move something else: the map, a slider, what is being written. */
const ownArrows = 'canvas, input, select, textarea, dialog, [role="slider"], [contenteditable]';

/** One incident of a chain beside the map, with the ways to those before and after it. */
export function StoryPanel() {
  const { steps, isCut, loading, error } = story.value;
  const at = steps.findIndex(({ id }) => id === storyId.value);
  const step = steps[at];
  // At once, not after the first frame: the key may come as soon as the words do.
  useLayoutEffect(() => {
    document.addEventListener('keydown', stepByArrow);
    return () => document.removeEventListener('keydown', stepByArrow);
  }, []);
  return (
    <>
      <nav class="reading-head" aria-label={reading('back_to_list')}>
        <button type="button" class="button" data-kind="quiet" onClick={() => select(null)}>
          <span aria-hidden="true">←</span> {reading('back_to_list')}
        </button>
      </nav>
      <KnownBanner />
      {error && (step ? <ReadingError error={error} hasOld /> : <IncidentGone error={error} />)}
      {!step && loading && <ListSkeleton />}
      {step && (
        <div class="story" aria-busy={loading}>
          <Step step={step} steps={steps} at={at} />
          <section class="story-steps">
            <h3>{storyWords('steps')}</h3>
            <p class="hint">{storyWords(steps.length > 1 ? 'lead' : 'alone')}</p>
            <ol>
              {steps.map((one) => (
                <li key={one.id} aria-current={one === step ? 'step' : undefined}>
                  <span class="story-when">{incidentTime(one.properties)}</span>
                  <Link href={storyHref(one.id)}>
                    <Title of={one} />
                  </Link>
                </li>
              ))}
            </ol>
            {isCut && <p class="notice">{storyWords('cut', { count: steps.length })}</p>}
          </section>
        </div>
      )}
    </>
  );
}

/** Goes to the step before or after, unless the arrow moves something else. */
function stepByArrow(press: KeyboardEvent): void {
  const by = press.key === 'ArrowRight' ? 1 : press.key === 'ArrowLeft' ? -1 : 0;
  if (!by || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.target instanceof Element && press.target.closest(ownArrows)) return;
  const { steps } = story.peek();
  const at = steps.findIndex(({ id }) => id === storyId.peek());
  const target = at < 0 ? undefined : steps[at + by];
  if (!target) return;
  press.preventDefault();
  const { pathname, search } = new URL(storyHref(target.id), location.href);
  go(pathname, search.slice(1));
}

function Title({ of }: { of: IncidentDetail }) {
  const title = flat(of.properties, 'title');
  return <span lang={title.language === language.value ? undefined : title.language}>{title.text}</span>;
}

function Step({ step, steps, at }: { step: IncidentDetail; steps: IncidentDetail[]; at: number }) {
  const { properties } = step;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // Who goes on reads the next step from its title; who has just come keeps the focus where it is.
    const active = document.activeElement;
    if (!first.current || !active || active === document.body)
      heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [step.id]);
  const summary = flat(properties, 'summary');
  const claimants = new Map(properties.accounts.map(({ claimant }) => [claimant.id, say(claimant.name)]));
  const sources = new Map(
    properties.accounts
      .flatMap((one) => one.sources)
      .map((one): [string, Source] => [one.url ?? one.id, one]),
  );
  return (
    <article class="story-step">
      <p class="story-count">{storyWords('step_of', { step: at + 1, count: steps.length })}</p>
      <h2 ref={heading} tabIndex={-1}>
        <TypeSymbol type={properties.type} size={20} /> <Title of={step} />
      </h2>
      <p class="story-where">
        {incidentTime(properties)}
        <br />
        <WhereWords properties={properties} />
      </p>
      <p class="incident-tags">
        <VerificationTag of={properties.verification} />
        <ContestedTag aspects={properties.contested} />
      </p>
      {backLinks(step, steps).map(({ target, relation, direction }) => (
        <p key={`${direction} ${relation} ${target.id}`} class="story-link">
          {codeWord(direction === 'to' ? 'relation' : 'relation_from', relation)}:{' '}
          <Link href={storyHref(target.id)}>
            <Title of={target} />
          </Link>
        </p>
      ))}
      {summary.text && (
        <p class="summary" lang={summary.language === language.value ? undefined : summary.language}>
          {summary.text}
        </p>
      )}
      <p>{storyWords('told_by', { claimants: [...claimants.values()].join(', ') })}</p>
      {sources.size > 0 && (
        <details>
          <summary>
            {storyWords('sources')} ({sources.size})
          </summary>
          <ul>
            {[...sources].map(([key, source]) => (
              <SourceItem key={key} source={source} />
            ))}
          </ul>
        </details>
      )}
      <p>
        <Link href={incidentHref(step.id)}>{storyWords('whole')}</Link>
      </p>
      <nav class="story-ways" aria-label={storyWords('title')}>
        <Way to={steps[at - 1]} word="previous" />
        <Way to={steps[at + 1]} word="next" />
      </nav>
    </article>
  );
}

function Way({ to, word }: { to: IncidentDetail | undefined; word: 'previous' | 'next' }) {
  if (!to) return <span />;
  return (
    <Link href={storyHref(to.id)} class="story-way">
      <span class="story-word">{storyWords(word)}</span> <Title of={to} />
    </Link>
  );
}
