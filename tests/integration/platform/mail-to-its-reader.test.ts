import { createElement } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { newId } from '@/lib/platform/ids';
import { MailLayout, queueMail } from '@/lib/platform/mail';
import { sendMail } from '@/lib/platform/mail/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenMailbox } from '@/tests/support/mail';
import { givenPerson, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

const WORDS = { preview: 'Hello', heading: 'Hello', children: 'The kiln is warm.', footer: 'You work here.' };

describe('a mail that waited while its reader’s address changed', () => {
  givenDatabase();
  const mailbox = givenMailbox(POST);
  let maria: Person;
  let before: string;
  let after: string;
  beforeEach(async () => {
    before = `maria-${newId()}@inbox.example`;
    after = `maria-${newId()}@elsewhere.example`;
    maria = await givenPerson({ name: 'Maria Santos', email: before, zone: 'Asia/Manila' });
  });
  afterEach(() => mailbox.recover());

  const queued = (kind: string, recipientUserId?: string) =>
    withActor({ kind: 'auth' }, async (tx) => {
      const mail = { kind, subject: 'Hello', element: createElement(MailLayout, WORDS) };
      const id = await queueMail(tx, { to: before, ...mail, ...(recipientUserId && { recipientUserId }) });
      return id ?? '';
    });
  const moves = () =>
    withActor({ kind: 'auth' }, (tx) =>
      tx.user.update({ where: { id: maria.userId }, data: { email: after } }),
    );
  const sends = (mailId: string) => sendMail.perform({ mailId }, FIRST_TRY);
  const arrived = async () => [(await mailbox.mails(before)).length, (await mailbox.mails(after)).length];

  it('goes to the new one, and says so', async () => {
    const id = await queued('test.note', maria.userId);
    await moves();

    await sends(id);
    await sends(id);

    expect(await arrived()).toEqual([0, 1]);
    const { toAddress } = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findUniqueOrThrow({ where: { id } }),
    );
    expect(toAddress).toBe(after);
  });

  it('goes to the old one if that may have it already: the same mail under the same key', async () => {
    const id = await queued('test.note', maria.userId);
    await mailbox.fail({ kind: 'down', times: 1 });
    await expect(sends(id)).rejects.toThrow('refused for now');
    await moves();

    await sends(id);

    expect(await arrived()).toEqual([1, 0]);
  });

  it.each(['people.second_step', 'agreement.copy'])('goes to the old one if it is %s', async (kind) => {
    const id = await queued(kind, maria.userId);
    await moves();

    await sends(id);

    expect(await arrived()).toEqual([1, 0]);
  });

  it('goes to the old one if it belongs to an address and to nobody, as an invitation', async () => {
    const id = await queued('people.invitation');
    await moves();

    await sends(id);

    expect(await arrived()).toEqual([1, 0]);
  });
});
