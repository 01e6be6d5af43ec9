import { json, type Route, refusal } from './answers';
import { Fault, type Faults } from './faults';
import type { KeptMails } from './kept-mails';

/** What tests ask and switch: the mails as they came, and what shall go wrong. Not part of Resend. */
export function control({ mails, faults }: { mails: KeptMails; faults: Faults }): readonly Route[] {
  return [
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
      path: /^\/mailbox\/fault$/,
      answer({ body }) {
        const fault = Fault.safeParse(parsed(body));
        if (!fault.success) return refusal(422, 'validation_error', fault.error.message);
        faults.set(fault.data);
        return json(200, fault.data);
      },
    },
    {
      method: 'DELETE',
      path: /^\/mailbox\/fault$/,
      answer() {
        faults.set(undefined);
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
