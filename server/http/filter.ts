import type { FilterAnswer } from '../contract/filter-answer.ts';
import { filterParameters } from '../contract/query.ts';
import type { Predicate } from '../query/cql2/ast.ts';
import { printJson } from '../query/cql2/print-json.ts';
import { printText } from '../query/cql2/print-text.ts';
import { conjunctsOf, expressionOf } from '../query/expression.ts';
import { digest, matchingTag } from './etag.ts';
import type { Handler } from './exchange.ts';
import { readQuery } from './question.ts';
import { addressWith, cache, notModified, sendJson } from './respond.ts';

/** A condition as it may stand beside others under AND: what binds less stands in parentheses. */
function conditionText(condition: Predicate): string {
  const text = printText(condition);
  return typeof condition === 'object' && 'op' in condition && condition.op === 'or' ? `(${text})` : text;
}

/**
 * `GET /api/filter`: what the filter parameters of a request for incidents mean, as one CQL2 expression and as the
 * conditions that it is made of. Nothing is read, so that a filter can be tried before it is asked. Errors as of items.
 */
export const explainFilter: Handler = (exchange) => {
  const { req, res, settings } = exchange;
  const query = readQuery(exchange, [], filterParameters, ['json']);
  cache(exchange, 'public');
  const tag = `W/"${digest([settings.version, addressWith(exchange)])}"`;
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const expression = expressionOf(query);
  const answer: FilterAnswer = {
    text: expression === null ? null : printText(expression),
    json: expression === null ? null : printJson(expression),
    conditions: conjunctsOf(expression).map(conditionText),
  };
  res.setHeader('ETag', tag);
  sendJson(exchange, answer);
};
