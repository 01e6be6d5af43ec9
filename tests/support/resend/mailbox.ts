import { type Answer, type Route, refusal } from './answers';
import type { MailStore, StoredMail } from './mail-store';
import { frameDocument } from './pages/frame';
import { type Html, render } from './pages/html';
import { listPage } from './pages/list';
import { mailPage } from './pages/mail';

/** No scripts anywhere; the mail itself is shown in a frame that may do nothing but open links. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; form-action 'self'";
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The mailbox as a person reads it. */
export function mailbox(mails: MailStore): readonly Route[] {
  const withMail = (id: string, show: (mail: StoredMail) => Answer) => {
    const mail = mails.find(id);
    return mail
      ? show(mail)
      : refusal(404, 'not_found', 'There is no such mail; perhaps the mailbox was emptied.');
  };
  return [
    {
      method: 'GET',
      path: /^\/$/,
      answer: ({ query }) => page(listPage(mails.all(), query.get('to') ?? '')),
    },
    {
      method: 'GET',
      path: /^\/mails\/([^/]+)$/,
      answer: ({ part, query }) =>
        withMail(part, (mail) =>
          page(mailPage(mails.all(), mail, { to: query.get('to') ?? '', isAnswered: query.has('answered') })),
        ),
    },
    {
      method: 'GET',
      path: /^\/mails\/([^/]+)\/html$/,
      answer: ({ part }) =>
        withMail(part, ({ message }) => document(frameDocument(message.html ?? ''), MAIL_POLICY)),
    },
    {
      method: 'GET',
      path: /^\/mails\/([^/]+)\/attachments\/(\d+)$/,
      answer: ({ part, item }) =>
        withMail(part, ({ message }) => {
          const attachment = message.attachments?.[Number(item)];
          if (!attachment) return refusal(404, 'not_found', 'That mail has no such attachment.');
          const name = encodeURIComponent(attachment.filename);
          return {
            status: 200,
            headers: {
              'content-type': attachment.content_type ?? 'application/octet-stream',
              'content-disposition': `attachment; filename*=UTF-8''${name}`,
            },
            body: Buffer.from(attachment.content, 'base64'),
          };
        }),
    },
  ];
}

function page(html: Html): Answer {
  return document(render(html), PAGE_POLICY);
}

function document(body: string, policy: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body,
  };
}
