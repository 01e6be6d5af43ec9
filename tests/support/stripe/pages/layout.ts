import { type Html, html, render } from '../../resend/pages/html';
import { STYLE } from '../../resend/pages/style';
import type { Answer } from '../api';

/** No scripts; a form may lead back to the product, so `form-action` is left open. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

/** @returns a page that says plainly that it isn't Stripe. */
export function page(title: string, content: Html, status = 200): Answer {
  const document = html`<html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>${title} · Stand-in for Stripe</title>
      <link rel="icon" href="data:,">
      <style>${STYLE}main{max-width:40rem}form p{flex-basis:100%}</style>
    </head>
    <body>
      <header>
        <p class="name">Payments <span>stand-in for Stripe</span></p>
        <p class="quiet">This page plays Stripe on this machine. No real money moves; enter no real card or account.</p>
      </header>
      <main>
        <h1>${title}</h1>
        ${content}
      </main>
    </body>
  </html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: render(document),
  };
}

/** @returns an answer that leads elsewhere, by GET. */
export function leadTo(location: string): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** @returns a sentence about what went wrong, read out as soon as it appears. */
export function problem(message: string | null): Html | null {
  return message === null ? null : html`<p role="alert" class="bounced">${message}</p>`;
}

/** @returns the numbers that have an effect here, each with what it does. */
export function numbers(of: readonly { number: string; plays: string }[]): Html {
  return html`<details>
    <summary>Numbers that work here</summary>
    <dl>${of.map(({ number, plays }) => html`<dt>${number}</dt><dd>${plays}</dd>`)}</dl>
  </details>`;
}
