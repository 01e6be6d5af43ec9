import { formatInstant } from '@/lib/platform/time/format';
import type { StoredMail } from '../mail-store';
import { type Html, html } from './html';
import { layout } from './layout';

/** @returns what became of a mail, in a word. */
export function stateOf({ events }: StoredMail): string {
  return events.at(-1)?.type.replace('email.', '') ?? 'sent';
}

/** @returns the page that lists the mails, or those of one address. */
export function listPage(mails: readonly StoredMail[], to: string): Html {
  return layout(
    'Mails',
    html`<main class="columns"><div>
      <h1>Mails</h1>
      ${mailList(mails, to)}
    </div></main>`,
  );
}

/** @returns the list itself, with its search field. */
export function mailList(mails: readonly StoredMail[], to: string, openId?: string): Html {
  const wanted = to.trim().toLowerCase();
  const shown = mails.filter(({ message }) => message.to.join(' ').toLowerCase().includes(wanted));
  return html`
    <form action="/" method="get">
      <label>Sent to <input name="to" type="search" value="${to}" autocomplete="off"></label>
      <button>Look</button>
    </form>
    ${
      shown.length === 0
        ? html`<p class="quiet">No mail${wanted === '' ? ' yet. It arrives here within seconds of being sent; look again then.' : ' to such an address.'}</p>`
        : html`<ol>${shown.map((mail) => entry(mail, to, mail.id === openId))}</ol>`
    }`;
}

function entry(mail: StoredMail, to: string, isOpen: boolean): Html {
  const query = to === '' ? '' : `?to=${encodeURIComponent(to)}`;
  const state = stateOf(mail);
  const at = new Date(mail.createdAt);
  return html`<li><a href="/mails/${mail.id}${query}" ${isOpen ? html`aria-current="page"` : null}>
    <b>${mail.message.subject}</b>
    <span><span>to ${mail.message.to.join(', ')}</span></span>
    <span><time datetime="${mail.createdAt}">${formatInstant(at, 'UTC', new Date())} UTC</time>
      <span class="${state}">${state}</span></span>
  </a></li>`;
}
