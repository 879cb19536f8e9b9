/**
 * The script of `/api/docs`: shows the forms, which need it, and sends their requests. It is text, since the server is
 * compiled without the types of a browser; a test runs it in one. Answers are shown as text, never as markup.
 */
export const docsScript = `'use strict';

const longest = 200000;

function addressOf(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const row of form.querySelectorAll('.try')) {
    const input = row.querySelector('input[type="text"]');
    const box = row.querySelector('input[type="checkbox"]');
    if (box && !box.checked) continue;
    if (input.dataset.in === 'path') {
      path = path.replace('{' + input.name + '}', encodeURIComponent(input.value));
      continue;
    }
    for (const pair of (input.dataset.with || '').split('&')) {
      const [name, value] = pair.split('=');
      if (name && !query.has(name)) query.set(name, value);
    }
    query.set(input.name, input.value);
  }
  const text = query.toString();
  return path + (text ? '?' + text : '');
}

function block(title, text) {
  const part = document.createElement('div');
  const name = document.createElement('h4');
  name.textContent = title;
  const content = document.createElement('pre');
  content.tabIndex = 0;
  content.textContent = text;
  part.append(name, content);
  return part;
}

async function bodyOf(answer) {
  const type = answer.headers.get('content-type') || '';
  if (!/json|text|xml/.test(type)) {
    const bytes = await answer.arrayBuffer();
    return bytes.byteLength + ' bytes of ' + (type || 'nothing');
  }
  const text = await answer.text();
  let shown = text;
  if (/json/.test(type) && text.length < longest) {
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      shown = text;
    }
  }
  return shown.length > longest ? shown.slice(0, longest) + '\\n…' : shown;
}

async function send(form) {
  const output = form.querySelector('.answer');
  const address = addressOf(form);
  const url = new URL(address, location.href);
  const accept = form.dataset.accept;
  const quoted = (value) => "'" + value.replaceAll("'", "'\\\\''") + "'";
  const curl = block('curl', 'curl -H ' + quoted('Accept: ' + accept) + ' ' + quoted(url.href));
  output.replaceChildren(curl);
  output.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url, { headers: { Accept: accept } });
    const headers = [...answer.headers].map(([name, value]) => name + ': ' + value).join('\\n');
    const status = answer.status + ' ' + answer.statusText;
    output.append(block('Status', status), block('Headers', headers), block('Body', await bodyOf(answer)));
  } catch (error) {
    output.append(block('Error', String(error)));
  }
  output.removeAttribute('aria-busy');
}

for (const form of document.querySelectorAll('form[data-path]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form);
  });
  form.addEventListener('input', (event) => {
    const row = event.target.closest('.try');
    const box = row && row.querySelector('input[type="checkbox"]');
    if (box && event.target !== box) box.checked = true;
  });
}
for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false;
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === 'DETAILS') target.open = true;
}
addEventListener('hashchange', openTarget);
openTarget();
`;
