import { rendered } from '@/lib/platform/mail/rendering';
import { type Html, html, render } from '@/tests/support/resend/pages/html';
import { STYLE } from '@/tests/support/resend/pages/style';
import type { Preview } from './preview';

/** @returns a page with every mail three times: light, dark, and as text. */
export async function overviewPage(previews: readonly Preview[]): Promise<string> {
  const mails = await Promise.all(previews.map((each, at) => threeViews(each, at)));
  return render(html`<html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Every mail of Handover</title>
      <link rel="icon" href="data:,">
      <style>${STYLE}${VIEWS_STYLE}</style>
    </head>
    <body>
      <header><p class="name">Handover <span>every mail</span></p></header>
      <ol class="mails">${mails}</ol>
    </body>
  </html>`);
}

async function threeViews({ template, variant, subject, element }: Preview, at: number): Promise<Html> {
  const { text } = await rendered(element);
  return html`<li id="${template}">
    <h2>${subject}</h2>
    <p class="quiet">${template}${variant ? `, ${variant}` : ''}</p>
    <div class="faces">
      <iframe title="${subject}, light" src="/${at}?theme=light" loading="lazy"></iframe>
      <iframe title="${subject}, dark" src="/${at}?theme=dark" loading="lazy"></iframe>
      <pre>${text}</pre>
    </div>
  </li>`;
}

const VIEWS_STYLE = html`
.mails li{margin-bottom:3rem}
.faces{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr))}
.faces>*{height:34rem;overflow:auto}
body{max-width:none}`;

/**
 * @param theme `light` or `dark`; left out, as the browser prefers
 * @returns one mail as it is sent, with its theme fixed; null when there is none.
 */
export async function mailPage(mail: Preview | undefined, theme: string | null): Promise<string | null> {
  if (!mail) return null;
  const page = (await rendered(mail.element)).html;
  if (theme !== 'light' && theme !== 'dark') return page;
  return page
    .replaceAll('light dark', theme)
    .replaceAll('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all');
}
