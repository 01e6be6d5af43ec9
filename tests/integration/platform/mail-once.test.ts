import { createElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { queueMail } from '@/lib/platform/mail';
import { sendMail } from '@/lib/platform/mail/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { givenMailbox } from '@/tests/support/mail';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenHolder } from '@/tests/support/waiting';

const DAY_MS = 24 * 60 * 60_000;

describe('a mail that the service may or may not have accepted', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabase());
  const mailbox = givenMailbox(POST);
  afterEach(() => mailbox.recover());

  async function queued(): Promise<{ readonly id: string; readonly to: string }> {
    const to = `maria-${newId()}@inbox.example`;
    const element = createElement('p', null, 'The kiln is warm.');
    const mail = { to, kind: 'test.note', subject: 'Hello', element };
    const id = await withActor({ kind: 'auth' }, (tx) => queueMail(tx, mail));
    return { id: id ?? '', to };
  }

  const attempt = (mailId: string, isLastAttempt = false) =>
    sendMail.perform({ mailId }, { attempt: 1, isLastAttempt });
  const nextDay = <T>(work: () => Promise<T>) => atTime(new Date(now().getTime() + DAY_MS), work);
  const read = (id: string) =>
    withActor({ kind: 'mailer' }, (tx) => tx.mail.findUniqueOrThrow({ where: { id } }));

  /** Tries it once, in a way that leaves the outcome open; then a day passes. */
  async function givenTriedYesterday(kind: 'cut' | 'down') {
    const mail = await queued();
    await mailbox.fail({ kind, times: 1 });
    await expect(attempt(mail.id)).rejects.toThrow('refused for now');
    await mailbox.forgetKeys();
    return mail;
  }

  it('is retried under the same key on the same day, and is one mail', async () => {
    const { id, to } = await queued();
    await mailbox.fail({ kind: 'cut', times: 1 });
    await expect(attempt(id)).rejects.toThrow('refused for now');

    await attempt(id);

    expect(await mailbox.mails(to)).toHaveLength(1);
    expect((await read(id)).state).not.toBe('queued');
  });

  it("isn't sent when it is erased while its job takes it up, and the job is done", async () => {
    const { id, to } = await queued();
    await holder().query('BEGIN');
    await holder().query('DELETE FROM mails WHERE id = $1', [id]);

    const sending = attempt(id);
    await somebodyWaits();
    await holder().query('COMMIT');

    await sending;
    expect(await mailbox.mails(to)).toEqual([]);
  });

  it('is looked up after a day, and not sent again when the service has it', async () => {
    const { id, to } = await givenTriedYesterday('cut');
    // others were sent since, one with the same subject
    await attempt((await queued()).id);

    await nextDay(() => attempt(id));

    expect(await mailbox.mails(to)).toHaveLength(1);
    expect((await read(id)).providerId).toBe((await mailbox.mails(to))[0]?.id);
  });

  it('is looked up after a day, and sent when the service never had it', async () => {
    const { id, to } = await givenTriedYesterday('down');
    expect(await mailbox.mails(to)).toHaveLength(0);

    await nextDay(() => attempt(id));

    expect(await mailbox.mails(to)).toHaveLength(1);
  });

  it("isn't sent again, and says so, when a key for sending alone can’t look it up", async () => {
    const { id, to } = await givenTriedYesterday('cut');
    await mailbox.fail({ kind: 'send_only' });

    await nextDay(() => attempt(id));

    expect(await mailbox.mails(to)).toHaveLength(1);
    // its event may be faster
    expect(['failed', 'delivered']).toContain((await read(id)).state);
  });

  it('waits when looking it up fails, rather than sending blindly', async () => {
    const { id, to } = await givenTriedYesterday('cut');
    await mailbox.fail({ kind: 'tells_nothing' });

    await expect(nextDay(() => attempt(id))).rejects.toThrow('would not say');

    expect(await mailbox.mails(to)).toHaveLength(1);
  });

  it('that is refused because its sender’s domain isn’t verified yet is sent once it is, and says so meanwhile', async () => {
    const { id, to } = await queued();
    await mailbox.fail({ kind: 'unverified', times: 1 });

    await expect(attempt(id)).rejects.toThrow('refused for now');

    expect(await read(id)).toMatchObject({ state: 'queued', lastError: 'The domain is not verified.' });
    await attempt(id);
    expect(await mailbox.mails(to)).toHaveLength(1);
  });

  it("that is refused for being one too many comes back later, and that doesn't count as an attempt", async () => {
    const { id, to } = await queued();
    await mailbox.fail({ kind: 'busy', times: 1 });

    await attempt(id, true);

    expect(await read(id)).toMatchObject({ state: 'queued', lastError: 'Made to be busy.', triedAt: null });
    const later = new Date(now().getTime() + 60_000);
    await atTime(later, () => attempt(id));
    expect(await mailbox.mails(to)).toHaveLength(1);
  });
});
