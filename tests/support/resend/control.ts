import { z } from 'zod';
import { json, type Route, refusal } from './answers';
import { Fault, type Faults } from './faults';
import type { MailStore } from './mail-store';
import { Incoming, type ReceivedMails } from './received';
import type { Webhooks } from './webhooks';

interface Parts {
  mails: MailStore;
  received: ReceivedMails;
  faults: Faults;
  webhooks: Webhooks;
}

/** What tests ask and set: the mails as they came, what is to fail, and a day gone by. Not part of Resend. */
export function control({ mails, received, faults, webhooks }: Parts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/mailbox\/count$/,
      answer: () => json(200, mails.count),
    },
    {
      method: 'GET',
      path: /^\/mailbox\/mails$/,
      answer({ query }) {
        const to = query.get('to')?.toLowerCase();
        const found = mails
          .all()
          .filter(
            ({ message }) => to === undefined || message.to.some((one) => one.toLowerCase().includes(to)),
          );
        return json(200, found);
      },
    },
    {
      method: 'DELETE',
      path: /^\/mailbox\/mails$/,
      async answer() {
        await mails.clear();
        return json(200, {});
      },
    },
    {
      method: 'PUT',
      path: /^\/mailbox\/faults$/,
      answer({ body }) {
        const read = z.array(Fault).safeParse(parsed(body));
        if (!read.success) return refusal(422, 'validation_error', read.error.message);
        faults.set(read.data);
        return json(200, read.data);
      },
    },
    {
      method: 'PUT',
      path: /^\/mailbox\/bouncing$/,
      answer({ body }) {
        const read = z.array(z.string()).safeParse(parsed(body));
        if (!read.success) return refusal(422, 'validation_error', read.error.message);
        faults.bouncing = read.data;
        return json(200, read.data);
      },
    },
    {
      method: 'POST',
      path: /^\/mailbox\/received$/,
      async answer({ body }) {
        const read = Incoming.safeParse(parsed(body));
        if (!read.success) return refusal(422, 'validation_error', read.error.message);
        const mail = await received.take(read.data);
        void webhooks.announce(mail);
        return json(200, { id: mail.id });
      },
    },
    {
      method: 'DELETE',
      path: /^\/mailbox\/keys$/,
      answer() {
        mails.forgetKeys();
        return json(200, {});
      },
    },
  ];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
