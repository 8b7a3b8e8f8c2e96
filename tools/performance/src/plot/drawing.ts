/** Colours follow the reader: light or dark. The paper is drawn, so that a page of the other kind does not matter. */
const style = `
  text { font: 12px system-ui, sans-serif; fill: #59636e }
  .title { font-size: 15px; font-weight: 600; fill: #1f2328 }
  .paper { fill: #ffffff } .grid { stroke: #d1d9e0 } .link { stroke: #d1d9e0 }
  .floor { fill: #818b98; stroke: #818b98 } .ours { fill: #0969da; stroke: #0969da } .target { stroke: #bc4c00 }
  text.floor, text.ours { stroke: none; font-weight: 600 } text.target { fill: #bc4c00; stroke: none }
  polyline.floor, polyline.ours { fill: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 } .title { fill: #f0f6fc } .paper { fill: #0d1117 } .grid, .link { stroke: #3d444d }
    .floor { fill: #9198a1; stroke: #9198a1 } .ours { fill: #4493f8; stroke: #4493f8 } .target { stroke: #db6d28 }
    text.target { fill: #db6d28 }
  }`;

type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element; numbers are rounded, which keeps files small and changes readable. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    return ` ${key}="${typeof value === 'number' ? Number(value.toFixed(1)) : escaped(value)}"`;
  });
  return `<${name}${written.join('')}${content ? `>${content}</${name}>` : '/>'}`;
}

export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(words));
}

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  look: Attributes,
) {
  return element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...look });
}

interface Drawing {
  readonly title: string;
  /** The result in a few words. */
  readonly headline: string;
  /** For those who cannot see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** The whole file. */
export function drawing(
  { title, headline, description, width, height }: Drawing,
  parts: readonly string[],
) {
  const size = { width, height };
  const content = [
    element('title', {}, escaped(`${title}: ${headline}`)),
    element('desc', {}, escaped(description)),
    element('style', {}, style),
    element('rect', { class: 'paper', ...size }),
    text(16, 24, title, { class: 'title' }),
    text(16, 43, headline),
    ...parts,
  ];
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', role: 'img', ...size };
  const viewBox = `0 0 ${width} ${height}`;
  return `${element('svg', { ...attributes, viewBox }, `\n${content.join('\n')}\n`)}\n`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
