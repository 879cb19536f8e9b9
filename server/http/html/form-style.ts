/** How forms of the pages look. */
export const formStyle = `
form.suggest { max-width: 44rem; }
.field { margin: 16px 0; }
.field label, legend { display: block; font-weight: 600; }
.field label .soft { font-weight: 400; }
.field p { margin: 2px 0 4px; }
fieldset { margin: 24px 0; padding: 0; border: 0; border-top: 1px solid var(--line); }
legend { padding: 0 12px 0 0; font-size: 1.0625rem; }
input, textarea, select { display: block; width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--ink);
  background: var(--panel); border: 1px solid var(--line-strong); border-radius: 4px; }
textarea { resize: vertical; }
.narrow input { max-width: 16rem; }
[aria-invalid] { border-color: var(--error); border-width: 2px; }
.fault { color: var(--error); font-weight: 600; }
.notice[role=alert] a { color: inherit; }
button { min-height: 44px; padding: 8px 20px; font: inherit; font-weight: 600; color: var(--accent-ink);
  background: var(--accent); border: 1px solid var(--accent); border-radius: 4px; cursor: pointer; }
button:hover { filter: brightness(1.08); }
.notice h2 { border: 0; margin: 0; padding: 0; }
.trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
