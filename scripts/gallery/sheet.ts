import { type Html, html, render } from '@/tests/support/resend/pages/html';
import { LOOKS } from './looks';

/** A row of the sheet: one page or dialog, in each look. */
export type Shown = {
  readonly title: string;
  readonly by: string;
  readonly path: string;
  readonly file: string;
};

/** @returns the contact sheet: every page and dialog, one per row, with the faults found at the top. */
export function sheet(shown: readonly Shown[], wrong: readonly string[]): string {
  return render(html`<html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Every page of Handover</title>
      <link rel="icon" href="data:,">
      <style>${STYLE}</style>
    </head>
    <body>
      <h1>Every page of Handover</h1>
      <p>${String(shown.length)} pages and dialogs, ${String(LOOKS.length)} looks each. Click on one to see it whole.</p>
      ${wrong.length === 0 ? html`<p>Nothing is too wide, and no words are cut off.</p>` : html`<ul>${wrong.map((line) => html`<li>${line}</li>`)}</ul>`}
      ${shown.map(row)}
    </body>
  </html>`);
}

function row({ title, by, path, file }: Shown): Html {
  return html`<section id="${file}">
    <h2>${title}</h2>
    <p>${by}, ${path}</p>
    <div class="looks">
      ${LOOKS.map(
        ({ name }) => html`<figure>
          <a href="${file}.${name}.png"><img src="${file}.${name}.png" alt="${title}, ${name}" loading="lazy"></a>
          <figcaption>${name}</figcaption>
        </figure>`,
      )}
    </div>
  </section>`;
}

const STYLE = html`
body{font:16px/1.5 system-ui,sans-serif;margin:2rem;background:#eee;color:#222}
h2{font-size:1.1rem;margin:2.5rem 0 0}
p{margin:.2rem 0}
.looks{display:grid;gap:1rem;grid-template-columns:repeat(8,minmax(0,1fr))}
figure{margin:0}
figcaption{font-size:.8rem}
img{width:100%;height:20rem;object-fit:cover;object-position:top;background:#fff;border:1px solid #bbb}
`;
