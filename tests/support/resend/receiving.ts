import { type Answer, json, type Route, refusal } from './answers';
import { type KeptReceived, type ReceivedMails, rawOf } from './received';

type Refuse = (authorization: string | undefined) => Answer | null;

/** Resend's endpoints for received mail, and the addresses from which its files are fetched without a key. */
export function receiving(received: ReceivedMails, refuse: Refuse, here: () => string): readonly Route[] {
  const withMail = (id: string, show: (mail: KeptReceived) => Answer) => {
    const mail = received.find(id);
    return mail ? show(mail) : refusal(404, 'not_found', 'There is no such email.');
  };
  return [
    {
      method: 'GET',
      path: /^\/emails\/receiving\/([^/]+)$/,
      answer: ({ header, part }) =>
        refuse(header('authorization')) ?? withMail(part, (mail) => json(200, describe(mail, here()))),
    },
    {
      method: 'GET',
      path: /^\/emails\/receiving\/([^/]+)\/attachments$/,
      answer: ({ header, part }) =>
        refuse(header('authorization')) ??
        withMail(part, (mail) => json(200, { object: 'list', has_more: false, data: files(mail, here()) })),
    },
    {
      method: 'GET',
      path: /^\/received\/([^/]+)\/raw$/,
      answer: ({ part }) => withMail(part, (mail) => bytes('message/rfc822', Buffer.from(rawOf(mail)))),
    },
    {
      method: 'GET',
      path: /^\/received\/([^/]+)\/files\/(\d+)$/,
      answer: ({ part, item }) =>
        withMail(part, ({ attachments }) => {
          const file = attachments[Number(item)];
          if (!file) return refusal(404, 'not_found', 'That email has no such attachment.');
          return bytes(file.content_type, Buffer.from(file.content, 'base64'));
        }),
    },
  ];
}

const expiresAt = () => new Date(Date.now() + 60 * 60_000).toISOString();

function describe(mail: KeptReceived, here: string) {
  const { id, from, to, subject, text, html, head, createdAt } = mail;
  return {
    object: 'email',
    id,
    from,
    to,
    subject,
    created_at: createdAt,
    bcc: [],
    cc: [],
    reply_to: [],
    received_for: to,
    text,
    html,
    headers: Object.fromEntries(head.map(([name, value]) => [name.toLowerCase(), value])),
    message_id: `<${id}@mailbox.invalid>`,
    raw: { download_url: `${here}/received/${id}/raw`, expires_at: expiresAt() },
    attachments: mail.attachments.map(({ content, ...file }, at) => ({
      id: `${id}-${at}`,
      size: Buffer.byteLength(content, 'base64'),
      content_id: null,
      ...file,
    })),
  };
}

function files({ id, attachments }: KeptReceived, here: string) {
  return attachments.map(({ content, ...file }, at) => ({
    id: `${id}-${at}`,
    size: Buffer.byteLength(content, 'base64'),
    ...file,
    download_url: `${here}/received/${id}/files/${at}`,
    expires_at: expiresAt(),
  }));
}

function bytes(contentType: string, body: Buffer): Answer {
  return { status: 200, headers: { 'content-type': contentType }, body };
}

/** @returns what a webhook says of a received mail: never its text. */
export function newsOf({ id, createdAt, from, to, subject, attachments }: KeptReceived) {
  return {
    type: 'email.received',
    created_at: createdAt,
    data: {
      email_id: id,
      created_at: createdAt,
      from,
      to,
      bcc: [],
      cc: [],
      received_for: to,
      message_id: `<${id}@mailbox.invalid>`,
      subject,
      attachments: attachments.map(({ content: _, ...file }, at) => ({ id: `${id}-${at}`, ...file })),
    },
  };
}
