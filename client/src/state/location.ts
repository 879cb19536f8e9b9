import { computed, signal } from '@preact/signals';
import { emptyQuery, type IncidentQuery, parseQuery, printQuery, queryParameters } from '#contract/query.ts';
import { isDateOrInstant, lastInstant } from '#contract/time.ts';

/** Centre in WGS 84 degrees and zoom of the map, as the URL carries them: `map=zoom/lat/lon`. */
export interface Viewport {
  zoom: number;
  lat: number;
  lon: number;
}

const appParameters = ['map', 'lang', 'compare', 'list', 'layers', 'shade', 'since'] as const;

/** Belongs to one incident: another one, or another page, drops it. */
const incidentParameters = ['version'] as const;

/** Belong to the queue of the desk; another page drops them. */
const deskParameters = ['tab', 'owner'] as const;

/** Says what a frame shows; unknown elsewhere. */
const frameParameters = ['parts'] as const;

/** Zone in which bare dates of the URL are days; the deployment's, known before the first parse. */
const zone = signal('UTC');

const address = signal({ path: '/', search: '', isEmbedded: false });

/** Whether this is the page made for frames on other sites: `/embed`, with the app's own paths below it. */
export const isEmbedded = computed(() => address.value.isEmbedded);
const frame = '/embed';

/**
 * Path of the page shown: `/`, `/list`, `/print`, `/print/incident/{id}`, `/incident/{id}`, `/incident/{id}/history`,
 * `/story/{id}`, `/method`, `/accessibility`, `/desk…`, `/login`, `/setup`.
 */
export const path = computed(() => address.value.path);

const parsed = computed(() =>
  parseQuery(new URLSearchParams(address.value.search), zone.value, [
    ...appParameters,
    ...incidentParameters,
    ...deskParameters,
    ...(isEmbedded.value ? frameParameters : []),
  ]),
);

/** What the reader asks; the one value behind map, list, chart and counts. */
export const query = computed<IncidentQuery>(() => parsed.value.query);

/** Parameters of the address that could not be read; shown, and dropped with the next change. */
export const addressFaults = computed(() => parsed.value.faults);

const parameter = (
  name: (
    | typeof appParameters
    | typeof incidentParameters
    | typeof deskParameters
    | typeof frameParameters
  )[number],
) => computed(() => new URLSearchParams(address.value.search).get(name));
const mapParameter = parameter('map');

/** Whether the accounts of the incident stand side by side over the wider half of the page. */
const compareParameter = parameter('compare');
export const isComparing = computed(() => compareParameter.value !== null);

/** Whether the list shows only incidents that have no place on the map; the map and the counts keep all. */
const listParameter = parameter('list');
export const onlyUnlocated = computed(() => listParameter.value === 'unlocated');

/** Added layers that the map shows, by id, as the address names them. */
const layersParameter = parameter('layers');
export const layersAsked = computed(() => (layersParameter.value ?? '').split(',').filter(Boolean));

/** What the map shades by: municipalities by number, or for 10,000 people, or density; null by nothing. */
const shadings = ['municipality', 'people', 'heat'] as const;
export type Shading = (typeof shadings)[number];
const shadeParameter = parameter('shade');
export const shading = computed(() => shadings.find((one) => one === shadeParameter.value) ?? null);
/** Parts of the app that a frame asks for, unchecked. */
export const partsParameter = parameter('parts');
/** Part and owner of the queue that the address asks for, unchecked. */
export const deskParameter = { tab: parameter('tab'), owner: parameter('owner') };
const sinceParameter = parameter('since');

/** The earlier knowledge date with which the page's own is compared; null while none is. */
export const sinceAsked = computed(() => {
  const text = sinceParameter.value;
  return text !== null && isDateOrInstant(text) ? { text, at: lastInstant(text, zone.value) } : null;
});

const versionParameter = parameter('version');

/** Version of the selected incident that the address asks for; null for the one its dates give. */
export const versionAsked = computed(() =>
  /^[1-9]\d{0,6}$/.test(versionParameter.value ?? '') ? Number(versionParameter.value) : null,
);

/** Language asked for by the address, unchecked. */
export const languageParameter = parameter('lang');

/** Viewport of the address; null when it states none, so that the deployment's bounds open. */
export const viewport = computed<Viewport | null>(() => {
  const [zoom, lat, lon] = (mapParameter.value ?? '').split('/').map(Number) as [number, number?, number?];
  const fits =
    Number.isFinite(zoom) &&
    Math.abs(lat ?? Number.NaN) <= 90 &&
    Math.abs(lon ?? Number.NaN) <= 180 &&
    zoom >= 0;
  return fits ? { zoom, lat: lat!, lon: lon! } : null;
});

/** Step of a story that the path names: an incident, told as one of a chain. */
export const storyId = computed(() => /^\/story\/([^/]+)$/.exec(path.value)?.[1] ?? null);

/** Incident of the path, if it is one. */
export const selectedId = computed(
  () => /^(?:\/print)?\/incident\/([^/]+)$/.exec(path.value)?.[1] ?? storyId.value,
);

/** Whether the page shown is a sheet of paper: `/print`, or `/print/incident/{id}`. */
export const isSheet = computed(() => /^\/print(?:\/incident\/[^/]+)?$/.test(path.value));

/** Incident whose history is the page of the path, if it is one. */
export const historyId = computed(() => /^\/incident\/([^/]+)\/history$/.exec(path.value)?.[1] ?? null);

/** Whether the browser's address has been read and can be understood; before that nothing may be asked of the service. */
export const addressRead = signal(false);
let isWaiting = false;

