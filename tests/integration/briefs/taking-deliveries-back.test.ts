import { beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { approveBySilence } from '@/lib/briefs/delivery/silence.jobs';
import { takeDeliveryBack } from '@/lib/briefs/delivery/taking-back.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { getHome } from '@/lib/briefs/home/home.queries';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { mailNotifications } from '@/lib/notifications/sending/mailing.jobs';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
  remindersWaitingOf,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const DELIVERED = '2027-03-02T08:00:00Z';
const LATER = '2027-03-02T10:00:00Z';

describe('a delivery that is taken back', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, work);
  const on = <T>(iso: string, person: Person, work: () => Promise<T>) =>
    atTime(new Date(iso), () => asPerson(person, work));
  const read = (brief: BriefDocument) => readBrief(place.owner, brief);
  const reviewOf = (brief: BriefDocument) => ({
    ...seen(brief),
    deliveryId: brief.deliveries.at(-1)?.id,
    note: '',
  });

  async function delivers(brief: BriefDocument, iso = DELIVERED): Promise<BriefDocument> {
    doneOf(await on(iso, place.assistant, () => submit(deliverBrief, deliveryForm(brief))));
    return read(brief);
  }
  const takesBack = (brief: BriefDocument, iso = LATER, person = place.assistant) =>
    on(iso, person, () => submit(takeDeliveryBack, reviewOf(brief)));
  const approves = (brief: BriefDocument, iso: string) =>
    on(iso, place.owner, () => submit(approveDelivery, reviewOf(brief)));
  const mailsOf = ({ id: subjectId }: BriefDocument) =>
    asBusiness((tx) =>
      tx.mail.findMany({ where: { subjectId, recipientUserId: place.owner.userId }, orderBy: { id: 'asc' } }),
    ).then((mails) => mails.map(({ kind }) => kind));

  it('is with the assistant again, waits for nobody, and stays on the brief as delivered and taken back', async () => {
    const brief = await delivers(await givenBriefAccepted(place));
    const reader = { userId: place.owner.userId, role: 'owner' } as const;
    const toReview = async () => (await getHome(reader, place.workspace.id, new Date(LATER))).deliveries;
    expect(await toReview()).toHaveLength(1);

    doneOf(await takesBack(brief));

    const after = await read(brief);
    expect(after.state).toBe('in_progress');
    expect(after.deadlineAt).toEqual(brief.deadlineAt);
    expect(after.deliveries[0]?.review).toMatchObject({
      outcome: 'taken_back',
      reviewedBy: place.assistant.name,
      reviewedAt: new Date(LATER),
    });
    expect(await toReview()).toEqual([]);
    const reminders = await remindersWaitingOf(brief);
    expect(reminders).toContain('deadline_24h');
    expect(reminders).not.toContain('approval_soon');
    const log = await asBusiness((tx) =>
      tx.auditEvent.findMany({ where: { subjectId: brief.id }, orderBy: { id: 'asc' } }),
    );
    expect(log.slice(-2).map(({ action }) => action)).toEqual([
      'brief.delivered',
      'brief.delivery_taken_back',
    ]);
  });

  it('posted twice is taken back once', async () => {
    const brief = await delivers(await givenBriefAccepted(place));
    const form = { ...reviewOf(brief), once: newId() };

    for (const _ of [1, 2]) doneOf(await on(LATER, place.assistant, () => submit(takeDeliveryBack, form)));

    expect((await read(brief)).deliveries).toHaveLength(1);
  });

  it('leaves a revision that was asked for before', async () => {
    const first = await delivers(await givenBriefAccepted(place));
    const criterionId = first.deliverables[0]?.criteria[0]?.id;
    const unmet = [{ criterionId, isUnmet: true, reason: 'It is grey.' }];
    doneOf(await on(DELIVERED, place.owner, () => submit(requestRevision, { ...reviewOf(first), unmet })));
    const second = await delivers(await read(first));

    doneOf(await takesBack(second));

    expect((await read(second)).state).toBe('revision');
    expect((await delivers(await read(second), LATER)).deliveries.map(({ number }) => number)).toEqual([
      1, 2, 3,
    ]);
  });

  it('stops the clock again while a blocking question has no answer', async () => {
    const accepted = await givenBriefAccepted(place);
    const question = { clarificationId: newId(), question: 'Which white?', isBlocking: true };
    const { workspaceId, id } = accepted;
    doneOf(await on(DELIVERED, place.assistant, () => submit(askQuestion, { workspaceId, id, ...question })));
    const brief = await delivers(await read(accepted));

    doneOf(await takesBack(brief));

    const pauses = await asBusiness((tx) =>
      tx.briefPause.findMany({ where: { briefId: id }, orderBy: { pausedAt: 'asc' } }),
    );
    expect(pauses.map(({ resumedAt }) => resumedAt)).toEqual([new Date(DELIVERED), null]);
    expect(await remindersWaitingOf(brief)).not.toContain('deadline_24h');
  });

  it("can't be answered any more, and one that was answered can't be taken back; nor by anybody else", async () => {
    const brief = await delivers(await givenBriefAccepted(place));
    const answered = await delivers(await givenBriefAccepted(place));
    doneOf(await approves(answered, LATER));

    expect(refusalOf(await takesBack(brief, LATER, place.owner)).code).toBe('not_yours');
    doneOf(await takesBack(brief));

    expect(refusalOf(await approves(brief, LATER)).code).toBe('wrong_state');
    expect(refusalOf(await takesBack(answered)).code).toBe('wrong_state');
  });

  it('is refused for one that a later delivery has followed', async () => {
    const brief = await delivers(await givenBriefAccepted(place));
    doneOf(await takesBack(brief));
    const again = await delivers(await read(brief), LATER);

    const form = { ...reviewOf(again), deliveryId: brief.deliveries[0]?.id };
    const refusal = refusalOf(await on(LATER, place.assistant, () => submit(takeDeliveryBack, form)));

    expect(refusal.code).toBe('changed_meanwhile');
    expect((await read(again)).state).toBe('delivered');
  });

  it('stays delivered once silence counts, and silence approves only one that waits', async () => {
    const silent = await delivers(await givenBriefAccepted(place));
    const back = await delivers(await givenBriefAccepted(place));
    doneOf(await takesBack(back));
    const until = silent.deliveries[0]?.countsAsApprovedAt?.toISOString() ?? '';

    expect(refusalOf(await takesBack(silent, until)).code).toBe('counts_as_approved');
    const payload = {
      workspaceId: back.workspaceId,
      briefId: back.id,
      deliveryId: back.deliveries[0]?.id,
    };
    await atTime(new Date(until), () => approveBySilence.perform(payload, FIRST_TRY));
    expect((await read(back)).state).toBe('in_progress');
  });

  it('is its maker’s alone to take back, and nobody’s to review who made it, for the database as well', async () => {
    const brief = await delivers(await givenBriefAccepted(place));
    const write = (outcome: 'taken_back' | 'approved', by: Person, at = LATER) =>
      asBusiness((tx) =>
        tx.review.createMany({
          data: {
            workspaceId: brief.workspaceId,
            id: newId(),
            engagementId: place.engagementId,
            briefId: brief.id,
            deliveryId: brief.deliveries[0]?.id ?? '',
            outcome,
            note: '',
            deliveryHash: '0'.repeat(64),
            reviewedById: by.userId,
            reviewedAt: new Date(at),
          },
        }),
      );

    await expect(write('taken_back', place.owner)).rejects.toThrow('by whoever made it');
    await expect(write('approved', place.assistant)).rejects.toThrow('nobody reviews their own delivery');
    const until = brief.deliveries[0]?.countsAsApprovedAt?.toISOString();
    await expect(write('taken_back', place.assistant, until)).rejects.toThrow('what counts as approved');
  });

  it('is mailed to people who had been told of it, and leaves no mail to those who hadn’t', async () => {
    const told = await delivers(await givenBriefAccepted(place));
    doneOf(await takesBack(told));
    expect((await mailsOf(told)).slice(-2)).toEqual(['brief.delivered', 'brief.delivery_taken_back']);

    const { userId } = place.owner;
    await withActor({ kind: 'user', userId }, (tx) =>
      tx.notificationChoice.createMany({
        data: {
          workspaceId: place.workspace.id,
          id: newId(),
          userId,
          kind: 'brief.delivered',
          channel: 'mail',
          choice: 'daily',
          chosenAt: new Date('2027-03-01T08:00:00Z'),
        },
      }),
    );
    const unheard = await delivers(await givenBriefAccepted(place));
    doneOf(await takesBack(unheard));
    const dueAt = '2027-03-04T20:00:00.000Z';
    await atTime(new Date(dueAt), () => mailNotifications.perform({ recipientId: userId, dueAt }, FIRST_TRY));

    expect(await mailsOf(unheard)).toEqual([]);
  });

  it('wasn’t delivered: on time or late is the first delivery that stands', async () => {
    const early = await delivers(await givenBriefAccepted(place));
    doneOf(await takesBack(early));
    const late = '2027-03-20T08:00:00Z';
    const again = await delivers(await read(early), late);
    doneOf(await approves(again, late));

    const tally = await asBusiness((tx) => tx.briefTally.findFirstOrThrow({ where: { briefId: early.id } }));
    expect(tally.deliveredAt).toEqual(new Date(late));
    expect(tally.revisions).toBe(0);
  });
});
