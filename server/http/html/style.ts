import { typeCodes } from '../../contract/codebook.ts';
import { typeColours } from '../../contract/symbols.ts';

/** Custom properties of one theme; the values are those of the app, so that both read as one. */
const themes = {
  light: `color-scheme: light;
  --paper: #fbf9f4; --panel: #ffffff; --panel-soft: #f4f1e9; --ink: #22262b; --ink-soft: #545b63;
  --line: #d9d3c5; --line-strong: #8b8676; --accent: #1d5a80; --accent-ink: #ffffff; --accent-soft: #e3eef4;
  --warn: #8a4b00; --error: #a3261c; --good: #2b6a3f;
  --out: #efebe1; --land: #f6f2e8; --focus: #fdfbf5; --casing: #b9ae98; --border-line: #5b5a63; --band: #b9b0c4;
  --label: #2b2e33;`,
  dark: `color-scheme: dark;
  --paper: #1c242c; --panel: #232d36; --panel-soft: #2a3540; --ink: #e9e6de; --ink-soft: #b3bac0;
  --line: #3b4854; --line-strong: #7f8c97; --accent: #86c1e3; --accent-ink: #10202b; --accent-soft: #2b4252;
  --warn: #f0c27b; --error: #ff9e92; --good: #93d1a5;
  --out: #1b232b; --land: #222b34; --focus: #2b3640; --casing: #5d6b77; --border-line: #b9b6c2; --band: #5c5870;
  --label: #eeebe3;`,
} as const;

function theme(name: 'light' | 'dark'): string {
  const types = typeCodes.map((code) => `--t-${code}: ${typeColours[code][name]};`).join(' ');
  return `:root { ${themes[name]} ${types} }`;
}

const types = typeCodes.map((code) => `.t-${code} { --own: var(--t-${code}); }`).join('\n');

