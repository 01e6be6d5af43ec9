import { formatStamp } from '@/lib/platform/time/format';
import type { StoredMail } from '../mail-store';
import { type Html, html } from './html';
import { layout } from './layout';
import { mailList, stateOf } from './list';

/**
 * @returns one mail as it was sent: HTML in a frame, text, headers, attachments; on wide screens with the list beside
 * it.
 */
export function mailPage(
  mails: readonly StoredMail[],
  mail: StoredMail,
  { to, isAnswered }: { readonly to: string; readonly isAnswered: boolean },
): Html {
  const { message } = mail;
  const query = to === '' ? '' : `?to=${encodeURIComponent(to)}`;
  return layout(
    message.subject,
    html`<div class="columns open">
      <nav aria-label="Mails">${mailList(mails, to, mail.id)}</nav>
      <main>
        <a class="back" href="/${query}">All mails</a>
        <h1>${message.subject}</h1>
        <dl>
          <dt>To</dt><dd>${message.to.join(', ')}</dd>
          <dt>From</dt><dd>${message.from}</dd>
          <dt>Sent</dt><dd>${formatStamp(new Date(mail.createdAt))}</dd>
          <dt>Became of it</dt><dd class="${stateOf(mail)}">${stateOf(mail)}</dd>
        </dl>
        ${attachments(mail)}
        ${
          message.html === undefined
            ? html`<p class="quiet">This mail has no HTML part.</p>`
            : html`<iframe title="The mail as HTML" src="/mails/${mail.id}/html"
                sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
        }
        ${answer(mail, isAnswered)}
        <h2>As text</h2>
        ${message.text === undefined ? html`<p class="quiet">This mail has no text part.</p>` : html`<pre>${message.text}</pre>`}
        <h2>Headers</h2>
        <dl>${headers(mail)}</dl>
      </main>
    </div>`,
  );
}

/** A mail with a reply address can be answered here, as in its reader's own mail program. */
function answer({ id, message }: StoredMail, isAnswered: boolean): Html | null {
  if (!message.reply_to) return null;
  return html`<h2>Answer it</h2>
    ${isAnswered ? html`<p role="status">The answer is on its way to Handover.</p>` : null}
    <form method="post" action="/mails/${id}/answer">
      <label>Your answer, from ${message.to[0] ?? ''}<textarea name="words" rows="4" required></textarea></label>
      <button>Send the answer</button>
    </form>`;
}

function attachments({ id, message }: StoredMail): Html | null {
  if (!message.attachments?.length) return null;
  const items = message.attachments.map(({ filename, content }, at) => {
    const kilobytes = Math.max(1, Math.round((content.length * 3) / 4 / 1024));
    return html`<li><a href="/mails/${id}/attachments/${at}">${filename}</a> (${kilobytes} kB)</li>`;
  });
  return html`<h2>Attached</h2><ul>${items}</ul>`;
}

function headers({ id, idempotencyKey, message }: StoredMail): readonly Html[] {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Message-ID', `<${id}@mailbox.invalid>`],
    ['Cc', message.cc?.join(', ')],
    ['Bcc', message.bcc?.join(', ')],
    ['Reply-To', message.reply_to?.join(', ')],
    ...Object.entries(message.headers ?? {}),
    ...(message.tags ?? []).map(({ name, value }) => [`Tag ${name}`, value] as const),
    ['Idempotency-Key', idempotencyKey],
  ];
  return lines.flatMap(([name, value]) =>
    value === undefined ? [] : [html`<dt>${name}</dt><dd>${value}</dd>`],
  );
}
