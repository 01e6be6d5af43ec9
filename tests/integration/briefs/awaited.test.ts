import { beforeAll, describe, expect, it } from 'vitest';
import { remindOfAnswer } from '@/lib/briefs/awaited.jobs';
import { requestChange } from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { acceptBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { setWorkspaceHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenChoice, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** A Tuesday; they have agreed on 24 hours on working days. */
const TUESDAY = '2027-03-02T15:00:00Z';
const WEDNESDAY = '2027-03-03T15:00:00Z';

describe('an answer that takes longer than was agreed', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    process.env.MAIL_REPLY_DOMAIN = 'replies.example';
    place = await givenRuthAndMaria(await givenPeople());
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, work);
  const on = <T>(iso: string, person: Person, work: () => Promise<T>) =>
    atTime(new Date(iso), () => asPerson(person, work));
  async function asks(brief: BriefDocument, iso: string, question: string, isBlocking = false) {
    const clarificationId = newId();
    const form = { workspaceId: brief.workspaceId, id: brief.id, clarificationId, question, isBlocking };
    doneOf(await on(iso, place.assistant, () => submit(askQuestion, form)));
    return clarificationId;
  }
  const answers = async ({ workspaceId, id }: BriefDocument, clarificationId: string, iso: string) => {
    const form = { workspaceId, id, clarificationId, answer: 'Pure white.' };
    doneOf(await on(iso, place.owner, () => submit(answerQuestion, form)));
  };
  const remindersOf = ({ id }: BriefDocument, kind: string) =>
    asBusiness((tx) =>
      tx.reminder.findMany({
        where: { briefId: id, kind: { in: ['question_waiting', 'hand_over_waiting', 'change_waiting'] } },
        orderBy: { dueAt: 'asc' },
      }),
    ).then((rows) => rows.filter((row) => row.kind === kind));
  const momentsOf = async (brief: BriefDocument, kind: string) =>
    (await remindersOf(brief, kind)).map(({ dueAt }) => dueAt.toISOString());
  /** As the queue does it, three times over. */
  async function comesDue(brief: BriefDocument, kind: string, iso?: string): Promise<void> {
    for (const { id: reminderId, dueAt } of await remindersOf(brief, kind)) {
      const payload = { workspaceId: place.workspace.id, reminderId };
      const run = () => remindOfAnswer.perform(payload, FIRST_TRY);
      await atTime(iso ? new Date(iso) : dueAt, () => Promise.all([run(), run(), run()]));
    }
  }
  const mailsAbout = ({ id }: BriefDocument) =>
    asBusiness((tx) =>
      tx.mail.findMany({
        where: { subjectId: id, kind: { startsWith: 'reminder.' } },
        orderBy: { createdAt: 'asc' },
      }),
    );

  it('to a question is asked for by the app, once, and can be given by mail', async () => {
    const brief = await givenBriefAccepted(place);
    const question = await asks(brief, TUESDAY, 'Which white?');

    expect(await momentsOf(brief, 'question_waiting')).toEqual(['2027-03-03T15:00:00.000Z']);
    await comesDue(brief, 'question_waiting');

    const [mail, ...others] = await mailsAbout(brief);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: 'reminder.question_waiting', toAddress: place.owner.email });
    expect(mail?.text).toContain('Which white?');
    const [address] = await withActor({ kind: 'mailer' }, (tx) =>
      tx.replyAddress.findMany({ where: { subjectId: brief.id, questionId: question } }),
    );
    expect(address).toBeDefined();
  });

  it("that came in time isn't asked for, and a question after it is", async () => {
    const brief = await givenBriefAccepted(place);
    const first = await asks(brief, TUESDAY, 'Which white?');
    await asks(brief, '2027-03-02T18:00:00Z', 'Which format?', true);
    await answers(brief, first, '2027-03-02T19:00:00Z');

    await comesDue(brief, 'question_waiting');

    const [mail, ...others] = await mailsAbout(brief);
    expect(others).toEqual([]);
    expect(mail?.text).toContain('Which format?');
    expect(mail?.text).not.toContain('Which white?');
  });

  it('to one of two late questions leaves the other asked for: in the list, and in a mail that is held', async () => {
    const wish = { kind: 'reminder.question_waiting', channel: 'mail', choice: 'daily' } as const;
    await givenChoice(place.owner, place.workspace, 'owner', [wish]);
    const brief = await givenBriefAccepted(place);
    const first = await asks(brief, TUESDAY, 'Which white?');
    await asks(brief, '2027-03-02T18:00:00Z', 'Which format?');
    await comesDue(brief, 'question_waiting');
    const asked = async () =>
      (await notificationsOf(place.owner))
        .filter(({ subjectId, kind }) => subjectId === brief.id && kind === wish.kind)
        .map(({ readAt }) => readAt === null);
    expect(await asked()).toEqual([true, true]);

    await answers(brief, first, '2027-03-03T19:00:00Z');
    expect(await asked()).toEqual([false, true]);
    await whenMailIsDue(place.owner, new Date('2027-03-05T20:00:00Z'));

    const [mail, ...others] = await mailsAbout(brief);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^Maria Santos has waited longer than agreed for your answer on/);
    expect(mail?.text, 'answered, though it was late as well when the mail was written').not.toContain(
      'Which white?',
    );
    await givenChoice(place.owner, place.workspace, 'owner', []);
  });

  it('to the late one of two leaves nothing to remind of while the other has time', async () => {
    const wish = { kind: 'reminder.question_waiting', channel: 'mail', choice: 'daily' } as const;
    await givenChoice(place.owner, place.workspace, 'owner', [wish]);
    const brief = await givenBriefAccepted(place);
    const first = await asks(brief, TUESDAY, 'Which white?');
    await comesDue(brief, 'question_waiting');
    await asks(brief, '2027-03-03T16:00:00Z', 'Which format?');
    await answers(brief, first, '2027-03-03T17:00:00Z');

    await whenMailIsDue(place.owner, new Date('2027-03-04T15:30:00Z'));

    expect(await mailsAbout(brief)).toEqual([]);
    await givenChoice(place.owner, place.workspace, 'owner', []);
  });

  it('is asked for even while a delivery waits', async () => {
    const brief = await givenBriefAccepted(place);
    await asks(brief, TUESDAY, 'Which white?');
    doneOf(
      await on('2027-03-02T16:00:00Z', place.assistant, () => submit(deliverBrief, deliveryForm(brief))),
    );

    await comesDue(brief, 'question_waiting');

    expect((await mailsAbout(brief)).map(({ kind }) => kind)).toEqual(['reminder.question_waiting']);
  });

  it('to a brief that was handed over is asked of the assistant, unless they answered', async () => {
    const silent = await atTime(new Date(TUESDAY), () => givenBriefSent(place));
    const accepted = await atTime(new Date(TUESDAY), () => givenBriefSent(place));
    doneOf(await on('2027-03-02T20:00:00Z', place.assistant, () => submit(acceptBrief, seen(accepted))));
    const asked = await atTime(new Date(TUESDAY), () => givenBriefSent(place));
    await answers(asked, await asks(asked, '2027-03-02T16:00:00Z', 'Which white?'), WEDNESDAY);

    for (const brief of [silent, accepted, asked]) await comesDue(brief, 'hand_over_waiting', WEDNESDAY);

    expect(await mailsAbout(silent)).toMatchObject([
      { kind: 'reminder.hand_over_waiting', toAddress: place.assistant.email },
    ]);
    expect(await mailsAbout(accepted)).toEqual([]);
    // their time to say yes or no begins with the answer
    expect(await mailsAbout(asked)).toEqual([]);
    expect(await momentsOf(asked, 'hand_over_waiting')).toContain('2027-03-04T15:00:00.000Z');
    await comesDue(asked, 'hand_over_waiting', '2027-03-04T15:00:00.000Z');
    const [later] = await mailsAbout(asked);
    expect(later?.text).toContain('It has been with you again since Wed 3 Mar, 23:00 your time.');
  });

  it('to a request for other terms is asked of the side that didn’t ask', async () => {
    const brief = await givenBriefAccepted(place);
    const { version, workspaceId, id } = await readBrief(place.assistant, brief);
    const form = {
      workspaceId,
      id,
      version,
      requestId: newId(),
      reason: 'I have the flu.',
      deadlineDate: '2027-03-09',
      deadlineTime: '17:00',
      deadlineZone: 'America/Chicago',
      budgetHours: '6',
    };
    doneOf(await on(TUESDAY, place.assistant, () => submit(requestChange, form)));

    await comesDue(brief, 'change_waiting');

    const [mail] = await mailsAbout(brief);
    expect(mail).toMatchObject({ kind: 'reminder.change_waiting', toAddress: place.owner.email });
    expect(mail?.text).toContain('I have the flu.');
  });

  it('to such a request is asked for even once what was delivered meanwhile is sent back', async () => {
    const accepted = await givenBriefAccepted(place);
    await atTime(new Date(TUESDAY), () => givenChangeAsked(place, place.assistant, accepted));
    const asked = await readBrief(place.assistant, accepted);
    doneOf(
      await on('2027-03-02T16:00:00Z', place.assistant, () => submit(deliverBrief, deliveryForm(asked))),
    );
    const delivered = await readBrief(place.owner, asked);
    const [delivery] = delivered.deliveries;
    const [criterion] = delivered.deliverables[0]?.criteria ?? [];
    const unmet = [{ criterionId: criterion?.id ?? '', isUnmet: true, reason: 'The bowls are missing.' }];
    const form = { ...seen(delivered), deliveryId: delivery?.id ?? '', note: '', unmet };
    doneOf(await on('2027-03-02T17:00:00Z', place.owner, () => submit(requestRevision, form)));

    await comesDue(accepted, 'change_waiting');

    expect((await mailsAbout(accepted)).map(({ kind }) => kind)).toEqual(['reminder.change_waiting']);
  });

  it('counts fewer working days where the business has dropped some since', async () => {
    const brief = await givenBriefAccepted(place);
    await asks(brief, TUESDAY, 'Which white?');
    const hours = {
      days: ['1', '2', '4', '5'],
      from: '09:00',
      until: '17:00',
      holidayCountry: '',
      holidayRegion: '',
    };
    doneOf(
      await asPerson(place.owner, () =>
        submit(setWorkspaceHours, { workspaceId: place.workspace.id, version: 1, ...hours }),
      ),
    );

    await comesDue(brief, 'question_waiting');

    expect(await mailsAbout(brief)).toEqual([]);
    expect(await momentsOf(brief, 'question_waiting')).toEqual([
      '2027-03-03T15:00:00.000Z',
      '2027-03-04T15:00:00.000Z',
    ]);
  });
});
