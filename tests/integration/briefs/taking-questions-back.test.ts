import { beforeAll, describe, expect, it } from 'vitest';
import { remindOfAnswer } from '@/lib/briefs/awaited.jobs';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getLettingGo } from '@/lib/briefs/home/letting-go.queries';
import { getInboxBrief } from '@/lib/briefs/inbox/inbox.queries';
import { answerQuestion, askQuestion, withdrawQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { mailNotifications } from '@/lib/notifications/sending/mailing.jobs';
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
  remindersWaitingOf,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { notificationsOf } from '@/tests/support/notifications';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const ASKED = '2027-03-02T08:00:00Z';
const LATER = '2027-03-02T10:00:00Z';

describe('a question that is taken back', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, work);
  const on = <T>(iso: string, person: Person, work: () => Promise<T>) =>
    atTime(new Date(iso), () => asPerson(person, work));
  const about = ({ workspaceId, id }: BriefDocument) => ({ workspaceId, id });

  async function asks(brief: BriefDocument, isBlocking = true): Promise<string> {
    const clarificationId = newId();
    const form = { ...about(brief), clarificationId, question: 'Which white?', isBlocking };
    doneOf(await on(ASKED, place.assistant, () => submit(askQuestion, form)));
    return clarificationId;
  }
  const withdraws = (brief: BriefDocument, clarificationId: string, person = place.assistant) =>
    on(LATER, person, () => submit(withdrawQuestion, { ...about(brief), clarificationId }));
  const mailsOf = ({ id: subjectId }: BriefDocument) =>
    asBusiness((tx) =>
      tx.mail.findMany({ where: { subjectId, recipientUserId: place.owner.userId }, orderBy: { id: 'asc' } }),
    );

  it('restarts the clock, stays on the brief as asked and taken back, and waits for nobody', async () => {
    const brief = await givenBriefAccepted(place);
    const question = await asks(brief);
    const reader = { userId: place.owner.userId, role: 'owner' } as const;
    const needs = async () => (await getHome(reader, place.workspace.id, new Date(LATER))).questions;
    expect(await needs()).toHaveLength(1);

    doneOf(await withdraws(brief, question));
    doneOf(await withdraws(brief, question));

    const moved = await readBrief(place.owner, brief);
    expect(moved.deadlineLocal).toBe('2027-03-05T19:00');
    expect(moved.clarifications).toMatchObject([
      { question: 'Which white?', answer: null, withdrawnAt: new Date(LATER) },
    ]);
    expect(await needs()).toEqual([]);
    const reminders = await remindersWaitingOf(brief);
    expect(reminders).toContain('deadline_24h');
    expect(reminders).not.toContain('question_waiting');
    const page = await getInboxBrief(place.assistant.userId, about(brief));
    expect(page?.hasNewAnswer).toBe(false);
    const log = await asBusiness((tx) =>
      tx.auditEvent.findMany({ where: { subjectId: brief.id }, orderBy: { id: 'asc' } }),
    );
    expect(log.slice(-2).map(({ action }) => action)).toEqual([
      'brief.question_asked',
      'brief.question_withdrawn',
    ]);
  });

  it('gives a brief that waited for it back to the assistant', async () => {
    const brief = await givenBriefSent(place);
    const [first, second] = [await asks(brief), await asks(brief, false)];

    doneOf(await withdraws(brief, first));
    expect((await readBrief(place.owner, brief)).state).toBe('clarifying');
    doneOf(await withdraws(brief, second));

    expect((await readBrief(place.owner, brief)).state).toBe('sent');
    expect(await remindersWaitingOf(brief)).toContain('hand_over_waiting');
  });

  it("can't be answered any more, and an answered one can't be taken back; neither can another person's", async () => {
    const brief = await givenBriefAccepted(place);
    const [open, answered, withdrawn] = [await asks(brief), await asks(brief), await asks(brief)];
    const answer = (clarificationId: string) =>
      on(LATER, place.owner, () =>
        submit(answerQuestion, { ...about(brief), clarificationId, answer: 'Pure white.' }),
      );
    doneOf(await answer(answered));
    doneOf(await withdraws(brief, withdrawn));

    expect(refusalOf(await answer(withdrawn)).code).toBe('question_withdrawn');
    expect(refusalOf(await withdraws(brief, answered)).code).toBe('changed_meanwhile');
    expect(refusalOf(await withdraws(brief, open, place.owner)).code).toBe('not_yours');
    const { workspaceId, id } = brief;
    const byTheOwner = asBusiness((tx) =>
      tx.clarificationAnswer.createMany({
        data: {
          workspaceId,
          id: newId(),
          engagementId: place.engagementId,
          clarificationId: open,
          outcome: 'withdrawn',
          answer: '',
          answeredById: place.owner.userId,
          answeredAt: new Date(),
        },
      }),
    );
    await expect(byTheOwner).rejects.toThrow('by whoever asked it');
    expect(
      (await readBrief(place.owner, { workspaceId, id })).clarifications.map((each) => each.answer?.text),
    ).toEqual([undefined, 'Pure white.', undefined]);
  });

  it('is mailed to people who had been told of it, and leaves no mail to those who hadn’t', async () => {
    const brief = await givenBriefAccepted(place);
    doneOf(await withdraws(brief, await asks(brief)));
    expect((await mailsOf(brief)).slice(-2).map(({ kind }) => kind)).toEqual([
      'brief.question',
      'brief.question_withdrawn',
    ]);

    const { userId } = place.owner;
    await withActor({ kind: 'user', userId }, (tx) =>
      tx.notificationChoice.createMany({
        data: {
          workspaceId: place.workspace.id,
          id: newId(),
          userId,
          kind: 'brief.question',
          channel: 'mail',
          choice: 'daily',
          chosenAt: new Date(ASKED),
        },
      }),
    );
    const unheard = await givenBriefAccepted(place);
    doneOf(await withdraws(unheard, await asks(unheard)));
    const dueAt = '2027-03-04T20:00:00.000Z';
    await atTime(new Date(dueAt), () => mailNotifications.perform({ recipientId: userId, dueAt }, FIRST_TRY));

    expect((await mailsOf(unheard)).map(({ kind }) => kind)).toEqual([]);
  });

  it('leaves nothing unread that says how long its answer has been waited for', async () => {
    const brief = await givenBriefAccepted(place);
    const question = await asks(brief);
    const { workspaceId, id: briefId } = brief;
    const { id: reminderId } = await asBusiness((tx) =>
      tx.reminder.findFirstOrThrow({ where: { workspaceId, briefId, kind: 'question_waiting' } }),
    );
    await atTime(new Date('2027-03-04T12:00:00Z'), () =>
      remindOfAnswer.perform({ workspaceId, reminderId }, FIRST_TRY),
    );
    const lateOnes = async () =>
      (await notificationsOf(place.owner))
        .filter(({ subjectId, kind }) => subjectId === briefId && kind === 'reminder.question_waiting')
        .map(({ readAt }) => readAt !== null);
    expect(await lateOnes()).toEqual([false]);

    const form = { ...about(brief), clarificationId: question };
    doneOf(await on('2027-03-04T13:00:00Z', place.assistant, () => submit(withdrawQuestion, form)));

    expect(await lateOnes()).toEqual([true]);
  });

  it("doesn't count as a question of the brief, nor as one that the owner left waiting", async () => {
    const accepted = await givenBriefAccepted(place, { title: 'Asked by mistake' });
    doneOf(await withdraws(accepted, await asks(accepted)));
    const brief = await readBrief(place.assistant, accepted);
    doneOf(await on(LATER, place.assistant, () => submit(deliverBrief, deliveryForm(brief))));
    const delivered = await readBrief(place.owner, brief);
    const review = { ...seen(delivered), deliveryId: delivered.deliveries.at(-1)?.id, note: '' };
    doneOf(await on(LATER, place.owner, () => submit(approveDelivery, review)));

    const at = new Date('2027-03-03T08:00:00Z');
    const [month] = await getLettingGo(place.owner.userId, place.workspace.id, at);
    expect(month?.now).toMatchObject({ approved: 1, interruptions: 0 });
    const tally = await asBusiness((tx) => tx.briefTally.findFirstOrThrow({ where: { briefId: brief.id } }));
    expect(tally.questions).toBe(0);
  });
});
