import { describe, expect, it } from 'vitest';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { replyAddressFor } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { eventually } from '@/tests/support/eventually';
import type { Person } from '@/tests/support/people';
import { FAILED, givenReplies, PASSED, PIXEL } from '@/tests/support/replies';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('a reply by mail', () => {
  givenDatabaseWithPeople();
  const { people, mailbox, messages, received, sendIn } = givenReplies();

  /** The address for replies about Maria's engagement. */
  async function addressOf(person: Person, madeAt = now()): Promise<string> {
    const { workspace, engagements } = people();
    const about = { subject: 'engagement', subjectId: engagements.maria, engagementId: engagements.maria };
    const address = await atTime(madeAt, () =>
      withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
        replyAddressFor(tx, { workspaceId: workspace.id, ...about, userId: person.userId }),
      ),
    );
    return address ?? '';
  }

  it('is a message from whoever replied, without what it quotes, and once even if the service reports it twice', async () => {
    await mailbox.fail({ kind: 'twice' });
    const text =
      'The glaze has come.\r\n\r\nOn Thu, Nov 26, 2026 at 9:12 AM Handover <h@x.example> wrote:\r\n\r\n> Has it?';

    await sendIn({ to: [`Handover <${await addressOf(people().maria)}>`], text });
    await mailbox.recover();

    const [message, ...others] = await messages('glaze has come');
    expect(others).toEqual([]);
    expect(message).toMatchObject({ body: 'The glaze has come.', authorId: people().maria.userId });
  });

  it('keeps another’s mail that it quotes, even if that person gets a copy', async () => {
    const text = [
      'This is what the supplier says:',
      '',
      'From: Ann Clay <ann@clay.example>',
      'Sent: Friday, November 27, 2026 5:00 PM',
      'To: Maria Santos <maria@santos.example>',
      'Subject: Your glaze',
      '',
      'We have forty kilos of it left.',
    ].join('\r\n');

    await sendIn({ to: [await addressOf(people().maria), 'Ann Clay <ann@clay.example>'], text });

    const [message] = await messages('the supplier says');
    expect(message?.body).toContain('We have forty kilos of it left.');
  });

  it('is what was written between the lines of the mail that Outlook quotes without marks', async () => {
    const { maria, workspace } = people();
    const replyTo = await addressOf(maria);
    const text = 'Which white do you want?\n\nHow many kilos?\n\nStop mails like this';
    await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.create({
        data: {
          id: newId(),
          workspaceId: workspace.id,
          recipientUserId: maria.userId,
          toAddress: maria.email,
          kind: 'brief.question',
          subject: 'Question',
          html: '',
          text,
          replyTo,
        },
      }),
    );
    const head = `From: Handover <${replyTo}>\nSent: 27 November 2026 17:00\nTo: Maria\nSubject: Question\n\n`;
    const answered = text
      .replace('want?', 'want?\nPure white, as before.')
      .replace('kilos?', 'kilos?\nForty.');

    await sendIn({ to: [replyTo], text: head + answered });

    const [message] = await messages('Pure white, as before');
    expect(message?.body).toBe('Pure white, as before.\n\nForty.');
  });

  it('counts for the owner’s side as well, from a mail that has no text part', async () => {
    const html = '<p>Fire it on <b>Friday</b>.</p><blockquote>When?</blockquote>';

    await sendIn({ from: people().ruth.email, to: [await addressOf(people().ruth)], html });

    expect(await messages('Fire it on')).toMatchObject([
      { authorId: people().ruth.userId, body: 'Fire it on Friday.' },
    ]);
  });

  it('brings its files along, typed by their content', async () => {
    await sendIn({
      to: [await addressOf(people().maria)],
      text: 'Both shapes.',
      attachments: [
        {
          filename: 'bowl.pdf',
          content: PIXEL,
          content_type: 'application/pdf',
          content_disposition: 'attachment',
        },
        {
          filename: 'logo.png',
          content: PIXEL,
          content_type: 'image/png',
          content_disposition: 'inline',
          content_id: 'l',
        },
      ],
    });

    const [message] = await messages('Both shapes');
    expect(message?.files.map(({ file }) => [file.name, file.contentType])).toEqual([
      ['bowl.pdf', 'image/png'],
    ]);
  });

  it('is posted without a file that can’t be kept, and its sender is told which', async () => {
    await sendIn({
      to: [await addressOf(people().maria)],
      text: 'And this one.',
      attachments: [
        { filename: 'empty.txt', content: '', content_type: 'text/plain', content_disposition: 'attachment' },
      ],
    });

    expect(await messages('And this one')).toHaveLength(1);
    await eventually(async () => {
      const told = (await mailbox.mails(people().maria.email))[0]?.message;
      expect(told?.subject).toContain('Posted without a file');
      expect(told?.text).toContain('“empty.txt” is empty');
    });
  });

  it('from another address is refused, and its sender told so, once a day', async () => {
    const from = `maria-${newId()}@home.example`;
    const to = [await addressOf(people().maria)];

    await sendIn({ from, to, text: 'From home.' });
    await sendIn({ from, to, text: 'From home, again.' });

    expect(await messages('From home')).toEqual([]);
    await eventually(async () => expect(await mailbox.mails(from)).toHaveLength(1));
    const [told] = await mailbox.mails(from);
    expect(told?.message.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' });
    expect(told?.message.text).not.toContain('/w/');
  });

  it("under a name that isn’t the sender's is refused, and they are told", async () => {
    await sendIn({ to: [await addressOf(people().maria)], head: FAILED, text: 'Pay me elsewhere.' });

    expect(await messages('Pay me')).toEqual([]);
    await eventually(async () =>
      expect((await mailbox.mails(people().maria.email))[0]?.message.subject).toContain(
        'could not be proven',
      ),
    );
  });

  it("forged in somebody else's name is dropped: nobody is written to", async () => {
    const from = `victim-${newId()}@elsewhere.example`;

    await sendIn({ from, to: [await addressOf(people().maria)], head: FAILED, text: 'Buy.' });

    expect((await received())[0]).toMatchObject({ state: 'ignored', reason: 'forged' });
    expect(await mailbox.mails(from)).toEqual([]);
  });

  it('written by a program is neither posted nor answered', async () => {
    const before = await mailbox.count();

    await sendIn({
      to: [await addressOf(people().maria)],
      head: [...PASSED, ['Auto-Submitted', 'auto-replied']],
      text: 'I am away until Monday.',
    });

    expect((await received())[0]).toMatchObject({ state: 'ignored', reason: 'automatic' });
    expect(await messages('away until')).toEqual([]);
    expect(await mailbox.count()).toBe(before);
  });

  it('to an address that is too old, or with one letter changed, isn’t posted', async () => {
    const old = await addressOf(people().dewi, new Date(now().getTime() - 200 * 24 * 60 * 60_000));
    const good = await addressOf(people().maria);
    const wrong = good.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'));

    await sendIn({ from: people().dewi.email, to: [old], text: 'Too late.' });
    expect((await received())[0]).toMatchObject({ state: 'refused', reason: 'expired' });
    await sendIn({ to: [wrong], text: 'Wrong seal.' });
    expect((await received())[0]).toMatchObject({ state: 'ignored', reason: 'not_ours' });

    expect(await messages('Too late')).toEqual([]);
    expect(await messages('Wrong seal')).toEqual([]);
  });

  it('by somebody who no longer has a part in the conversation is refused', async () => {
    // Dewi works there too, but has no part in Maria's engagement
    await sendIn({ from: people().dewi.email, to: [await addressOf(people().dewi)], text: 'Let me in.' });

    expect((await received())[0]).toMatchObject({ state: 'refused', reason: 'not_there' });
    expect(await messages('Let me in')).toEqual([]);
  });

  it('waits while the mail service is down, and is then posted once', async () => {
    await mailbox.fail({ kind: 'tells_nothing' });
    await mailbox.sendIn({
      from: people().maria.email,
      to: [await addressOf(people().maria)],
      head: PASSED,
      text: 'After all.',
    });
    await eventually(async () => expect((await received())[0]?.state).toBe('waiting'));

    await mailbox.recover();

    await eventually(async () => expect(await messages('After all')).toHaveLength(1));
  });

  it('goes to the same address for months, which is short enough for a mail’s address', async () => {
    const [first, second] = [await addressOf(people().ruth), await addressOf(people().ruth)];

    expect(second).toBe(first);
    expect(first.split('@')[0]?.length).toBeLessThanOrEqual(64);
  });
});
