import { createElement } from 'react';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { getEngagement } from '@/lib/people/engagements/engagements.queries';
import { receiveMailAgain } from '@/lib/people/mail.actions';
import { getMailStopped, listUnreachedOwners } from '@/lib/people/mail.queries';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { findSuppression, queueMail } from '@/lib/platform/mail';
import { sendMail } from '@/lib/platform/mail/jobs';
import { MailEvent } from '@/lib/platform/mail/mail-events';
import { settleMail } from '@/lib/platform/mail/settling';
import { allowAtService, suppress } from '@/lib/platform/mail/suppressing';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenMailbox } from '@/tests/support/mail';
import { asPerson, givenAssistant, givenPerson, givenWorkspace, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('an event about a mail', () => {
  givenDatabase();
  const mailbox = givenMailbox(POST);

  /** Hands one mail to the service. @returns its id. */
  async function sent(to: string, kind = 'test.note'): Promise<string> {
    const element = createElement('p', null, 'The kiln is warm.');
    const id = await withActor({ kind: 'auth' }, (tx) =>
      queueMail(tx, { to, kind, subject: 'Hello', element }),
    );
    await sendMail.perform({ mailId: id ?? '' }, FIRST_TRY);
    return id ?? '';
  }

  const read = (id: string) =>
    withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findUniqueOrThrow({ where: { id }, include: { events: true } }),
    );
  const address = (name: string) => `${name}-${newId()}@inbox.example`;
  const stopped = (to: string) => withActor({ kind: 'mailer' }, (tx) => findSuppression(tx, to));

  it('that comes twice is recorded once', async () => {
    await mailbox.fail({ kind: 'twice' });
    const id = await sent(address('complain'));

    await eventually(async () => expect((await read(id)).state).toBe('complained'));
    await mailbox.recover();

    const { events, version } = await read(id);
    expect(events.map(({ state }) => state).sort()).toEqual(['complained', 'delivered']);
    expect(version).toBe(4);
  });

  it('that comes in the wrong order ends the same', async () => {
    await mailbox.fail({ kind: 'backwards' });
    const id = await sent(address('complain'));

    await eventually(async () => expect((await read(id)).events).toHaveLength(2));
    await mailbox.recover();

    expect((await read(id)).state).toBe('complained');
  });

  it('keeps its mail’s fate whatever the other server said, on one line', async () => {
    const to = address('hostile');
    const id = await sent(to);
    const event = {
      type: 'email.bounced',
      created_at: now().toISOString(),
      data: {
        email_id: 'x',
        tags: { mail_id: id },
        bounce: { type: 'Permanent', message: '550\u0000 No such\r\nmailbox.' },
      },
    };

    await settleMail(newId(), MailEvent.parse(event));

    expect(await read(id)).toMatchObject({ state: 'bounced', lastError: '550 No such mailbox.' });
    expect(await stopped(to)).toMatchObject({ reason: 'bounced' });
  });

  it('is accepted under each of two secrets while one replaces the other, and under no third', async () => {
    const secret = (name: string) =>
      `whsec_${Buffer.from(`${name} secret of a test only`).toString('base64')}`;
    const before = process.env.RESEND_WEBHOOK_SECRET;
    vi.resetModules();
    process.env.RESEND_WEBHOOK_SECRET = `${secret('old')}, ${secret('new')}`;
    const route = await import('@/app/api/webhooks/resend/route');
    const told = (by: string) => {
      const body = JSON.stringify({ type: 'email.opened', created_at: new Date().toISOString(), data: {} });
      const at = new Date();
      return route.POST(
        new Request('http://localhost/', {
          method: 'POST',
          body,
          headers: {
            'svix-id': 'msg_1',
            'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
            'svix-signature': new Webhook(secret(by)).sign('msg_1', at, body),
          },
        }),
      );
    };

    const answers = await Promise.all(['old', 'new', 'third'].map(told));

    expect(answers.map(({ status }) => status)).toEqual([204, 204, 400]);
    process.env.RESEND_WEBHOOK_SECRET = before;
    vi.resetModules();
  });

  it("reporting a permanent bounce stops the address: the next mail isn't sent, and says why", async () => {
    const to = address('bounce');
    await sent(to);
    await eventually(async () => expect(await stopped(to)).toMatchObject({ reason: 'bounced' }));

    const next = await sent(to.toUpperCase());

    expect(await read(next)).toMatchObject({
      state: 'suppressed',
      lastError: 'There is no mailbox of that name.',
    });
    expect(await mailbox.mails(to)).toHaveLength(1);
  });

  it('reporting a full mailbox stops nothing', async () => {
    const to = address('full');
    const id = await sent(to);

    await eventually(async () => expect((await read(id)).state).toBe('bounced'));

    expect(await stopped(to)).toBeNull();
  });

  it('reporting spam stops everything but sign-in links', async () => {
    const to = address('complain');
    await sent(to);
    await eventually(async () => expect(await stopped(to)).toMatchObject({ reason: 'complained' }));

    await sent(to);
    await sent(to, 'people.sign_in');

    // the service has a list of its own, and keeps to it
    expect((await mailbox.mails(to)).length).toBe(2);
  });

  describe('about a mail to somebody who works here', () => {
    let ruth: Person;
    let maria: Person;
    let ingrid: Person;
    let workspace: Awaited<ReturnType<typeof givenWorkspace>>;
    let engagementId: string;
    beforeAll(async () => {
      ruth = await givenPerson({ name: 'Ruth Adeyemi', email: address('ruth'), zone: 'America/Chicago' });
      maria = await givenPerson({ name: 'Maria Santos', email: address('bounce'), zone: 'Asia/Manila' });
      ingrid = await givenPerson({ name: 'Ingrid Solheim', email: address('ingrid'), zone: 'Europe/Oslo' });
      workspace = await givenWorkspace(ruth);
      engagementId = await givenAssistant(ruth, workspace, maria);
      await sent(maria.email);
      await eventually(async () => expect(await stopped(maria.email)).not.toBeNull());
    });

    it('is shown to both sides, and to nobody else', async () => {
      const seenByRuth = await getEngagement(ruth.userId, workspace.id, engagementId);
      const seenByIngrid = await withActor({ kind: 'user', userId: ingrid.userId }, (tx) =>
        tx.mailSuppression.findMany(),
      );

      expect(seenByRuth?.mailStopped).toMatchObject({ reason: 'bounced' });
      expect(await getMailStopped(maria)).toMatchObject({ reason: 'bounced' });
      expect(await getMailStopped(ruth)).toBeNull();
      expect(seenByIngrid).toEqual([]);
    });

    it('can’t be undone by the other side', async () => {
      const lifted = await withActor({ kind: 'user', userId: ruth.userId }, (tx) =>
        tx.mailSuppression.updateMany({ data: { liftedAt: now() } }),
      );

      expect(lifted.count).toBe(0);
    });

    it('is cleared by the person alone, here and at the mail service', async () => {
      doneOf(await asPerson(maria, () => submit(receiveMailAgain)));
      await allowAtService.perform({ address: maria.email }, FIRST_TRY);

      expect(await getMailStopped(maria)).toBeNull();
      const next = await sent(maria.email);
      await eventually(async () => expect((await read(next)).state).toBe('bounced'));
    });

    it('from before that stops nothing, however late it comes', async () => {
      const to = address('late');
      const person = await givenPerson({ name: 'Dewi Lestari', email: to, zone: 'Asia/Jakarta' });
      const id = await sent(to);
      const bounced = (newsId: string, at: Date) =>
        settleMail(newsId, {
          type: 'email.bounced',
          created_at: at,
          data: { email_id: 'x', tags: { mail_id: id }, bounce: { type: 'Permanent', message: 'Gone.' } },
        });
      const then = now();
      await bounced(newId(), then);
      doneOf(await asPerson(person, () => submit(receiveMailAgain)));

      await bounced(newId(), then);

      expect(await stopped(to)).toBeNull();
    });

    it('about an owner is shown to people who assist the business, and to nobody else', async () => {
      expect(await listUnreachedOwners(maria.userId, workspace.id)).toEqual([]);
      const back = { address: ruth.email, reason: 'bounced', said: 'No such mailbox.', at: now() } as const;
      await withActor({ kind: 'mailer' }, (tx) => suppress(tx, back));

      expect(await listUnreachedOwners(maria.userId, workspace.id)).toMatchObject([
        { name: 'Ruth Adeyemi', stopped: { reason: 'bounced' } },
      ]);
      expect(await listUnreachedOwners(ingrid.userId, workspace.id)).toEqual([]);
    });
  });
});
