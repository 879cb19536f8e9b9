import type { Page } from 'playwright-core';

// As text: the types of these tests know no document.
const pressed =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=slider], [role=option]';

/**
 * What can be pressed and is smaller than 24 × 24 CSS pixels without standing free (WCAG 2.2, 2.5.8): no circle of 24
 * pixels around it may touch another target. Links in a line of text, and what a label makes larger, are let pass.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const boxOf = (one) => {
      const label = one.matches('input') && one.closest('label');
      const box = (label || one).getBoundingClientRect();
      const after = getComputedStyle(one, '::after');
      // A link may reach over its whole row.
      const row = after.position === 'absolute' && after.inset === '0px' && one.closest('li, tr');
      return row ? row.getBoundingClientRect() : box;
    };
    const open = document.querySelector('dialog[open]');
    const all = [...(open ?? document).querySelectorAll('${pressed}')]
      .filter((one) => shown(one) && !one.closest('[inert], .visually-hidden') && !one.matches('.skip'))
      .map((one) => ({ one, box: boxOf(one) }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const isInline = (one) => {
      if (getComputedStyle(one).display !== 'inline' || one.tagName !== 'A') return false;
      const text = one.closest('p, li, dd, td, h4, figcaption')?.textContent.trim() ?? '';
      return text.length > one.textContent.trim().length;
    };
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const isSmall = ({ width, height }) => width < 23.5 || height < 23.5;
    const reaches = (from, box) => {
      const [x, y] = middle(from);
      if (isSmall(box)) { const [u, v] = middle(box); return Math.hypot(x - u, y - v) < 24; }
      const dx = Math.max(box.left - x, 0, x - box.right);
      const dy = Math.max(box.top - y, 0, y - box.bottom);
      return Math.hypot(dx, dy) < 12;
    };
    return all
      .filter(({ one, box }) => isSmall(box) && !isInline(one))
      .filter(({ one, box }) => all.some((other) => other.one !== one && !other.one.contains(one) && reaches(box, other.box)))
      .map(({ one, box }) => one.outerHTML.slice(0, 120) + ' ' + Math.round(box.width) + '×' + Math.round(box.height));
  })()`);
}

/** What is wider than its place so that a reader must scroll sideways, but for tables, which may be wide (WCAG 2.1, 1.4.10). */
export async function wideParts(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const out = [];
    if (document.documentElement.scrollWidth > innerWidth) out.push('the page: ' + document.documentElement.scrollWidth);
    for (const one of document.querySelectorAll('body *')) {
      const style = getComputedStyle(one);
      const scrolls = ['auto', 'scroll'].includes(style.overflowX);
      const isTable = one.querySelector(':scope > table') !== null || one.matches('input, textarea, select');
      if (scrolls && !isTable && one.scrollWidth > one.clientWidth + 1)
        out.push((one.id || one.className || one.tagName) + ': ' + one.scrollWidth + ' in ' + one.clientWidth);
    }
    return out;
  })()`);
}
