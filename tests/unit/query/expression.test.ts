import { describe, expect, it } from 'vitest';
import { emptyQuery, parseQuery } from '../../../server/contract/query.ts';
import { checkPredicate } from '../../../server/query/cql2/check.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { expressionOf, placesExpressionOf } from '../../../server/query/expression.ts';
import { propertiesOfCollection } from '../../../server/query/properties.ts';

/** The text of what URL parameters ask, after it has passed the check of the collection. */
function asked(address: string, collection: 'incidents' | 'accounts' = 'incidents'): string | null {
  const { query, faults } = parseQuery(new URLSearchParams(address), 'Europe/Paris');
  expect(faults).toEqual([]);
  const expression = expressionOf(query, collection);
  if (expression === null) return null;
  checkPredicate(expression, propertiesOfCollection(collection));
  const text = printText(expression);
  expect(parseText(text)).toEqual(expression);
  return text;
}

describe('the parameters of a query as CQL2', () => {
  it.each([
    ['bbox=20,42,21,43.5', 'S_INTERSECTS(claimed_places, BBOX(20, 42, 21, 43.5))'],
    ['q=two+words,or+three', "text_search('two words,or three')"],
    ['datetime=2023-06-14', "occurs_during(INTERVAL('2023-06-13T22:00:00Z', '2023-06-14T21:59:59.999Z'))"],
    ['datetime=2023-06-14T10:00:00Z/..', "occurs_during(INTERVAL('2023-06-14T10:00:00Z', '..'))"],
    ['type=riot,protest', "type IN ('riot', 'protest')"],
    ['municipality=upper', "A_OVERLAPS(municipalities_any, ('upper'))"],
    ['actor=police', "A_OVERLAPS(actors, ('police'))"],
    ['claimant=police,party', "A_OVERLAPS(claimants, ('police', 'party'))"],
    ['precision=locality', "place_precision IN ('exact', 'vicinity', 'locality')"],
    ['contested=place,time', "A_OVERLAPS(contested, ('place', 'time'))"],
    [
      'contested=false',
      "NOT A_OVERLAPS(contested, ('occurrence', 'time', 'place', 'actors', 'nature', 'figures'))",
    ],
    [
      "type=riot&filter=version > 1 AND title LIKE 'A%25'",
      "type IN ('riot') AND version > 1 AND title LIKE 'A%'",
    ],
    ['type=riot&filter=version = 1 OR aggregate', "type IN ('riot') AND (version = 1 OR aggregate)"],
  ])('%s asks %s', (address, text) => {
    expect(asked(address)?.replace(/\s+/g, ' ')).toBe(text);
  });

  it('asks the incident of an account for what is the incident’s, and the account for the rest', () => {
    expect(asked('type=riot&verification=verified&actor=police&contested=place', 'accounts')).toBe(
      "incident_type IN ('riot') AND incident_verification IN ('verified') AND " +
        "A_OVERLAPS(incident_actors, ('police')) AND A_OVERLAPS(incident_contested, ('place'))",
    );
    expect(asked("claimant=police&filter=type = 'riot'", 'accounts')).toBe(
      "claimant IN ('police') AND type = 'riot'",
    );
  });

  it('asks for nothing where no parameter filters', () => {
    expect(expressionOf(emptyQuery)).toBeNull();
    expect(placesExpressionOf({ bbox: null, q: null, filter: null })).toBeNull();
    expect(asked('known-at=2023-06-14&limit=5&sortby=title')).toBeNull();
  });

  it('asks a place for its own geometry', () => {
    const expression = placesExpressionOf({ bbox: [170, -5, -170, 5], q: null, filter: "kind = 'town'" });
    expect(printText(expression!)).toBe("S_INTERSECTS(geometry, BBOX(170, -5, -170, 5)) AND kind = 'town'");
  });
});
