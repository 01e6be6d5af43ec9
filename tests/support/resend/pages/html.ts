/** Markup that may be put into a page as it is; made only by `html`, which escapes everything it is given. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = Html | string | number | null | readonly Html[];

/** @returns markup; values are escaped unless they are markup themselves. */
export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = pieces.reduce((text, piece, at) => text + asMarkup(values[at - 1] ?? null) + piece);
  return new Html(markup);
}

/** @returns a whole document as text. */
export function render(document: Html): string {
  return `<!doctype html>\n${document.markup}`;
}

function asMarkup(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map((each) => each.markup).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