const text = `
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.5 "Noto Sans", system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 20px 48px; max-width: 64rem; background: var(--paper); color: var(--ink);
  font-size: 0.9375rem; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 16px 0 12px; font-weight: 650; text-wrap: balance; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 32px 0 8px; padding-top: 8px; border-top: 1px solid var(--line); }
h3 { font-size: 0.9375rem; margin: 0 0 8px; }
h4 { font-size: 0.8125rem; margin: 12px 0 4px; color: var(--ink-soft); }
p { margin: 8px 0; max-width: 44rem; }
.lead { font-size: 1.0625rem; }
.soft, figcaption, footer { color: var(--ink-soft); font-size: 0.8125rem; }
.warn { color: var(--warn); }
code { font: 0.8125rem/1.5 ui-monospace, "Noto Sans Mono", monospace; overflow-wrap: anywhere; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 8px; top: 8px; background: var(--panel); padding: 8px 12px; z-index: 1; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 4px 24px;
  padding: 12px 0 8px; border-bottom: 2px solid var(--ink); }
.brand { margin: 0; font-weight: 700; }
.brand a { color: inherit; text-decoration: none; }
ul.row { list-style: none; display: flex; flex-wrap: wrap; gap: 0 16px; margin: 0; padding: 0; }
ul.row a, ul.row span, .pages a { display: inline-block; padding: 4px 0; }
ul.plain { padding-left: 20px; margin: 8px 0; }
ul.plain li { margin: 4px 0; }
ul.large { list-style: none; padding: 0; margin: 8px 0; display: flex; flex-wrap: wrap; gap: 8px 24px;
  font-size: 1.0625rem; }
[aria-current] { font-weight: 600; }
.steps { font-size: 0.8125rem; padding-top: 8px; }
.steps ul.row { gap: 0 12px; }
.steps li + li { padding-left: 16px; position: relative; }
.steps li + li::before { content: "›"; position: absolute; left: 0; top: 4px; color: var(--ink-soft); }
.steps [aria-current] { font-weight: 400; color: var(--ink-soft); }
.formats { margin-top: 32px; }
footer { margin-top: 32px; border-top: 2px solid var(--ink); padding-top: 8px; }
dl { margin: 12px 0; max-width: 56rem; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: 0 16px; padding: 4px 0;
  border-bottom: 1px solid var(--line); }
dt { color: var(--ink-soft); font-size: 0.8125rem; line-height: 1.75; }
dd { margin: 0; min-width: 0; }
.table { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; width: 100%; }
caption { position: absolute; left: -999rem; }
td:first-child { min-width: 12rem; }
figcaption { margin-top: 4px; }
ul.codes { list-style: none; margin: 0; padding: 0; columns: 16rem auto; column-gap: 24px; }
ul.codes li { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); }
th { font-size: 0.8125rem; font-weight: 600; border-bottom: 1px solid var(--ink); }
.number { text-align: right; white-space: nowrap; }
tbody tr:hover { background: var(--panel-soft); }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 50%; background: var(--own); margin-right: 6px; }
.pages { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; margin: 12px 0; }
.account { border-left: 3px solid var(--line-strong); padding: 2px 0 2px 16px; margin: 24px 0; }
.account h2, .account h3 { font-size: 1rem; border: 0; margin: 0 0 8px; padding: 0; }
.leads { font-weight: 600; font-size: 0.8125rem; margin: 0 0 8px; }
.notice { border-left: 4px solid var(--warn); background: var(--panel-soft); padding: 8px 12px; max-width: none; }
.version { border-top: 1px solid var(--line-strong); margin-top: 24px; padding-top: 4px; }
.version h2 { border: 0; margin: 4px 0; padding: 0; }
.version.gone { border-top: 3px solid var(--warn); }
.version h3 { margin: 12px 0 4px; }
ul.changes { list-style: none; margin: 0; padding: 0; }
ul.changes li { padding: 6px 0 6px 12px; border-left: 3px solid var(--line); margin: 6px 0; }
ul.changes p { margin: 2px 0; max-width: 52rem; }
del { color: var(--error); text-decoration: line-through; }
ins { color: var(--good); text-decoration: none; }
.text ins, .soft + span ins { text-decoration: underline dotted; text-underline-offset: 0.15em; }
.text del + ins { margin-left: 0.25em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.bar { display: block; margin-top: 0.35rem; fill: var(--accent); max-width: 100%; }
.map { margin: 16px 0; }
.map svg { display: block; width: 100%; height: auto; border: 1px solid var(--line-strong); background: var(--out); }
.out { fill: var(--out); }
.land, .focus { stroke: var(--casing); stroke-width: 1; fill-rule: evenodd; }
.land { fill: var(--land); }
.focus { fill: var(--focus); }
.line { fill: none; stroke: var(--border-line); stroke-width: 0.8; stroke-dasharray: 2 3; opacity: 0.7; }
.line.main { stroke-width: 1.6; stroke-dasharray: 7 4; opacity: 1; }
.band { fill: none; stroke: var(--band); stroke-width: 9; opacity: 0.35; }
.border { fill: var(--paper); stroke: var(--border-line); stroke-width: 1.5; }
.map text { font: 11px "Noto Sans", system-ui, sans-serif; fill: var(--label); text-anchor: middle; paint-order: stroke;
  stroke: var(--focus); stroke-width: 3px; stroke-linejoin: round; }
.map text.area { letter-spacing: 0.04em; font-weight: 600; }
.map text.point { font-size: 10px; }
.map text.narrow { display: none; }
.t-place { --own: var(--accent); }
.area, .disc { fill: var(--own); fill-opacity: 0.1; stroke: var(--own); stroke-width: 1.2; fill-rule: evenodd; }
.area.open { fill: none; stroke-width: 2.5; }
text.area { fill-opacity: 1; }
.dot { fill: var(--own); stroke: var(--focus); stroke-width: 1.5; }
.contested .area, .contested .disc { stroke-dasharray: 4 3; }
.dot.contested { stroke: var(--ink); stroke-dasharray: 3 2; }
.dot.faint { fill: var(--focus); stroke: var(--own); }
.faint .area, .faint .disc { fill-opacity: 0.05; }
${types}
@media (max-width: 40rem) {
  body { padding: 0 16px 32px; }
  h1 { font-size: 1.3rem; }
  dl > div { grid-template-columns: 1fr; }
  .table:not(.short) { overflow: visible; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; left: -999rem; }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line-strong); }
  td, td:first-child { border: 0; padding: 2px 0; min-width: 0; }
  td:empty { display: none; }
  td::before { content: attr(data-title); display: block; font-size: 0.75rem; color: var(--ink-soft); }
  td.number { text-align: left; }
  td > ul.row { padding-top: 2px; }
  .short table { display: table; }
  .short tbody { display: table-row-group; }
  .short thead { display: table-header-group; position: static; }
  .short tr { display: table-row; }
  .short td, .short td:first-child { display: table-cell; padding: 6px 8px 6px 0; border-bottom: 1px solid var(--line); }
  .short th { padding-right: 8px; font-size: 0.75rem; }
  .short th:last-child, .short td:last-child { padding-right: 0; }
  .short td { font-size: 0.875rem; }
  .short th.number { white-space: normal; }
  .short .bar { width: 100%; min-width: 4rem; }
  .short td::before { content: none; }
  .short td.number { text-align: right; }
  .map text.wide { display: none; }
  .map text.narrow { display: inline; }
  .map text, .map text.point { font-size: 19px; stroke-width: 5px; }
  .dot { r: 8px; }
  .border { stroke-width: 2.5; }
}
@media print {
  .version { break-inside: avoid-page; }
  .languages, .formats, .pages, .skip { display: none; }
  body { max-width: none; background: none; }
}
`;

/** The style of the pages, light or dark as the reader's system is. */
export const pageStyle = `${theme('light')}
@media (prefers-color-scheme: dark) { ${theme('dark')} }
${text}`;
