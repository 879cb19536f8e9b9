import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../server/contract/text.ts';
import { differencesBetween } from '../../../server/domain/difference.ts';
import type { Naming } from '../../../server/format/difference-values.ts';
import { differenceInWords } from '../../../server/format/difference-words.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument } from '../domain/arbitrary-document.ts';

const naming = (of: (typeof languages)[number]): Naming => ({
  reader: { of, zone: 'Europe/Vienna' },
  place: (reference) => `place ${reference.split('/')[1]}`,
  side: (id) => `side ${id}`,
  title: (incident) => (incident === 'known' ? { en: 'A known incident' } : undefined),
});

type Document = ReturnType<typeof contestedIncident>;

const told = (change: (document: Document) => void, of: (typeof languages)[number] = 'en') => {
  const before = contestedIncident();
  const after = structuredClone(before);
  change(after);
  return differencesBetween(before, after).map(
    (one) => differenceInWords(naming(of), one, { before, after }).text,
  );
};

describe('the words of a difference', () => {
  it('say codes by the codebook, places by name, dates and numbers in the language of the reader', () => {
    expect(
      told((document) => {
        const sudland =
          document.accounts.find(({ id }) => id === 'sudland-government') ?? document.accounts[1]!;
        sudland.stance = 'confirms';
        sudland.place = { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/lesk' }] };
        sudland.time = { start: '2024-06-14', end: '2024-06-15', precision: 'range' };
        sudland.nature = { type: 'taking_of_persons', sub_type: 'detention', legal_word: 'arrest' };
        sudland.figures[0]!.value = 1_200;
        sudland.actors[0]!.role = 'present';
      }),
    ).toEqual([
      expect.stringMatching(/: Stance – changed from claims to confirms$/),
      expect.stringMatching(
        /: Place – changed from place dolina \(45\.275, 30\.45\), ±\u00a0600\u00a0m; part of a town or village to place lesk; municipality only$/,
      ),
      expect.stringMatching(
        /: Time – changed from 14 June 2024 \(to the day\) to 14 June 2024 – 15 June 2024 \(within some days\)$/,
      ),
      expect.stringMatching(/: Nature – changed from .*calls it “abduction” to .*calls it “arrest”$/),
      expect.stringMatching(/: Actor \(Masked group\): role – changed from initiating to present$/),
      expect.stringMatching(
        /: Figure \(wounded, Guards\): number – changed from at least 12 to at least 1,200$/,
      ),
    ]);
  });

  it('name the figure that is replaced and the source of a figure, never their ids', () => {
    const [first, second] = contestedIncident().accounts.filter(({ figures }) => figures.length);
    const lines = told((document) => {
      const figure = document.accounts.find(({ id }) => id === second!.id)!.figures[0]!;
      figure.supersedes = `${first!.id}/${first!.figures[0]!.id}`;
      figure.source = second!.sources[0]!.id;
    });
    expect(lines).toEqual([
      expect.stringContaining(`added: ${second!.sources[0]!.publisher}`),
      expect.stringContaining(`(${first!.claimant.name.en})`),
    ]);
    expect(lines.join()).not.toContain(`${first!.id}/`);
  });

  it('name whole accounts, links, verdicts and rankings in one line', () => {
    const lines = told((document) => {
      document.accounts = document.accounts.filter(({ id }) => id !== 'observer');
      document.links = [{ relation: 'leads_to', target: 'known' }];
      document.rankings = [{ accounts: ['mission', 'norland-police'] }];
      document.assessments[0]!.verification = 'refuted';
      document.aggregate = true;
    });
    expect(lines).toEqual([
      'Sums up several happenings – changed from no to yes',
      'Assessment (occurrence): verdict – changed from Verified to Refuted',
      'Account of The Observer – removed: reports · “Reports that the place cannot be settled.” · place lesk; municipality only · The Observer',
      'Ranking of the accounts – added: The mission › Norland police',
      expect.stringMatching(/^Link to another incident – removed: Leads to: 2024-06-26-release$/),
      'Link to another incident – added: Leads to: A known incident',
    ]);
  });

  it('name the language of a text and mark it where it is not the reader’s', () => {
    const before = plainIncident();
    const after = structuredClone(before);
    after.titles[0]!.text.sq = 'Rrugë e hapur';
    const [difference] = differencesBetween(before, after);
    const english = differenceInWords(naming('en'), difference!, { before, after });
    expect(english).toMatchObject({ field: 'Title, in Albanian', lang: 'sq', after: 'Rrugë e hapur' });
    expect(differenceInWords(naming('sq'), difference!, { before, after })).not.toHaveProperty('lang');
    expect(differenceInWords(naming('sr-Cyrl'), difference!, { before, after }).text).toBe(
      'Наслов, на албанском – измењено: било је „Rrugë e bllokuar në Zelçan“, сада је „Rrugë e hapur“',
    );
  });

  it('never tell two values that differ by the same words', () => {
    const before = contestedIncident();
    const after = structuredClone(before);
    after.accounts.find(({ id }) => id === 'mission')!.claimant.line = 'other-line';
    const block = after.accounts[0]!.place!.parts[0]!;
    if (block.kind === 'band') block.near = { ...block.near!, radius_m: 4_000 };
    for (const one of differencesBetween(before, after)) {
      const words = differenceInWords(naming('en'), one, { before, after });
      expect(words.before, one.path).not.toBe(words.after);
    }
  });

  it('are whole in every language, whatever differs', () => {
    fc.assert(
      fc.property(
        arbitraryDocument,
        arbitraryDocument,
        fc.constantFrom(...languages),
        (before, after, of) => {
          for (const one of differencesBetween(before, after)) {
            const { text, field } = differenceInWords(naming(of), one, { before, after });
            expect(text).toContain(field);
            expect(text, one.path).not.toMatch(/undefined|\[object|\{\w+\}|\bnull\b|NaN/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
