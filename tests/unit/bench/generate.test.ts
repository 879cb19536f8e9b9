import { describe, expect, it } from 'vitest';
import { incidentTypes } from '../../../server/contract/codebook.ts';
import { incidentDocument } from '../../../server/contract/incident.ts';
import { acledColumns } from '../../../server/format/acled-columns.ts';
import { readAtlas } from '../../../server/format/read-atlas.ts';
import { madeLines } from '../../bench/generate.ts';
import { createMaker, madeDocument } from '../../bench/made/document.ts';
import { localBox } from '../../bench/made/world.ts';
import { printCount, readCount } from '../../bench/read-count.ts';

const maker = createMaker(1);
const count = 20_000;
const documents = Array.from({ length: count }, (_, index) => madeDocument(maker, index));
const shareOf = (test: (one: (typeof documents)[number]) => boolean) => documents.filter(test).length / count;
const partOf = (one: (typeof documents)[number]) => one.accounts[0]!.place!.parts[0];
const pointOf = (one: (typeof documents)[number]) => {
  const part = partOf(one);
  return part?.kind === 'point' ? part : null;
};

describe('the made data', () => {
  it('is the same for the same seed, whatever is made before, and other for another seed', () => {
    const again = createMaker(1);
    for (const index of [0, 17, count - 1]) expect(madeDocument(again, index)).toEqual(documents[index]);
    expect(madeDocument(createMaker(2), 17)).not.toEqual(documents[17]);
  });

  it('has documents that the contract accepts as they are', () => {
    for (const document of documents.filter((_, index) => index % 20 === 0))
      expect(incidentDocument.parse(document)).toEqual(document);
  });

  it('has an id of its own for every incident', () => {
    expect(new Set(documents.map(({ id }) => id)).size).toBe(count);
  });

  it('has the stated shares', () => {
    const [west, south, east, north] = localBox;
    const isLocal = (one: (typeof documents)[number]) => {
      const part = partOf(one);
      if (part?.kind === 'area') return true;
      return (
        part?.kind === 'point' &&
        part.lon > west - 0.1 &&
        part.lon < east + 0.1 &&
        part.lat > south - 0.1 &&
        part.lat < north + 0.1
      );
    };
    expect(shareOf(isLocal)).toBeCloseTo(0.12, 1);
    expect(shareOf((one) => one.accounts.length > 1)).toBeCloseTo(0.02, 2);
    expect(shareOf((one) => one.accounts[0]!.place!.precision === 'unlocated')).toBeCloseTo(0.01, 2);
    expect(shareOf((one) => one.accounts[0]!.place!.precision === 'municipality')).toBeCloseTo(0.03, 2);
    expect(shareOf((one) => one.accounts[0]!.time!.start.length > 10)).toBeGreaterThan(0.1);
    expect(shareOf((one) => one.accounts[0]!.time!.end !== undefined)).toBeGreaterThan(0.03);
    expect(shareOf((one) => one.titles[0]!.text['sr-Cyrl'] !== undefined)).toBeGreaterThan(0.1);
  });

  it('repeats the coordinates of about 2,000 places with a Zipf share', () => {
    const counts = new Map<string, number>();
    for (const one of documents) {
      const point = pointOf(one);
      if (point) counts.set(`${point.lon},${point.lat}`, (counts.get(`${point.lon},${point.lat}`) ?? 0) + 1);
    }
    const repeated = [...counts.values()].filter((times) => times > 1).sort((a, b) => b - a);
    expect(repeated.length).toBeGreaterThan(1_000);
    expect(repeated.length).toBeLessThan(2_400);
    expect(repeated[0]! / repeated[Math.floor(repeated.length / 2)]!).toBeGreaterThan(20);
    const alone = [...counts.values()].filter((times) => times === 1).length;
    expect(alone / count).toBeCloseTo(0.2, 1);
  });

  it('knows all types and sub-types, and more recent than old incidents', () => {
    const subTypes = new Set(documents.map(({ types }) => types[0]!.sub_type));
    expect(subTypes.size).toBe(Object.values(incidentTypes).flat().length);
    const years = documents.map(({ id }) => Number(id.slice(0, 4)));
    expect(Math.min(...years)).toBeGreaterThanOrEqual(1997);
    expect(Math.max(...years)).toBe(2026);
    expect(years.filter((year) => year >= 2016).length).toBeGreaterThan(count / 2);
  });

  it('is told in about two hundred characters', () => {
    const lengths = documents.map(({ summaries }) => summaries[0]!.text.en!.length);
    expect(lengths.reduce((sum, one) => sum + one, 0) / count).toBeCloseTo(195, -1);
  });

  it('is an atlas file that its reader takes', () => {
    const parse = (value: unknown) => ({ document: incidentDocument.parse(value), errors: null });
    const kinds = [...madeLines(maker, 50, 'atlas')].map(
      (line, index) => readAtlas(line, index + 1, parse)?.kind,
    );
    expect(kinds).toEqual(['header', ...Array<string>(50).fill('document')]);
  });

  it('is a file of 31 columns for what has coordinates', () => {
    const [head, ...rows] = [...madeLines(maker, 500, 'acled')];
    expect(head!.trim().split(',')).toEqual(acledColumns);
    expect(rows.length).toBeGreaterThan(450);
    expect(rows.every((row) => row.endsWith('\r\n'))).toBe(true);
  });
});

describe('a number of incidents', () => {
  it('is read and written with k and M', () => {
    expect(['250', '100k', '3M'].map(readCount)).toEqual([250, 100_000, 3_000_000]);
    expect([250, 100_000, 3_000_000].map(printCount)).toEqual(['250', '100k', '3M']);
    expect(() => readCount('many')).toThrow('many');
  });
});
