import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { haversine } from '../../../server/domain/metric.ts';
import { discRing } from '../../../server/format/disc.ts';
import { kmlFormat } from '../../../server/format/kml.ts';
import { xmlText } from '../../../server/format/xml-text.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { batches, exportContext, featureItem, itemOf, propertyInfo, written } from './export-items.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Root element of a document; throws where the text is not well-formed. */
function parsed(text: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, attribute]) => [
        name,
        typeof attribute === 'string' ? attribute : attribute.value,
      ]),
    );
    const element: Element = { name: tag.name, attributes, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    open.at(-1)!.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root.children[0]!;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

const textOf = (element: Element, name: string) => all(element, name)[0]?.text;
const layer = exportContext({
  collection: 'layer',
  properties: [propertyInfo('id', 'string', { role: 'id' }), propertyInfo('name', 'string')],
});

describe('XML text', () => {
  it('keeps every character that XML can hold and loses the others', () => {
    const anything = fc
      .string({ unit: 'binary' })
      .map((text) => `${text}\u0000\u000b\ufffe\ud800<&>"'\r\n\t`);
    fc.assert(
      fc.property(anything, (text) => {
        const read = parsed(`<a>${xmlText(text)}</a>`).text;
        const kept = [...text].filter((letter) => {
          const code = letter.codePointAt(0)!;
          return code >= 0x20
            ? !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
            : code === 9 || code === 10 || code === 13;
        });
        expect(read).toBe(kept.join(''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a KML file', () => {
  it('is well-formed for any names and ids, and says them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), { maxLength: 5 }),
        async (pairs) => {
          const items = pairs.map(([id, name]) => featureItem(id, { name }));
          const root = parsed(await written(kmlFormat, batches(items), layer));
          expect(all(root, 'Placemark')).toHaveLength(pairs.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('states query, attribution, licence and designation in its description', async () => {
    const attribution = 'Invented for tests & <b>checks</b>';
    const context = exportContext({ knownAt: '2024-06-30T21:59:59.999Z', attribution });
    const root = parsed(await written(kmlFormat, batches(), context));
    const markup = textOf(root, 'description')!;
    expect(markup).not.toContain('<');
    const description = markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    for (const stated of [context.words, context.attribution, context.licence.url, context.designation])
      expect(description).toContain(stated);
    expect(description).toContain('2024-06-30T21:59:59.999Z');
    expect(all(root, 'atom:link')[0]!.attributes).toMatchObject({
      rel: 'license',
      href: context.licence.url,
    });
  });

  it('draws a point with its uncertainty as a disc, and an area without any point', async () => {
    const [point, area] = all(
      parsed(await written(kmlFormat, batches([itemOf(plainIncident()), bandItem()]), exportContext())),
      'Placemark',
    );
    expect(all(point!, 'Point')).toHaveLength(1);
    const ring = textOf(all(point!, 'LinearRing')[0]!, 'coordinates')!
      .split(' ')
      .map((one) => one.split(',').map(Number) as [number, number]);
    for (const [lon, lat] of ring) expect(haversine(30.15, 45.22, lon, lat) / 1500).toBeCloseTo(1, 2);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(all(area!, 'Point')).toHaveLength(0);
    expect(all(area!, 'Polygon').length).toBeGreaterThan(0);
  });

  it('lets no pin stand where only a settlement is known, and fetches no icon', async () => {
    const text = await written(kmlFormat, batches([itemOf(plainIncident())]), exportContext());
    const root = parsed(text);
    const used = textOf(all(root, 'Placemark')[0]!, 'styleUrl')!.slice(1);
    const style = all(root, 'Style').find((one) => one.attributes.id === used)!;
    expect(textOf(all(style, 'IconStyle')[0]!, 'scale')).toBe('0');
    expect(all(root, 'Icon')).toHaveLength(0);
    expect(all(root, 'href')).toHaveLength(0);
  });

  it('says when: a moment as a time stamp, a span with both ends, what goes on with its begin', async () => {
    const times = [
      ['2024-05-10T10:00:00.000Z', '2024-05-10T10:01:00.000Z', false],
      ['2024-05-09T22:00:00.000Z', '2024-05-10T22:00:00.000Z', false],
      ['2024-05-09T22:00:00.000Z', null, true],
      [null, null, false],
    ].map(([occurred_start, occurred_end, occurred_open], index) => {
      const item = itemOf(plainIncident(`t${index}`));
      Object.assign(item.feature.properties!, { occurred_start, occurred_end, occurred_open });
      return item;
    });
    const marks = all(parsed(await written(kmlFormat, batches(times), exportContext())), 'Placemark');
    expect(textOf(marks[0]!, 'when')).toBe('2024-05-10T10:00:00.000Z');
    expect([textOf(marks[1]!, 'begin'), textOf(marks[1]!, 'end')]).toEqual([
      '2024-05-09T22:00:00.000Z',
      '2024-05-10T22:00:00.000Z',
    ]);
    expect([textOf(marks[2]!, 'begin'), textOf(marks[2]!, 'end')]).toEqual([
      '2024-05-09T22:00:00.000Z',
      undefined,
    ]);
    expect(all(marks[3]!, 'TimeSpan')).toHaveLength(0);
  });

  it('speaks the asked language and carries typed properties that the schema names', async () => {
    const context = exportContext({ language: 'sr-Cyrl' });
    const root = parsed(await written(kmlFormat, batches([itemOf(plainIncident())]), context));
    const mark = all(root, 'Placemark')[0]!;
    expect(textOf(mark, 'name')).toBe('Блокиран пут у Зелчану');
    expect(textOf(mark, 'description')).toContain('Зелчан');
    const schema = Object.fromEntries(
      all(root, 'SimpleField').map(({ attributes }) => [attributes.name, attributes.type]),
    );
    expect(schema).toMatchObject({ uncertainty_m: 'double', accounts_count: 'int', aggregate: 'bool' });
    for (const { attributes } of all(mark, 'SimpleData')) expect(schema).toHaveProperty(attributes.name!);
  });

  it('shows markup in a text as text', async () => {
    const hostile = plainIncident('hostile', { summaries: [{ text: { en: '<script>x</script> & more' } }] });
    const root = parsed(await written(kmlFormat, batches([itemOf(hostile)]), exportContext()));
    expect(textOf(all(root, 'Placemark')[0]!, 'description')).toContain(
      '&lt;script&gt;x&lt;/script&gt; &amp; more',
    );
  });
});

describe('the disc around a point', () => {
  it('has its radius at any latitude and runs counter-clockwise', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -84, max: 84, noNaN: true }),
        fc.integer({ min: 50, max: 25_000 }),
        (lat, radius) => {
          const ring = discRing(20, lat, radius) as [number, number][];
          for (const [lon, y] of ring)
            expect(Math.abs(haversine(20, lat, lon, y) - radius)).toBeLessThan(radius * 0.03 + 1);
          const area = ring.slice(1).reduce((sum, [x, y], index) => {
            const [px, py] = ring[index]!;
            return sum + px * y - x * py;
          }, 0);
          expect(area).toBeGreaterThan(0);
        },
      ),
    );
  });
});

/** An incident known only by its distance from the line. */
function bandItem() {
  const [band] = contestedIncident().accounts;
  return itemOf(plainIncident('band', { accounts: [band!] }));
}
