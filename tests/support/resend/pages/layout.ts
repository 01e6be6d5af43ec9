import { type Html, html } from './html';
import { STYLE } from './style';

/** Around both pages: says plainly that this is no real mail service. */
export function layout(title: string, content: Html): Html {
  return html`<html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>${title} · Local mailbox</title>
      <link rel="icon" href="data:,">
      <style>${STYLE}</style>
    </head>
    <body>
      <header>
        <p class="name">Handover <span>local mailbox</span></p>
        <p class="quiet">
          A stand-in for the mail service on this machine. What Handover sends ends here; nothing reaches a real
          address.
        </p>
      </header>
      ${content}
    </body>
  </html>`;
}
