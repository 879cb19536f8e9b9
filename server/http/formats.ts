import type { FormatsAnswer } from '../contract/format-info.ts';
import { formats } from '../format/registry.ts';
import type { Handler } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

/** `GET /api/formats`: the file formats with their options, for those who offer them. */
export const listFormats: Handler = (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'public');
  const answer: FormatsAnswer = {
    formats: formats.map(({ id, title, mediaType, extension, collections, options, crs }) => ({
      id,
      title,
      mediaType,
      extension,
      collections: collections === 'any' ? collections : [...collections],
      options: Object.fromEntries(Object.entries(options).map(([name, values]) => [name, [...values]])),
      crs,
    })),
  };
  sendJson(exchange, answer);
};
