/** One line of a legend as it stands on the page: a heading, a note, or a mark with its words. */
export interface LegendEntry {
  kind: 'heading' | 'note' | 'mark';
  words: string;
  mark: { image: HTMLImageElement; width: number; height: number } | null;
}

const drawn = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'fill-opacity',
  'opacity',
];
const lettered = ['font-size', 'font-weight', 'font-family', 'text-anchor'];

/** An SVG of the page as a picture: what the style sheets give it is written into it. */
async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [own, copied] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  copied!.forEach((element, index) => {
    const style = getComputedStyle(own![index]!);
    for (const name of [...drawn, ...(element.tagName === 'text' ? lettered : [])])
      element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

/** The lines of a legend that the page has drawn, in their order; what is to be chosen there is left out. */
export async function legendEntries(legend: HTMLElement): Promise<LegendEntry[]> {
  const lines = [...legend.querySelectorAll<HTMLElement>('h3, li, p')].filter(
    (line) => !line.querySelector('input, button') && line.parentElement?.closest('li') === null,
  );
  return Promise.all(
    lines.map(async (line) => {
      const svg = line.querySelector('svg');
      const box = svg?.getBoundingClientRect();
      return {
        kind: line.tagName === 'H3' ? ('heading' as const) : svg ? ('mark' as const) : ('note' as const),
        words: wordsOf(line),
        mark: svg && box ? { image: await imageOf(svg), width: box.width, height: box.height } : null,
      };
    }),
  );
}

/** Text of a line without the numbers that stand in its mark. */
function wordsOf(line: HTMLElement): string {
  const copy = line.cloneNode(true) as HTMLElement;
  for (const svg of copy.querySelectorAll('svg')) svg.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
