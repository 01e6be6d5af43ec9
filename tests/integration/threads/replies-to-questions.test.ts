import { beforeAll, describe, expect, it } from 'vitest';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { processReply } from '@/lib/threads/replies/replies.jobs';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsTo, whenMailIsDue } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';
import { givenReplies, PASSED, PIXEL } from '@/tests/support/replies';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { says } from '@/tests/support/threads';

describe('a reply by mail to a question', () => {
  givenDatabaseWithPeople();
  const { people, mailbox, messages, received, sendIn, whileNobodyWorks } = givenReplies();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(people());
  });

  /** A brief whose work is stopped, and the reply address in the mail that brought the question to Ruth. */
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
    const mail = (await mailsTo(people().ruth)).findLast(({ subjectId }) => subjectId === brief.id);
    return { brief, clarificationId, mail, to: [mail?.replyTo ?? ''] };
  }
  const from = () => people().ruth.email;
  const read = ({ id, workspaceId }: { readonly id: string; readonly workspaceId: string }) =>
    readBrief(people().ruth, { id, workspaceId });

  it('is its answer, and the clock runs again', async () => {
    const { brief, clarificationId, mail, to } = await givenBlocked('Which white?');
    expect(mail?.text).toContain('what you write is the answer to the question');

    await sendIn({ from: from(), to, text: 'Pure white.\r\n\r\n> Which white?' });

    const { clarifications, ...now } = await read(brief);
    expect(clarifications).toMatchObject([{ id: clarificationId, answer: { text: 'Pure white.' } }]);
    expect(now.deadlineAt).not.toEqual(brief.deadlineAt);
    expect(await messages('Pure white')).toEqual([]);
    expect((await mailsTo(people().maria)).at(-1)).toMatchObject({ kind: 'brief.answer' });
  });

  it('is a message once it is answered, and its sender is told', async () => {
    const { brief, to } = await givenBlocked('Which blue?');
    await sendIn({ from: from(), to, text: 'Cobalt.' });

    await sendIn({ from: from(), to, text: 'No, turquoise.' });

    expect((await read(brief)).clarifications).toMatchObject([{ answer: { text: 'Cobalt.' } }]);
    expect(await messages('No, turquoise')).toMatchObject([{ authorId: people().ruth.userId }]);
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
    await whileNobodyWorks(async () => {
      const known = (await received()).length;
      await mailbox.sendIn({ from: from(), to, head: PASSED, text: 'Slate.' });
      await eventually(async () => expect(await received()).toHaveLength(known + 1));
      const [waiting] = await received();
      const payload = { receivedId: waiting?.id };
      await Promise.all([1, 2].map(() => processReply.perform(payload, FIRST_TRY)));
    });

    expect((await read(brief)).clarifications).toMatchObject([{ answer: { text: 'Slate.' } }]);
    expect(await messages('Slate')).toEqual([]);
  });

  describe('in a mail about several things', () => {
    beforeAll(async () => {
      const night = { quietFrom: '21:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' };
      doneOf(await asPerson(people().ruth, () => submit(setNotificationTimes, night)));
    });

    /** Maria asks and writes while Ruth sleeps. @returns the brief, and the mail that Ruth finds at seven. */
    async function givenTold(day: string, questions: readonly string[]) {
      const brief = await givenBriefAccepted(place);
      const { workspaceId, id } = brief;
      const night = new Date(`2027-01-${day}T05:00:00Z`);
      const asMaria = (work: () => Promise<unknown>) => atTime(night, () => asPerson(place.assistant, work));
      for (const question of questions) {
        const form = { workspaceId, id, clarificationId: newId(), question, isBlocking: undefined };
        await asMaria(async () => doneOf(await submit(askQuestion, form)));
      }
      const about = { workspaceId, subject: 'brief', subjectId: id } as const;
      await asMaria(() => says(place.assistant, about, 'No hurry with that.'));
      await whenMailIsDue(people().ruth, new Date(`2027-01-${day}T13:00:00Z`));
      const mail = (await mailsTo(people().ruth)).findLast(({ subjectId }) => subjectId === id);
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
      expect(await messages('Both dark')).toMatchObject([{ authorId: people().ruth.userId }]);
    });
  });
});
