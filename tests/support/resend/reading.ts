import { type Answer, json, type Route, refusal } from './answers';
import type { MailStore, StoredMail } from './mail-store';

type Refuse = (authorization: string | undefined) => Answer | null;

/** Resend's endpoints for what was sent: one mail, and all of them in pages, the newest first. */
export function reading(mails: MailStore, refuse: Refuse): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/emails$/,
      answer({ header, query }) {
        const shut = refuse(header('authorization'));
        if (shut) return shut;
        const limit = Number(query.get('limit') ?? 20);
        if (!Number.isInteger(limit) || limit < 1 || limit > 100)
          return refusal(422, 'validation_error', 'The limit must be from 1 to 100.');
        return listed(mails.all(), query.get('after'), limit);
      },
    },
    {
      method: 'GET',
      path: /^\/emails\/([^/]+)$/,
      answer({ header, part }) {
        const shut = refuse(header('authorization'));
        if (shut) return shut;
        const mail = mails.find(part);
        return mail
          ? json(200, { object: 'email', ...describe(mail), ...contentsOf(mail) })
          : refusal(404, 'not_found', 'There is no such email.');
      },
    },
  ];
}

function listed(all: readonly StoredMail[], after: string | null, limit: number): Answer {
  const begins = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== null && begins === 0)
    return refusal(422, 'validation_error', 'There is no email to begin after.');
  const page = all.slice(begins, begins + limit);
  return json(200, { object: 'list', has_more: begins + limit < all.length, data: page.map(describe) });
}

/** What a list shows of a mail: not its text, and not its tags. */
function describe({ id, createdAt, message, events }: StoredMail) {
  return {
    id,
    message_id: `<${id}@mailbox.invalid>`,
    created_at: createdAt,
    from: message.from,
    to: message.to,
    cc: message.cc ?? null,
    bcc: message.bcc ?? null,
    reply_to: message.reply_to ?? null,
    subject: message.subject,
    scheduled_at: null,
    last_event: events.at(-1)?.type.replace('email.', '') ?? 'sent',
  };
}

function contentsOf({ message }: StoredMail) {
  return { html: message.html ?? null, text: message.text ?? null, tags: message.tags ?? [] };
}
