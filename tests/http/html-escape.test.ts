import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { html, link, pageText, said } from '../../server/http/html/escape.ts';

/** What a browser makes of a piece inside an element. */
function parsed(piece: Parameters<typeof pageText>[0]) {
  const { document } = new Window();
  document.body.innerHTML = pageText(piece);
  return document.body;
}

describe('pieces of a page', () => {
  it('show any text as it is, in elements as in attributes', () => {
    const shown = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cc}|\p{Cs}/gu, ''));
    fc.assert(
      fc.property(shown, (text) => {
        const body = parsed(html`<p title="${text}">${text}</p>`);
        expect(body.children).toHaveLength(1);
        expect(body.querySelector('p')!.textContent).toBe(text);
        expect(body.querySelector('p')!.getAttribute('title')).toBe(text);
      }),
    );
  });

  it('make no element of what is put into them', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      '<!--',
      ']]>',
    ])
      expect(parsed(html`<p title="${text}">${text}</p>`).querySelectorAll('*')).toHaveLength(1);
  });

  it('leave out control characters and halves of letters, which no page can hold', () => {
    expect(pageText(html`${'a\u0000b\u001bc\u0085d\te\nf'}`)).toBe('abcd\te\nf');
    expect(pageText(html`${'x\ud83dy\udc4dz'}`)).toBe('x\ufffdy\ufffdz');
    expect(pageText(html`${'👍'}`)).toBe('👍');
  });

  it('keep somebody else’s direction of writing apart', () => {
    expect(pageText(said('\u202eabc'))).toBe('<bdi>\u202eabc</bdi>');
  });

  it('put pieces into pieces without escaping them again, and leave out what is not there', () => {
    const inner = html`<b>${'&'}</b>`;
    expect(pageText(html`${[inner, null, undefined, false, 3, '<']}`)).toBe('<b>&amp;</b>3&lt;');
  });

  it('link only to what a browser opens as a page', () => {
    for (const href of ['https://a.example/?x="1"', '/api', '?f=json', '#part'])
      expect(parsed(link(href, 'text')).querySelector('a')!.getAttribute('href')).toBe(href);
    for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ''])
      expect(pageText(link(href, 'text'))).toBe('text');
  });
});
