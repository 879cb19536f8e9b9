import { type ServerFunction, serverFunctions, type ValueKind } from '../query/cql2/functions.ts';
import type { Handler } from './exchange.ts';
import { selfLinks } from './links.ts';
import { html, json } from './negotiate.ts';
import { openResource, sendResource } from './resource.ts';
import { cache } from './respond.ts';

const offered = [json, html];

/** Kinds of value as OGC 19-079r2 calls them; what it has no word for is left as it is. */
const typeNames: Partial<Record<ValueKind, string>> = {
  timestamp: 'datetime',
  any: 'object',
};
const typeName = (kind: ValueKind) => typeNames[kind] ?? kind;

function described({ name, description, arguments: given, returns, collections }: ServerFunction) {
  return {
    name,
    description,
    arguments: given.map((one) => ({
      title: one.title,
      description: one.description,
      type: one.kinds.map(typeName),
    })),
    returns: [typeName(returns)],
    collections,
  };
}

/** `GET /api/functions`: what filters can call besides the functions of CQL2 itself. */
export const functions: Handler = (exchange) => {
  const reply = openResource(exchange, offered);
  cache(exchange, 'public');
  const body = {
    functions: serverFunctions.map(described),
    links: selfLinks(exchange, offered, reply.encoding),
  };
  return sendResource(exchange, 'functions', body, reply);
};
