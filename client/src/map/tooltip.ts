/**
 * One line of text beside the pointer, for eyes only: the list says the same to everyone else. The text is set as
 * text, never as markup.
 */
export function createTooltip(container: HTMLElement): {
  show: (at: { x: number; y: number }, text: string) => void;
  hide: () => void;
  remove: () => void;
} {
  const box = document.createElement('div');
  box.className = 'map-tooltip';
  box.setAttribute('aria-hidden', 'true');
  box.hidden = true;
  container.append(box);
  return {
    show({ x, y }, text) {
      box.textContent = text;
      box.hidden = text === '';
      // Kept inside the map: the side of the pointer with more room.
      const left = x > container.clientWidth / 2;
      const above = y > container.clientHeight / 2;
      box.style.left = `${x + (left ? -14 : 14)}px`;
      box.style.top = `${y + (above ? -14 : 14)}px`;
      box.style.transform = `translate(${left ? '-100%' : '0'}, ${above ? '-100%' : '0'})`;
    },
    hide() {
      box.hidden = true;
    },
    remove() {
      box.remove();
    },
  };
}
