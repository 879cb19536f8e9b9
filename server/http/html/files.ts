import { digest, matchingTag } from '../etag.ts';
import { type Handler, pathPart, type Route } from '../exchange.ts';
import { docsScript } from '../openapi/docs-script.ts';
import { docsStyle } from '../openapi/docs-style.ts';
import { allowOnly, notModified, sendBytes, unknownPath } from '../respond.ts';
import { formStyle } from './form-style.ts';
import { pageStyle } from './style.ts';

/** Everything the pages load, by its name: text that is part of the program, since nothing else is on the host. */
const files: Record<string, { type: string; text: string }> = {
  'pages.css': { type: 'text/css; charset=utf-8', text: pageStyle + docsStyle + formStyle },
  'docs.js': { type: 'text/javascript; charset=utf-8', text: docsScript },
};

/** `GET /api/pages/{file}`: style and script of the pages. */
const pageFile: Handler = (exchange) => {
  allowOnly(exchange.parameters);
  const file = Object.hasOwn(files, pathPart(exchange, 'file'))
    ? files[pathPart(exchange, 'file')]
    : undefined;
  if (!file) throw unknownPath();
  const tag = `W/"${digest([file.text])}"`;
  exchange.res.setHeader('Cache-Control', 'public, max-age=300');
  if (matchingTag(exchange.req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  exchange.res.setHeader('ETag', tag);
  sendBytes(exchange.res, [Buffer.from(file.text)], 200, file.type);
};

/** What the pages load, in the route table. */
export const pageRoutes: readonly Route[] = [{ path: '/api/pages/:file', open: true, GET: pageFile }];
