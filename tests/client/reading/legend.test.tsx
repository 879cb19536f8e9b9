import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FilterAnswer } from '#contract/filter-answer.ts';
import { nothingDrawn, type OnTheMap, onTheMap } from '../../../client/src/state/drawn.ts';
import { conditionOfMark } from '../../../client/src/state/legend-filter.ts';
import { query } from '../../../client/src/state/location.ts';
import { precisionMarks } from '../../../client/src/symbols/precision-marks.ts';
import { chipsOf } from '../../../client/src/view/filter-words.ts';
import { Legend } from '../../../client/src/view/legend.tsx';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { conjunctsOf } from '../../../server/query/expression.ts';
import { serveInvented, settled } from './invented-deployment.ts';

/** Answers what a filter means as the service does. */
function explained(url: string): (Omit<FilterAnswer, 'json'> & { json: null }) | undefined {
  const { pathname, searchParams } = new URL(url, location.href);
  if (pathname !== '/api/filter') return undefined;
  const filter = parseText(searchParams.get('filter')!);
  return { text: printText(filter), json: null, conditions: conjunctsOf(filter).map(printText) };
}

async function show(at: string, drawn: Partial<OnTheMap>, isPicture = false) {
  await serveInvented(at, explained);
  onTheMap.value = { ...nothingDrawn, ...drawn };
  await settled();
  return render(<Legend isPicture={isPicture} />);
}

const rows = (legend: Element) =>
  [...legend.querySelectorAll('.legend-row')].map((row) => [
    row.textContent!.trim(),
    row.getAttribute('aria-pressed'),
  ]);

describe('the legend', () => {
  beforeEach(() => {
    onTheMap.value = nothingDrawn;
  });
  afterEach(cleanup);

  test('has a row for what is drawn and for nothing else', async () => {
    const { container } = await show('/', {
      types: new Set(['riot', 'protest']),
      kinds: new Set(['single']),
    });
    expect(rows(container)).toEqual([
      ['Protest', 'false'],
      ['Riot', 'false'],
    ]);
    expect(container.textContent).toContain('Press a row to see only that');
  });

  test('leaves only a type where its row is pressed, and lets go where it is pressed again', async () => {
    const legend = await show('/', { types: new Set(['riot', 'protest']) });
    fireEvent.click(legend.getByRole('button', { name: 'Riot' }));
    expect(query.value.type).toEqual(['riot']);
    const row = await legend.findByRole('button', { name: 'Riot', pressed: true });
    fireEvent.click(row);
    expect(query.value.type).toEqual([]);
    expect(location.search).toBe('');
  });

  test('keeps the row that is pressed where nothing of it is in view, and says so', async () => {
    const { container } = await show('/?type=riot&verification=verified&contested=place', {});
    expect(rows(container)).toEqual([
      ['Riot (none in view)', 'true'],
      ['Verified (none in view)', 'true'],
      [expect.stringContaining('Hatched: accounts disagree'), 'true'],
    ]);
  });

  test('asks for verification and contest by their own parameters', async () => {
    const legend = await show('/', { verifications: new Set(['unverified', 'verified']), isContested: true });
    fireEvent.click(legend.getByRole('button', { name: 'Verified' }));
    fireEvent.click(legend.getByRole('button', { name: /^Hatched/ }));
    expect(query.value).toMatchObject({ verification: ['verified'], contested: true });
    fireEvent.click(legend.getByRole('button', { name: /^Hatched/ }));
    expect(query.value.contested).toBeNull();
  });

  test('asks for the precisions of a mark beside the filter that is there, and takes only that away', async () => {
    const legend = await show('/?filter=version%3E1 OR aggregate', { precisions: new Set(['near', 'band']) });
    fireEvent.click(legend.getByRole('button', { name: /^Disc/ }));
    await settled();
    expect(printText(parseText(query.value.filter!))).toBe(
      "(version > 1 OR aggregate) AND place_precision IN ('locality', 'settlement', 'near')",
    );
    expect(chipsOf(query.value).map(({ words }) => words)).toContain(
      'Place: part of a town or village, town or village, near a named place',
    );
    fireEvent.click(legend.getByRole('button', { name: /^Disc/, pressed: true }));
    expect(printText(parseText(query.value.filter!))).toBe('version > 1 OR aggregate');
  });

  test('writes the conditions of its marks as the service does, so that it knows them again', () => {
    for (const mark of precisionMarks) {
      const condition = conditionOfMark(mark);
      expect(printText(parseText(condition))).toBe(condition);
    }
  });

  test('of a picture has lines that nobody can press', async () => {
    const { container } = await show('/?type=riot', { types: new Set(['protest']) }, true);
    expect(container.querySelectorAll('button')).toHaveLength(0);
    expect(container.textContent).toContain('Protest');
    expect(container.textContent).not.toContain('Riot');
  });
});
