/** Style of the documentation, after that of all pages. */
export const docsStyle = `
.toc { columns: 14rem; }
.toc ul.plain { margin-block: 0; }
.toc ul.plain li { margin-block: 0 8px; }
details.operation { border: 1px solid var(--line); background: var(--panel); margin: 8px 0; border-radius: 4px; }
details.operation > summary { padding: 8px 12px; cursor: pointer; overflow-wrap: anywhere; }
details.operation[open] > summary { border-bottom: 1px solid var(--line); }
details.operation > div { padding: 4px 12px 12px; }
.verb { display: inline-block; min-width: 4rem; font-weight: 700; font-size: 0.8125rem; text-transform: uppercase;
  color: var(--accent); }
.verb.write { color: var(--warn); }
.parameter { border-bottom: 1px solid var(--line); padding: 8px 0; }
.parameter p { margin: 2px 0; }
.try { display: grid; grid-template-columns: auto 1fr; gap: 8px; align-items: center; max-width: 40rem; }
.try input[type="text"] { width: 100%; min-width: 0; font: inherit; font-size: 0.875rem; padding: 4px 8px; color: var(--ink);
  background: var(--paper); border: 1px solid var(--line-strong); border-radius: 4px; min-height: 32px; }
.try input[type="checkbox"] { width: 20px; height: 20px; accent-color: var(--accent); }
.send { font: inherit; font-weight: 600; padding: 6px 16px; min-height: 36px; border-radius: 4px; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--accent-ink); margin: 12px 0; }
.answer pre, pre.curl { background: var(--panel-soft); padding: 8px 12px; overflow: auto; max-height: 24rem; margin: 8px 0;
  font: 0.8125rem/1.5 ui-monospace, "Noto Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
