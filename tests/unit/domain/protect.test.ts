import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimedPlace } from '../../../server/contract/claim.ts';
import { generalisedPlaces } from '../../../server/contract/generalised.ts';
import { incidentDocument } from '../../../server/contract/incident.ts';
import type { Protection } from '../../../server/contract/protection.ts';
import { leftOutNames, namedStill } from '../../../server/domain/left-out-names.ts';
import { haversine } from '../../../server/domain/metric.ts';
import { generalisedPlace, protect } from '../../../server/domain/protect.ts';
import { isLoosened, mergedRule, protectionFaults } from '../../../server/domain/protection-rule.ts';
import { releaseTime } from '../../../server/domain/rule-of.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { plainIncident } from '../../fixtures/incidents.ts';

const point = (lon: number, lat: number, uncertainty_m = 10, ref?: string) => ({
  ...{ kind: 'point' as const, lon, lat, uncertainty_m },
  ...(ref === undefined ? {} : { ref }),
});
const exactly = (...parts: ClaimedPlace['parts']): ClaimedPlace => ({
  ...{ precision: 'exact', name: { en: 'The yard of the old dairy' } },
  parts,
});
const seen = (place: ClaimedPlace, rule: (typeof generalisedPlaces)[number]) =>
  generalisedPlace(place, rule, fixtureGazetteer);
const area = (id: string) => ({ kind: 'area', ref: `municipalities/${id}` });

