import { describe, expect, it } from 'vitest';
import { withdrawChange } from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { moveDueDay } from '@/lib/evaluations/opening/beginning.actions';
import { remindOfEvaluation } from '@/lib/evaluations/reminding.jobs';
import { withdrawExpense } from '@/lib/pay/expenses/expenses.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import type { Pair } from '@/tests/support/agreements';
import { deliveryForm, givenBriefAccepted, givenBriefSent, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { givenEachPair } from '@/tests/support/each-pair';
import { evaluationsOf, givenEvaluation } from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenChoice, mailsTo, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { givenExpense } from '@/tests/support/pay/pay';
import { asPerson, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStaff } from '@/tests/support/staff';
import {
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApprovedBySilence,
  givenHandedIn,
} from '@/tests/support/time';

describe('what one of several owners has done', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  let other: Person;
  givenEachPair(async (each) => {
    pair = each;
    await givenAgreedBefore(pair);
    other = await givenStaff(pair.owner, pair.workspace, 'owner');
  });

  const toldOf = async (person: Person, subjectId: string) =>
    (await notificationsOf(person))
      .filter((notification) => notification.subjectId === subjectId)
      .map(({ kind, isListed, readAt }) => [kind, isListed, readAt !== null]);

  it("isn't asked of the others any more: it stays in their list as read, and no waiting mail asks for it", async () => {
    const daily = { kind: 'time.handed_in', channel: 'mail', choice: 'daily' } as const;
    await givenChoice(other, pair.workspace, 'owner', [daily]);
    const sheet = await givenHandedIn(pair);
    expect(await toldOf(other, sheet.id)).toEqual([['time.handed_in', true, false]]);

    const form = { ...sheet, note: '' };
    doneOf(await atTime(FRIDAY_EVENING, () => asPerson(pair.owner, () => submit(approveTimesheet, form))));
    await whenMailIsDue(other, new Date('2027-03-14T23:00:00Z'));

    for (const owner of [pair.owner, other])
      expect(await toldOf(owner, sheet.id)).toEqual([['time.handed_in', true, true]]);
    expect((await mailsTo(other)).filter(({ subjectId }) => subjectId === sheet.id)).toEqual([]);
    expect(await toldOf(pair.assistant, sheet.id)).toEqual([['time.approved', true, false]]);
  });

  it('counts even if the agreement does it, by silence', async () => {
    const { sheet } = await givenApprovedBySilence(pair);

    const told = (await toldOf(other, sheet.id)).map(([kind, , isRead]) => [kind, isRead]);
    expect(told).toContainEqual(['time.handed_in', true]);
    expect(told).toContainEqual(['time.approved_by_agreement', false]);
  });

  it('is the one question that was answered, and no other of the same brief', async () => {
    const brief = await givenBriefSent(pair);
    const [first, second] = [newId(), newId()];
    for (const clarificationId of [first, second]) {
      const asks = { ...seen(await readBrief(pair.assistant, brief)), clarificationId, isBlocking: false };
      const form = { ...asks, question: 'Which white?' };
      doneOf(await asPerson(pair.assistant, () => submit(askQuestion, form)));
    }
    const answer = { workspaceId: brief.workspaceId, id: brief.id, clarificationId: first, answer: 'Pure.' };

    doneOf(await asPerson(pair.owner, () => submit(answerQuestion, answer)));

    const asked = (await notificationsOf(other)).filter(({ kind }) => kind === 'brief.question');
    expect(asked.map(({ eventKey, readAt }) => [eventKey, readAt !== null])).toEqual([
      [first, true],
      [second, false],
    ]);
  });

  it('leaves the others no outdated notification: no digest names the old day of an evaluation that one has moved', async () => {
    const daily = { kind: 'reminder.evaluation_3d', channel: 'mail', choice: 'daily' } as const;
    await givenChoice(other, pair.workspace, 'owner', [daily]);
    const ref = await atTime(FRIDAY_EVENING, () => givenEvaluation(pair));
    const reminders = await withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
      tx.reminder.findMany({
        where: { evaluationId: ref.id, party: 'owner', kind: 'evaluation_3d' },
        select: { workspaceId: true, id: true, dueAt: true },
      }),
    );
    for (const { workspaceId, id, dueAt } of reminders)
      await atTime(dueAt, () => remindOfEvaluation.perform({ workspaceId, reminderId: id }, FIRST_TRY));
    const [{ dueAt: dayOf } = { dueAt: FRIDAY_EVENING }] = reminders;
    const told = (await notificationsOf(other)).filter(({ kind }) => kind === 'reminder.evaluation_3d');
    expect(told.map(({ mailedAt }) => mailedAt)).toEqual([null]);

    const later = { ...ref, dueOn: '2027-04-05', reason: 'A fair.' };
    doneOf(await atTime(dayOf, () => asPerson(pair.owner, () => submit(moveDueDay, later))));
    await whenMailIsDue(other, new Date(dayOf.getTime() + 2 * 86_400_000));

    expect(await evaluationsOf(other, pair)).toMatchObject([{ dueAt: new Date('2027-04-06T05:00:00Z') }]);
    expect((await mailsTo(other)).filter(({ kind }) => kind.startsWith('reminder.'))).toEqual([]);
  });

  it("isn't asked of any of them once it was taken back, or the work it was about is over", async () => {
    const asksAbout = async (ref: Parameters<typeof readBrief>[1], isBlocking: boolean) => {
      const form = { ...seen(await readBrief(pair.assistant, ref)), clarificationId: newId(), isBlocking };
      doneOf(
        await asPerson(pair.assistant, () => submit(askQuestion, { ...form, question: 'Which white?' })),
      );
    };
    const called = await givenBriefAccepted(pair);
    await asksAbout(called, true);
    const approved = await givenBriefAccepted(pair);
    await asksAbout(approved, false);
    const changed = await givenBriefAccepted(pair);
    const wish = await givenChangeAsked(pair, pair.assistant, changed);
    const expense = await givenExpense(pair);
    // an expense has a day of its own, so it may come before what is asked today
    const open = async () =>
      (await notificationsOf(other))
        .filter(({ readAt }) => readAt === null)
        .map(({ kind }) => kind)
        .sort();
    expect(await open()).toEqual([
      'brief.change_requested',
      'brief.question',
      'brief.question',
      'pay.expense',
    ]);

    const off = { ...seen(await readBrief(pair.owner, called)), reason: 'We sold out.', owed: '' };
    doneOf(await asPerson(pair.owner, () => submit(cancelBrief, off)));
    const form = deliveryForm(await readBrief(pair.assistant, approved));
    doneOf(await asPerson(pair.assistant, () => submit(deliverBrief, form)));
    const delivered = await readBrief(pair.owner, approved);
    const yes = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id ?? '', note: '' };
    doneOf(await asPerson(pair.owner, () => submit(approveDelivery, yes)));
    doneOf(await asPerson(pair.assistant, () => submit(withdrawChange, wish)));
    doneOf(await asPerson(pair.assistant, () => submit(withdrawExpense, expense)));

    expect(await open()).toEqual([]);
  });

  it('is nothing to people who have no part in the work: nobody settles the notifications of others', async () => {
    const sheet = await givenHandedIn(pair);

    await withActor(
      { kind: 'user', userId: newId() },
      (tx) =>
        tx.$executeRaw`SELECT app.settle_notices(${pair.workspace.id}::uuid, ${pair.engagementId}::uuid, ${sheet.id}::uuid,
        ARRAY['time.handed_in'], '', '{}', now())`,
    );

    expect(await toldOf(other, sheet.id)).toEqual([['time.handed_in', true, false]]);
  });
});