function read(): void {
  const whole = decodeURI(location.pathname);
  const isFramed = whole === frame || whole.startsWith(`${frame}/`);
  const own = isFramed ? whole.slice(frame.length) || '/' : whole;
  address.value = { path: own, search: location.search, isEmbedded: isFramed };
  addressRead.value = !isWaiting;
}

/**
 * Reads the browser's address and follows back and forward; call once, before anything is drawn. What `waits` asks for
 * nothing until `beginAsking`: before the deployment's zone and last revision are known all would be asked twice.
 */
export function startLocation({ waits = false } = {}): void {
  isWaiting = waits;
  addEventListener('popstate', read);
  read();
}

/** Lets what the address asks for be asked, once it can be understood. */
export function beginAsking(): void {
  isWaiting = false;
  addressRead.value = true;
}

/** Says in which zone bare dates of the address are days; before that they are days in UTC. */
export function setZone(deploymentZone: string): void {
  zone.value = deploymentZone;
}

function write(nextPath: string, search: string, how: 'push' | 'replace'): void {
  const url = hrefInFrame(`${nextPath}${search ? `?${search}` : ''}`);
  if (url === `${location.pathname}${location.search}`) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', url);
  read();
}

/** An address of the app as it is inside a frame; unchanged on the app's own page. */
export function hrefInFrame(href: string): string {
  return isEmbedded.peek() ? `${frame}${href.replace(/^\/(?=\?|$)/, '')}` : href;
}

/** The search part for a query, keeping the app's own parameters of the present address. */
export function searchFor(next: IncidentQuery): string {
  const out = printQuery({ ...next, limit: emptyQuery.limit, offset: 0 });
  const present = new URLSearchParams(address.value.search);
  for (const name of [...appParameters, ...(isEmbedded.value ? frameParameters : [])]) {
    const value = present.get(name);
    if (value !== null) out.set(name, value);
  }
  return readable(out);
}

/** The separators of lists and of the viewport are legal in a query and far easier to read and to quote. */
export function readable(search: URLSearchParams): string {
  return search.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/** Changes the query; one step in the history. While a control is dragged, `replace` keeps it to one. */
export function changeQuery(patch: Partial<IncidentQuery>, how: 'push' | 'replace' = 'push'): void {
  const search = new URLSearchParams(searchFor({ ...query.value, ...patch }));
  if (selectedId.value !== null && versionAsked.value !== null)
    search.set('version', String(versionAsked.value));
  for (const [name, { value }] of path.value === '/desk' ? Object.entries(deskParameter) : [])
    if (value !== null) search.set(name, value);
  write(path.value, readable(search), how);
}

/** Goes to another page of the app with the same query; `search` replaces it where given. */
export function go(
  nextPath: string,
  search = searchFor(query.value),
  how: 'push' | 'replace' = 'push',
): void {
  write(nextPath, search, how);
}

/** Opens an incident, or closes it with null; the map and the list stay as they are. */
export function select(id: string | null): void {
  go(id === null ? '/' : `/incident/${encodeURIComponent(id)}`);
}

/** Href of an incident's page with the present query, for links that also open in a new tab. */
export function incidentHref(id: string, version?: number): string {
  const search = new URLSearchParams(searchFor(query.value));
  if (version !== undefined) search.set('version', String(version));
  return `/incident/${encodeURIComponent(id)}${search.size ? `?${readable(search)}` : ''}`;
}

/** Href of a step of a story, with the present query; the map moves to it, so the view of the address is left out. */
export function storyHref(id: string): string {
  const search = new URLSearchParams(searchFor(query.value));
  search.delete('map');
  return `/story/${encodeURIComponent(id)}${search.size ? `?${readable(search)}` : ''}`;
}

/** Href of the page with the history of an incident, with the present query, to which its links lead back. */
export function historyHref(id: string): string {
  const search = searchFor(query.value);
  return `/incident/${encodeURIComponent(id)}/history${search ? `?${search}` : ''}`;
}

function setParameter(
  name: (typeof appParameters)[number],
  value: string | null,
  how: 'push' | 'replace' = 'replace',
): void {
  const search = new URLSearchParams(address.value.search);
  if (value === null) search.delete(name);
  else search.set(name, value);
  write(path.value, readable(search), how);
}

/** Puts the accounts side by side, or back into the narrow column. */
export function compare(on: boolean): void {
  setParameter('compare', on ? '1' : null, 'push');
}

/** Narrows the list to what has no place on the map, or shows all again. */
export function listUnlocated(on: boolean): void {
  setParameter('list', on ? 'unlocated' : null, 'push');
}

/** Compares with what was known at an earlier date, or with nothing. */
export function compareSince(date: string | null): void {
  setParameter('since', date, 'push');
}

/** Writes which added layers the map shows. */
export function askLayers(ids: readonly string[]): void {
  setParameter('layers', ids.length ? ids.join(',') : null, 'push');
}

/** Shades the map, or no longer with null. */
export function shade(by: Shading | null): void {
  setParameter('shade', by, 'push');
}

/** Writes the viewport after the map moved; never a step in the history. */
export function rememberViewport({ zoom, lat, lon }: Viewport): void {
  setParameter('map', `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`);
}

/** Writes the language into the address, so that a shared link reads the same. */
export function rememberLanguage(language: string): void {
  setParameter('lang', language);
}

/** Whether the address carries any parameter the query knows. */
export const isFiltered = computed(() => {
  const search = new URLSearchParams(address.value.search);
  return queryParameters.some((name) => search.has(name));
});
