import { type Answer, type Route, refusal } from './answers';
import type { MailStore, StoredMail } from './mail-store';
import type { ReceivedMails } from './received';
import type { Webhooks } from './webhooks';

interface Parts {
  mails: MailStore;
  received: ReceivedMails;
  webhooks: Webhooks;
}

/**
 * The mailbox's own way to reply: like a mail program, with the original quoted below and a signature, from the address
 * that got it. It goes to the product like any other incoming mail.
 */
export function answering({ mails, received, webhooks }: Parts): readonly Route[] {
  return [
    {
      method: 'POST',
      path: /^\/mails\/([^/]+)\/answer$/,
      async answer({ part, body }) {
        const mail = mails.find(part);
        const [to] = mail?.message.reply_to ?? [];
        if (!mail || !to)
          return refusal(404, 'not_found', 'There is no such mail, or nobody reads an answer to it.');
        const words = new URLSearchParams(body).get('words')?.trim() ?? '';
        const taken = await received.take({
          from: mail.message.to[0] ?? '',
          to: [to],
          subject: `Re: ${mail.message.subject}`,
          text: asAnswer(words, mail),
          html: null,
          head: [
            ['Return-Path', `<${mail.message.to[0]}>`],
            ['Authentication-Results', 'mailbox.invalid; spf=pass; dkim=pass; dmarc=pass'],
          ],
          attachments: [],
        });
        void webhooks.announce(taken);
        return seeOther(`/mails/${mail.id}?answered`);
      },
    },
  ];
}

function asAnswer(words: string, { createdAt, message }: StoredMail): string {
  const quoted = (message.text ?? '').split('\n').map((line) => `> ${line}`);
  const when = new Date(createdAt).toUTCString().replace(/:\d\d GMT$/, '');
  return [words, '', `On ${when}, ${message.from} wrote:`, '', ...quoted].join('\n');
}

function seeOther(location: string): Answer {
  return { status: 303, headers: { location }, body: '' };
}
