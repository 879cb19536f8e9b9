import type { PropertyInfo } from '../contract/queryable.ts';

/**
 * A property's value for formats that know no lists and no objects: lists of plain values are joined by `; `, other
 * lists and objects are JSON, instants RFC 3339 in UTC with milliseconds; null for what is not there.
 */
export function plainValue(
  { kind }: Pick<PropertyInfo, 'kind'>,
  value: unknown,
): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'number':
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'timestamp': {
      const at = Date.parse(String(value));
      return Number.isNaN(at) ? null : new Date(at).toISOString();
    }
    case 'object':
      return JSON.stringify(value);
    default:
      return textOf(value);
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object'))
    return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
