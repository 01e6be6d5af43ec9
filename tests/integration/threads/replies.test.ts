import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { askQuestion } from '@/lib/briefs/clarifying.actions';
import { setNoticeTimes } from '@/lib/notifications/choosing.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { sendMail } from '@/lib/platform/mail/jobs';
import { replyAddressFor } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { takeReply } from '@/lib/threads/replies/replies.jobs';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { FIRST_TRY } from '@/tests/support/first-try';
import { doneOf, submit } from '@/tests/support/forms';
import { givenMailbox, type IncomingMail } from '@/tests/support/mail';
import { mailsTo, whenMailIsDue } from '@/tests/support/notices';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import type { Incoming } from '@/tests/support/resend/received';
import { says } from '@/tests/support/threads';

const PASSED: Incoming['head'] = [
  ['Authentication-Results', 'amazonses.com; spf=pass; dkim=pass; dmarc=pass'],
];
const FAILED: Incoming['head'] = [
  ['Authentication-Results', 'amazonses.com; spf=fail; dkim=fail; dmarc=fail'],
];
/** The smallest PNG there is: one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

describe('an answer by mail', { timeout: 60_000 }, () => {
  givenDatabaseWithPeople();
  const mailbox = givenMailbox(POST);
  let people: People;
  let worker: RunningWorker;
  beforeAll(async () => {
    people = await givenPeople();
    worker = await startWorker({ jobs: [takeReply, sendMail] });
  });
  afterAll(() => worker.stop());

  const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 50 });
  const asWorkspace = { kind: 'workspace' } as const;

  /** The address at which somebody answers about Maria's engagement. */
  async function addressOf(person: Person, madeAt = now()): Promise<string> {
    const { workspace, engagements } = people;
    const about = { subject: 'engagement', subjectId: engagements.maria, engagementId: engagements.maria };
    const address = await atTime(madeAt, () =>
      withActor({ ...asWorkspace, workspaceId: workspace.id }, (tx) =>
        replyAddressFor(tx, { workspaceId: workspace.id, ...about, userId: person.userId }),
      ),
    );
    return address ?? '';
  }

  const messages = (saying: string) =>
    withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.message.findMany({
        where: { body: { contains: saying } },
        include: { files: { include: { file: true } } },
      }),
    );

  /** What became of the mails that came in, the newest first. */
  const received = () =>
    withActor({ kind: 'mailer' }, (tx) => tx.receivedMail.findMany({ orderBy: { receivedAt: 'desc' } }));

  async function sendIn(mail: Partial<IncomingMail> & Pick<IncomingMail, 'to'>): Promise<void> {
    const known = (await received()).length;
    await mailbox.sendIn({ from: `Maria Santos <${people.maria.email}>`, head: PASSED, ...mail });
    await eventually(async () => {
      const all = await received();
      expect([all.length, all[0]?.state === 'waiting']).toEqual([known + 1, false]);
    });
  }

  it('is a message of whoever answered, without what it quotes, and once though the service tells it twice', async () => {
    await mailbox.fail({ kind: 'twice' });
    const text =
      'The glaze has come.\r\n\r\nOn Thu, Nov 26, 2026 at 9:12 AM Handover <h@x.example> wrote:\r\n\r\n> Has it?';

    await sendIn({ to: [`Handover <${await addressOf(people.maria)}>`], text });
    await mailbox.recover();

    const [message, ...others] = await messages('glaze has come');
    expect(others).toEqual([]);
    expect(message).toMatchObject({ body: 'The glaze has come.', authorId: people.maria.userId });
  });

  it('is taken for the owner’s side as well, from a mail that has no text', async () => {
    const html = '<p>Fire it on <b>Friday</b>.</p><blockquote>When?</blockquote>';

    await sendIn({ from: people.ruth.email, to: [await addressOf(people.ruth)], html });

    expect(await messages('Fire it on')).toMatchObject([
      { authorId: people.ruth.userId, body: 'Fire it on Friday.' },
    ]);
  });

  it('brings its files along, known by what is in them', async () => {
    await sendIn({
      to: [await addressOf(people.maria)],
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

  it('is posted without a file that can’t be kept, and its sender told which', async () => {
    await sendIn({
      to: [await addressOf(people.maria)],
      text: 'And this one.',
      attachments: [
        { filename: 'empty.txt', content: '', content_type: 'text/plain', content_disposition: 'attachment' },
      ],
    });

    expect(await messages('And this one')).toHaveLength(1);
    await eventually(async () => {
      const told = (await mailbox.mails(people.maria.email))[0]?.message;
      expect(told?.subject).toContain('Posted without a file');
      expect(told?.text).toContain('“empty.txt” is empty');
    });
  });

  it('from another address is refused, and told to whoever sent it, once a day', async () => {
    const from = `maria-${newId()}@home.example`;
    const to = [await addressOf(people.maria)];

    await sendIn({ from, to, text: 'From home.' });
    await sendIn({ from, to, text: 'From home, again.' });

    expect(await messages('From home')).toEqual([]);
    await eventually(async () => expect(await mailbox.mails(from)).toHaveLength(1));
    const [told] = await mailbox.mails(from);
    expect(told?.message.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' });
    expect(told?.message.text).not.toContain('/w/');
  });

  it('in somebody’s name that isn’t theirs is refused, and told to them', async () => {
    await sendIn({ to: [await addressOf(people.maria)], head: FAILED, text: 'Pay me elsewhere.' });

    expect(await messages('Pay me')).toEqual([]);
    await eventually(async () =>
      expect((await mailbox.mails(people.maria.email))[0]?.message.subject).toContain('could not be proven'),
    );
  });

  it('that is forged from somebody else is left at that: nobody is written to', async () => {
    const from = `victim-${newId()}@elsewhere.example`;

    await sendIn({ from, to: [await addressOf(people.maria)], head: FAILED, text: 'Buy.' });

    expect((await received())[0]).toMatchObject({ state: 'ignored', reason: 'forged' });
    expect(await mailbox.mails(from)).toEqual([]);
  });

  it('that a program wrote is neither posted nor answered', async () => {
    const before = await mailbox.count();

    await sendIn({
      to: [await addressOf(people.maria)],
      head: [...PASSED, ['Auto-Submitted', 'auto-replied']],
      text: 'I am away until Monday.',
    });

    expect((await received())[0]).toMatchObject({ state: 'ignored', reason: 'automatic' });
    expect(await messages('away until')).toEqual([]);
    expect(await mailbox.count()).toBe(before);
  });

  it('to an address that is too old, or with one letter changed, isn’t posted', async () => {
    const old = await addressOf(people.dewi, new Date(now().getTime() - 200 * 24 * 60 * 60_000));
    const good = await addressOf(people.maria);
    const wrong = good.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'));

    await sendIn({ from: people.dewi.email, to: [old], text: 'Too late.' });
    expect((await received())[0]).toMatchObject({ state: 'refused', reason: 'expired' });
    await sendIn({ to: [wrong], text: 'Wrong seal.' });
    expect((await received())[0]).toMatchObject({ state: 'ignored', reason: 'not_ours' });

    expect(await messages('Too late')).toEqual([]);
    expect(await messages('Wrong seal')).toEqual([]);
  });

  it('by somebody who has no part in the conversation any more is refused', async () => {
    // Dewi works there too, but has no part in Maria's engagement
    await sendIn({ from: people.dewi.email, to: [await addressOf(people.dewi)], text: 'Let me in.' });

    expect((await received())[0]).toMatchObject({ state: 'refused', reason: 'not_there' });
    expect(await messages('Let me in')).toEqual([]);
  });

  it('waits while the mail service is down, and is then posted once', async () => {
    await mailbox.fail({ kind: 'tells_nothing' });
    await mailbox.sendIn({
      from: people.maria.email,
      to: [await addressOf(people.maria)],
      head: PASSED,
      text: 'After all.',
    });
    await eventually(async () => expect((await received())[0]?.state).toBe('waiting'));

    await mailbox.recover();

    await eventually(async () => expect(await messages('After all')).toHaveLength(1));
  });

  it('is written to the same address for months, and to one that fits into a mail’s address', async () => {
    const [first, second] = [await addressOf(people.ruth), await addressOf(people.ruth)];

    expect(second).toBe(first);
    expect(first.split('@')[0]?.length).toBeLessThanOrEqual(64);
  });

  describe('to a question', () => {
    let place: BriefPlace;
    beforeAll(async () => {
      place = await givenRuthAndMaria(people);
    });

    /** A brief whose work stands still, and the address in the mail that brought the question to Ruth. */
    async function givenBlocked(question: string) {
      const brief = await givenBriefAccepted(place);
      const clarificationId = newId();
      const form = {
        workspaceId: brief.workspaceId,
        id: brief.id,
        clarificationId,
        question,
        isBlocking: true,
      };
      doneOf(await asPerson(place.assistant, () => submit(askQuestion, form)));
      const mail = (await mailsTo(people.ruth)).findLast(({ subjectId }) => subjectId === brief.id);
      return { brief, clarificationId, mail, to: [mail?.replyTo ?? ''] };
    }
    const from = () => people.ruth.email;
    const read = ({ id, workspaceId }: { readonly id: string; readonly workspaceId: string }) =>
      readBrief(people.ruth, { id, workspaceId });

    it('is its answer, and the clock goes on', async () => {
      const { brief, clarificationId, mail, to } = await givenBlocked('Which white?');
      expect(mail?.text).toContain('what you write is the answer to the question');

      await sendIn({ from: from(), to, text: 'Pure white.\r\n\r\n> Which white?' });

      const { clarifications, ...now } = await read(brief);
      expect(clarifications).toMatchObject([{ id: clarificationId, answer: { text: 'Pure white.' } }]);
      expect(now.deadlineAt).not.toEqual(brief.deadlineAt);
      expect(await messages('Pure white')).toEqual([]);
      expect((await mailsTo(people.maria)).at(-1)).toMatchObject({ kind: 'brief.answer' });
    });

    it('is a message once it is answered, and its sender is told', async () => {
      const { brief, to } = await givenBlocked('Which blue?');
      await sendIn({ from: from(), to, text: 'Cobalt.' });

      await sendIn({ from: from(), to, text: 'No, turquoise.' });

      expect((await read(brief)).clarifications).toMatchObject([{ answer: { text: 'Cobalt.' } }]);
      expect(await messages('No, turquoise')).toMatchObject([{ authorId: people.ruth.userId }]);
      await eventually(async () => {
        expect((await mailbox.mails(from()))[0]?.message.text).toContain('It has been answered already');
      });
    });

    it('is its answer, and a message with the files that came along', async () => {
      const { brief, to } = await givenBlocked('Which shape?');
      const content_disposition = 'attachment' as const;
      const file = { filename: 'shape.png', content: PIXEL, content_type: 'image/png', content_disposition };

      await sendIn({ from: from(), to, text: 'This one.', attachments: [file] });

      expect((await read(brief)).clarifications).toMatchObject([{ answer: { text: 'This one.' } }]);
      expect(await messages('shape.png')).toMatchObject([{ files: [{ file: { name: 'shape.png' } }] }]);
    });

    it('of two runs of its job at the same moment is one answer, and no message', async () => {
      const { brief, to } = await givenBlocked('Which grey?');
      await worker.stop();
      const known = (await received()).length;
      await mailbox.sendIn({ from: from(), to, head: PASSED, text: 'Slate.' });
      await eventually(async () => expect(await received()).toHaveLength(known + 1));
      const [waiting] = await received();
      const payload = { receivedId: waiting?.id };
      await Promise.all([1, 2].map(() => takeReply.perform(payload, FIRST_TRY)));
      worker = await startWorker({ jobs: [takeReply, sendMail] });

      expect((await read(brief)).clarifications).toMatchObject([{ answer: { text: 'Slate.' } }]);
      expect(await messages('Slate')).toEqual([]);
    });

    describe('in a mail of several things', () => {
      beforeAll(async () => {
        const night = { quietFrom: '21:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' };
        doneOf(await asPerson(people.ruth, () => submit(setNoticeTimes, night)));
      });

      /** Maria asks and writes while Ruth sleeps. @returns the brief, and the mail that Ruth finds at seven. */
      async function givenTold(day: string, questions: readonly string[]) {
        const brief = await givenBriefAccepted(place);
        const { workspaceId, id } = brief;
        const night = new Date(`2027-01-${day}T05:00:00Z`);
        const asMaria = (work: () => Promise<unknown>) =>
          atTime(night, () => asPerson(place.assistant, work));
        for (const question of questions) {
          const form = { workspaceId, id, clarificationId: newId(), question, isBlocking: undefined };
          await asMaria(async () => doneOf(await submit(askQuestion, form)));
        }
        const about = { workspaceId, subject: 'brief', subjectId: id } as const;
        await asMaria(() => says(place.assistant, about, 'No hurry with that.'));
        await whenMailIsDue(people.ruth, new Date(`2027-01-${day}T13:00:00Z`));
        const mail = (await mailsTo(people.ruth)).findLast(({ subjectId }) => subjectId === id);
        return { brief, mail, to: [mail?.replyTo ?? ''] };
      }

      it('is its answer when it is the only question there', async () => {
        const { brief, mail, to } = await givenTold('15', ['Which green?']);
        expect(mail?.text).toMatch(/No hurry[\s\S]+what you write is the answer to the question/);

        await sendIn({ from: from(), to, text: 'Sea green.' });

        expect((await read(brief)).clarifications).toMatchObject([{ answer: { text: 'Sea green.' } }]);
        expect(await messages('Sea green')).toEqual([]);
      });

      it('is a message when there are several, as the mail says', async () => {
        const { brief, mail, to } = await givenTold('18', ['Which red?', 'Which black?']);
        expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain('Each question is answered on its page.');

        await sendIn({ from: from(), to, text: 'Both dark.' });

        expect((await read(brief)).clarifications).toMatchObject([{ answer: null }, { answer: null }]);
        expect(await messages('Both dark')).toMatchObject([{ authorId: people.ruth.userId }]);
      });
    });
  });
});
