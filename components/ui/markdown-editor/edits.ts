/** A text field's text and selection. */
export type Selected = { readonly text: string; readonly from: number; readonly to: number };

/** Replaces what is between `from` and `to` with `text`, and selects what `select` names afterwards. */
export type Edit = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly select: readonly [from: number, to: number];
};

export const FORMATS = ['heading', 'bold', 'italic', 'link', 'quote', 'list', 'numbers'] as const;
export type Format = (typeof FORMATS)[number];

/** @returns how a text changes when a format is toggled. */
export function format(selected: Selected, as: Format): Edit {
  switch (as) {
    case 'bold':
      return wrapped(selected, '**', 'bold');
    case 'italic':
      return wrapped(selected, '_', 'italic');
    case 'link':
      return linked(selected);
    case 'heading':
    case 'quote':
    case 'list':
    case 'numbers':
      return prefixed(selected, as);
  }
}

/** @returns an edit that inserts words at the cursor, which then follows them. */
export function insertion({ from, to }: Selected, text: string): Edit {
  return { from, to, text, select: [from + text.length, from + text.length] };
}

/** What a line of a list or a quotation begins with. */
const MARKER = /^(\s*)(?:([-*+])|(\d{1,9})([.)])|(>))\s+/;

/**
 * @returns what Enter does at the end of a list item or a quoted line: continues the list, or, on an empty item, ends
 * it. Null if Enter is just Enter.
 */
export function nextLine({ text, from, to }: Selected): Edit | null {
  if (from !== to) return null;
  const start = lineStart(text, from);
  const line = text.slice(start, from);
  const marker = MARKER.exec(line);
  if (!marker) return null;
  const [whole, indent = '', bullet, number, dot = '', quote] = marker;
  if (line === whole) return { from: start, to: from, text: '', select: [start, start] };
  const next = bullet ?? quote ?? `${Number(number) + 1}${dot}`;
  return insertion({ text, from, to }, `\n${indent}${next} `);
}

/** `lastIndexOf` takes a place before the text for its first letter, which may be a line break itself. */
function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function wrapped({ text, from, to }: Selected, mark: string, example: string): Edit {
  const size = mark.length;
  const inner = text.slice(from, to);
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark && inner !== '') {
    return { from: from - size, to: to + size, text: inner, select: [from - size, to - size] };
  }
  // a mark beside a space isn't a mark in markdown, so spaces at the edges stay outside
  const start = from + (inner.length - inner.trimStart().length);
  const words = inner.trim();
  const shown = words === '' ? example : words;
  const at = words === '' ? from : start;
  return {
    from: at,
    to: words === '' ? to : at + words.length,
    text: `${mark}${shown}${mark}`,
    select: [at + size, at + size + shown.length],
  };
}

function linked({ text, from, to }: Selected): Edit {
  const words = text.slice(from, to);
  if (/^https?:\/\/\S+$/.test(words)) {
    return { from, to, text: `[link](${words})`, select: [from + 1, from + 5] };
  }
  const shown = words === '' ? 'link' : words;
  const address = from + shown.length + 3;
  return { from, to, text: `[${shown}](https://)`, select: [address, address + 'https://'.length] };
}

type LineFormat = Extract<Format, 'heading' | 'quote' | 'list' | 'numbers'>;

const PREFIX: Record<LineFormat, (index: number) => string> = {
  heading: () => '## ',
  quote: () => '> ',
  list: () => '- ',
  numbers: (index) => `${index + 1}. `,
};

const HAS_PREFIX: Record<LineFormat, RegExp> = {
  heading: /^#{1,6} /,
  quote: /^> ?/,
  list: /^[-*+] /,
  numbers: /^\d{1,9}[.)] /,
};

/** Any of the marks that a line can begin with: one takes the place of another. */
const ANY_PREFIX = /^(?:#{1,6} |> ?|[-*+] |\d{1,9}[.)] )/;

function prefixed({ text, from, to }: Selected, as: LineFormat): Edit {
  const start = lineStart(text, from);
  const end = text.indexOf('\n', to) === -1 ? text.length : text.indexOf('\n', to);
  const lines = text.slice(start, end).split('\n');
  const isOn = lines.every((line) => HAS_PREFIX[as].test(line));
  const made = lines
    .map((line, index) =>
      isOn ? line.replace(HAS_PREFIX[as], '') : `${PREFIX[as](index)}${line.replace(ANY_PREFIX, '')}`,
    )
    .join('\n');
  // one line keeps its cursor where it was in the words, several stay selected as a whole
  const cursor = Math.max(start, to + made.length - (end - start));
  return {
    from: start,
    to: end,
    text: made,
    select: lines.length === 1 ? [cursor, cursor] : [start, start + made.length],
  };
}