describe('a place seen no finer than the nearest settlement', () => {
  it('is near that settlement, in the smallest of few circles that holds it, and has no name of its own', () => {
    expect(seen(exactly(point(30.16, 45.221)), 'settlement')).toEqual({
      precision: 'near',
      parts: [point(30.15, 45.22, 2_000, 'settlements/zelcan')],
    });
    expect(seen(exactly(point(30.19, 45.221)), 'settlement').parts).toEqual([
      point(30.15, 45.22, 5_000, 'settlements/zelcan'),
    ]);
  });

  it('is its municipality where no settlement is near enough, and where it is no point', () => {
    const far = { precision: 'near' as const, parts: [point(30.15, 45.22, 25_000)] };
    expect(seen({ ...far, parts: [point(30.2, 45.22, 24_000)] }, 'settlement')).toEqual({
      precision: 'municipality',
      parts: [area('zelcan')],
    });
    const near = { lon: 30.2, lat: 45.29, radius_m: 300 };
    const band = {
      kind: 'band' as const,
      line: 'main',
      side: 'sudland',
      min_depth_m: 0,
      max_depth_m: 2_000,
      near,
    };
    expect(seen({ precision: 'band', parts: [band] }, 'settlement').parts).toEqual([area('zelcan')]);
  });

  it('always holds the place as stated', () => {
    const within = fc.record({
      lon: fc.double({ min: 30.05, max: 30.65, noNaN: true }),
      lat: fc.double({ min: 45.02, max: 45.28, noNaN: true }),
      uncertainty_m: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(within, ({ lon, lat, uncertainty_m }) => {
        const [part] = seen(exactly(point(lon, lat, uncertainty_m)), 'settlement').parts;
        if (part?.kind !== 'point') return part?.kind === 'area';
        return haversine(lon, lat, part.lon, part.lat) + uncertainty_m <= part.uncertainty_m;
      }),
    );
  });
});

describe('a place seen no finer than the municipality', () => {
  it('is the municipality, once for several points in it', () => {
    expect(seen(exactly(point(30.16, 45.22), point(30.1, 45.2), point(30.5, 45.2)), 'municipality')).toEqual({
      precision: 'municipality',
      parts: [area('zelcan'), area('lesk')],
    });
  });

  it('is the one in which the stated point lies, where it may lie in several', () => {
    expect(seen(exactly(point(30.39, 45.2, 5_000)), 'municipality').parts).toEqual([area('zelcan')]);
  });

  it('stays as coarse as it is stated', () => {
    const stated = {
      precision: 'municipality' as const,
      parts: [area('lesk') as ClaimedPlace['parts'][number]],
    };
    expect(seen(stated, 'municipality')).toEqual(stated);
    const country = {
      precision: 'region' as const,
      parts: [{ kind: 'area' as const, ref: 'countries/sudland' }],
    };
    expect(seen(country, 'municipality')).toEqual(country);
    expect(seen({ precision: 'country', name: { en: 'Sudland' }, parts: [] }, 'municipality')).toEqual({
      precision: 'country',
      parts: [],
    });
  });

  it('is not shown where the gazetteer has no municipality for it', () => {
    expect(seen(exactly(point(10, 10)), 'municipality')).toEqual({ precision: 'unlocated', parts: [] });
  });
});

const ruled = (place: Protection['place'], more: Parameters<typeof plainIncident>[1] = {}) =>
  plainIncident('ruled', { protection: { place }, ...more });

describe('a protected document', () => {
  it('is the very same where it has no rule, and loses the rule where that holds only its release', () => {
    const plain = plainIncident();
    expect(protect(plain, fixtureGazetteer)).toBe(plain);
    const held = plainIncident('held', { protection: { release_at: '2030' } });
    expect(protect(held, fixtureGazetteer)).toEqual(plainIncident('held'));
  });

  it('says how its places were made less precise, is valid, and keeps nothing of rule, row or place', () => {
    const imported = {
      data_set: 'acled',
      format: 'acled' as const,
      id: 'X1',
      cells: { latitude: '45.2298765' },
    };
    const [account] = plainIncident().accounts;
    for (const rule of generalisedPlaces) {
      const place = exactly(point(30.1598765, 45.2298765));
      const shown = protect(ruled(rule, { accounts: [{ ...account!, place, imported }] }), fixtureGazetteer);
      expect(shown.place_generalised).toBe(rule);
      expect(JSON.stringify(shown)).not.toMatch(/protection|imported|acled|30\.1598|45\.2298|dairy/);
      expect(incidentDocument.parse(shown)).toEqual(shown);
      expect(protect({ ...shown, protection: { place: rule } }, fixtureGazetteer)).toEqual(shown);
    }
  });

  it('is what everything is derived from', () => {
    const context = { version: 1, recordedAt: '2024-06-01T00:00:00Z', gazetteer: fixtureGazetteer };
    const document = ruled('municipality');
    const { shown, ...derived } = project(document, context);
    expect(shown).toEqual(protect(document, fixtureGazetteer));
    const { shown: none, ...fromShown } = project(shown!, context);
    expect(none).toBeUndefined();
    expect(derived).toEqual(fromShown);
  });

  const titled = (title: string, place?: ClaimedPlace) => {
    const [account] = plainIncident().accounts;
    const accounts = [{ ...account!, ...(place ? { place } : {}) }];
    return ruled('withheld', { titles: [{ text: { en: title } }], summaries: [], accounts });
  };
  const titleOf = (...parameters: Parameters<typeof titled>) =>
    protect(titled(...parameters), fixtureGazetteer).titles[0]!.text.en;

  it('has no names of its places in its words: as stated, of the gazetteer, and inflected', () => {
    const dairy = exactly(point(30.45, 45.275));
    expect(titleOf('Shots at the yard of the old dairy.', dairy)).toBe('Shots at […].');
    expect(titleOf('Pucnjava u Dolini i Долини', dairy)).toBe('Pucnjava u […] i […]');
    expect(titleOf('Road blocked in Zelčan/Zelçan')).toBe('Road blocked in […]');
    expect(titleOf('In Lesk nothing happened')).toBe('In Lesk nothing happened');
  });

  it('has no short names in its words, declined or not, and keeps words that only begin so', () => {
    const name = { sq: 'Pejë', 'sr-Latn': 'Peć', 'sr-Cyrl': 'Пећ' };
    const short: ClaimedPlace = { ...exactly(point(30.45, 45.275)), name };
    expect(titleOf('Peć, u Peći, u Пећи, pećki put, pećina', short)).toBe(
      '[…], u […], u […], […] put, pećina',
    );
    expect(titleOf('Në Pejë, rruga e Pejës, pejsazh', short)).toBe('Në […], rruga e […], pejsazh');
  });

  it('has none in the reason of a retraction', () => {
    const document = titled('Shots', exactly(point(30.45, 45.275)));
    document.retraction = {
      reason: 'It was not at the yard of the old dairy.',
      at: '2024-09-01T10:00:00.000Z',
    };
    expect(protect(document, fixtureGazetteer).retraction?.reason).toBe('It was not at […].');
  });

  it('keeps the names that it still shows', () => {
    const document = {
      ...titled('Zelčan: a road is blocked'),
      protection: { place: 'municipality' as const },
    };
    expect(protect(document, fixtureGazetteer).titles[0]!.text.en).toBe('Zelčan: a road is blocked');
  });

  it('tells whoever protects it where a place is named, also where words cannot be taken out', () => {
    const document = titled('Road blocked in Zelčan', undefined);
    document.id = 'road-zelcan';
    document.accounts[0]!.sources[0]!.url = 'https://gazette.example/in-zelcan';
    const names = leftOutNames(document, protect(document, fixtureGazetteer), fixtureGazetteer);
    expect(namedStill(document, names)).toEqual(['/id', '/titles/0/text', '/accounts/0/sources/0/url']);
  });
});

describe('a rule of protection', () => {
  const of = (protection?: Partial<Protection>) =>
    plainIncident('one', protection ? { protection: { place: 'exact', ...protection } } : {});
  const zone = 'Europe/Vienna';
  const now = Date.parse('2024-09-01T10:00:00Z');

  it('is loosened by a finer place, an earlier release or none', () => {
    const cases: [Partial<Protection> | undefined, Partial<Protection> | undefined, boolean][] = [
      [undefined, { place: 'withheld' }, false],
      [{ place: 'withheld' }, { place: 'municipality' }, true],
      [{ place: 'municipality' }, undefined, true],
      [{ place: 'settlement' }, { place: 'municipality' }, false],
      [{ release_at: '2025' }, { release_at: '2026' }, false],
      [{ release_at: '2025' }, { release_at: '2024-12' }, true],
      [{ release_at: '2025' }, undefined, true],
    ];
    for (const [before, next, loosened] of cases)
      expect(isLoosened(of(before), of(next), zone), JSON.stringify([before, next])).toBe(loosened);
  });

  it('merges to that of who changed it, and of both to the stricter place and the later release', () => {
    type Rule = Partial<Protection> | undefined;
    const cases: [Rule, Rule, Rule, Rule][] = [
      [undefined, undefined, { place: 'withheld' }, { place: 'withheld' }],
      [undefined, { release_at: '2025' }, undefined, { release_at: '2025' }],
      [{ place: 'withheld' }, undefined, { place: 'withheld' }, undefined],
      [undefined, { place: 'withheld' }, { release_at: '2025' }, { place: 'withheld', release_at: '2025' }],
      [{ release_at: '2025' }, { release_at: '2026' }, undefined, { release_at: '2026' }],
      [{ release_at: '2025' }, { release_at: '2026' }, { release_at: '2025-02' }, { release_at: '2026' }],
      [{ place: 'settlement' }, undefined, { place: 'municipality' }, { place: 'municipality' }],
      // What was released in the meantime is not held back again by who only changed the place.
      [{ release_at: '2025' }, { place: 'withheld', release_at: '2025' }, undefined, { place: 'withheld' }],
    ];
    for (const [base, mine, theirs, merged] of cases)
      expect(mergedRule(of(base), of(mine), of(theirs), zone), JSON.stringify([base, mine, theirs])).toEqual(
        of(merged).protection,
      );
  });

  it('releases at the first instant of a local day, and not in the past or after everybody could read', () => {
    expect(releaseTime(of({ release_at: '2024-12-01' }), zone)).toBe(Date.parse('2024-11-30T23:00:00Z'));
    const codes = (next: ReturnType<typeof of>, before: ReturnType<typeof of> | null) =>
      protectionFaults(next, before, now, zone).map(({ code }) => code);
    expect(codes(of({ release_at: '2024-09-01' }), null)).toEqual(['release_past']);
    expect(codes(of({ release_at: '2024-09-02' }), null)).toEqual([]);
    expect(codes(of({ release_at: '2024-09-02' }), of())).toEqual(['release_after_public']);
    expect(codes(of({ release_at: '2024-09-03' }), of({ release_at: '2024-09-02' }))).toEqual([]);
  });
});
