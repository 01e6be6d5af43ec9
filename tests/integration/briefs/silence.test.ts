import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { approveBySilence, remindOfSilence } from '@/lib/briefs/delivery/silence.jobs';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { allJobs } from '@/lib/jobs';
import { setWorkspaceHours } from '@/lib/people/hours/hours.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce, givenPair } from '@/tests/support/agreements';
import {
  type BriefPlace,
  givenBriefDelivered,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

describe('a delivery that nobody answers, where the agreement gives five days', () => {
  givenDatabaseWithPeople();
  /** Ruth and Maria agreed on five days; Ruth and Dewi on none. */
  let people: People;
  let place: BriefPlace;
  let silent: BriefPlace;
  const workers: RunningWorker[] = [];
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    silent = { ...place, assistant: people.dewi, engagementId: people.engagements.dewi };
    await givenAgreementInForce(silent, { autoApprovalDays: '', disputeDays: '' });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, work);
  const deliveredAt = (at: Date, where = place): Promise<BriefDocument> =>
    atTime(at, () =>
      givenBriefDelivered(where, { deadlineDate: new Date(at.getTime() + DAY).toISOString().slice(0, 10) }),
    );
  const ago = (time: number) => new Date(Date.now() - time);
  const read = (brief: BriefDocument) => readBrief(place.owner, brief);
  const mails = ({ id }: BriefDocument, kind: string) =>
    asBusiness(async (tx) => {
      const found = await tx.mail.findMany({
        where: { subjectId: id, kind: { startsWith: kind } },
        orderBy: { createdAt: 'asc' },
      });
      return found.map((mail) => `${mail.kind} → ${mail.toAddress}`).sort();
    });
  const silenceOf = (brief: BriefDocument) => ({
    workspaceId: brief.workspaceId,
    briefId: brief.id,
    deliveryId: brief.deliveries.at(-1)?.id,
  });

  it('says at once until when, in the mail as well', async () => {
    const brief = await deliveredAt(new Date('2027-03-10T18:00:00Z'));

    // over the night in which clocks in Chicago go forward: the same time of day
    expect(brief.deliveries[0]?.countsAsApprovedAt).toEqual(new Date('2027-03-15T17:00:00Z'));
    const [mail] = await asBusiness((tx) =>
      tx.mail.findMany({ where: { subjectId: brief.id, kind: 'brief.delivered' } }),
    );
    expect(mail?.text).toContain('counts as approved');
  });

  it('is approved by the agreement, not by a person, exactly once with two workers', async () => {
    const briefs = [];
    for (let i = 0; i < 3; i += 1) briefs.push(await deliveredAt(ago(6 * DAY)));

    while (workers.length < 2) workers.push(await startWorker({ jobs: allJobs }));

    for (const brief of briefs) {
      await eventually(async () => expect((await read(brief)).state).toBe('approved'));
      const { deliveries } = await read(brief);
      expect(deliveries[0]?.review).toMatchObject({
        outcome: 'approved',
        reviewedBy: null,
        byAgreement: true,
      });
      expect(await mails(brief, 'brief.approved_by_agreement')).toEqual(
        [
          `brief.approved_by_agreement → ${place.assistant.email}`,
          `brief.approved_by_agreement → ${place.owner.email}`,
        ].sort(),
      );
    }
  });

  it('is approved once when its job runs three times at the same moment', async () => {
    const brief = await deliveredAt(new Date('2027-04-01T15:00:00Z'));

    await atTime(new Date('2027-04-06T15:00:00Z'), () =>
      Promise.all([1, 2, 3].map(() => approveBySilence.perform(silenceOf(brief), FIRST_TRY))),
    );

    expect((await read(brief)).state).toBe('approved');
    expect(await mails(brief, 'brief.approved_by_agreement')).toHaveLength(2);
  });

  it('isn’t approved a minute early, nor after somebody has answered, nor for an earlier delivery', async () => {
    const early = await deliveredAt(new Date('2027-04-01T15:00:00Z'));
    await atTime(new Date('2027-04-06T14:59:00Z'), () =>
      approveBySilence.perform(silenceOf(early), FIRST_TRY),
    );
    expect((await read(early)).state).toBe('delivered');
    // nor by whoever records it
    const forged = asBusiness(
      (tx) => tx.$executeRaw`
        INSERT INTO reviews (workspace_id, id, engagement_id, brief_id, delivery_id, outcome, note, delivery_hash, by_agreement_id, reviewed_at)
        SELECT d.workspace_id, d.id, d.engagement_id, d.brief_id, d.id, 'approved', '', repeat('0', 64), b.agreement_id,
          d.counts_as_approved_at - interval '1 minute'
        FROM deliveries d JOIN briefs b ON b.workspace_id = d.workspace_id AND b.id = d.brief_id
        WHERE d.brief_id = ${early.id}::uuid`,
    );
    await expect(forged).rejects.toThrow('only after the agreed days');
    const sooner = asBusiness(
      (tx) => tx.$executeRaw`
        INSERT INTO deliveries (workspace_id, id, engagement_id, brief_id, number, note, delivered_by_id, delivered_at, counts_as_approved_at)
        SELECT workspace_id, gen_random_uuid(), engagement_id, brief_id, 2, note, delivered_by_id, delivered_at,
          counts_as_approved_at - interval '1 day'
        FROM deliveries WHERE brief_id = ${early.id}::uuid`,
    );
    await expect(sooner).rejects.toThrow('only as the agreement says');

    const unmet = [
      { criterionId: early.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'Three are grey.' },
    ];
    const revision = { ...seen(early), deliveryId: early.deliveries[0]?.id, note: '', unmet };
    const says = <Data>(action: FormAction<Data>, form: Fields) =>
      atTime(new Date('2027-04-06T14:59:00Z'), () => asPerson(place.owner, () => submit(action, form)));
    doneOf(await says(requestRevision, revision));
    await atTime(new Date('2027-04-07T15:00:00Z'), () =>
      approveBySilence.perform(silenceOf(early), FIRST_TRY),
    );
    expect((await read(early)).state).toBe('revision');
    const cancelled = { ...seen(await read(early)), reason: 'No fair this year.' };
    doneOf(await says(cancelBrief, cancelled));
    await atTime(new Date('2027-04-08T15:00:00Z'), () =>
      approveBySilence.perform(silenceOf(early), FIRST_TRY),
    );
    expect((await read(early)).state).toBe('cancelled');
  });

  it('counts from its moment on, however late that is recorded: nothing can be sent back any more', async () => {
    const brief = await deliveredAt(new Date('2027-04-01T15:00:00Z'));
    const unmet = [
      { criterionId: brief.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'Three are grey.' },
    ];
    const revision = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '', unmet };
    const sentBack = (at: string) =>
      atTime(new Date(at), () => asPerson(place.owner, () => submit(requestRevision, revision)));

    expect(refusalOf(await sentBack('2027-04-06T15:00:00Z')).code).toBe('counts_as_approved');
    expect((await read(brief)).state).toBe('delivered');
    doneOf(await sentBack('2027-04-06T14:59:59Z'));
  });

  it('is owed from its moment, however late that is recorded', async () => {
    const fixed = await givenPair(people, 'Adeyemi and Sons');
    await givenAgreementInForce(fixed, { templateKey: 'fixed', payType: 'fixed', cap: '', disputeDays: '' });
    const brief = await atTime(new Date('2027-04-01T15:00:00Z'), () =>
      givenBriefDelivered(fixed, { deadlineDate: '2027-04-02', budgetHours: '' }),
    );

    await atTime(new Date('2027-04-20T15:00:00Z'), () =>
      approveBySilence.perform(silenceOf(brief), FIRST_TRY),
    );

    const owed = await withActor({ kind: 'workspace', workspaceId: fixed.workspace.id }, (tx) =>
      tx.owedItem.findMany({ where: { briefId: brief.id } }),
    );
    expect(owed).toMatchObject([{ approvedAt: new Date('2027-04-06T15:00:00Z'), approvedById: null }]);
  });

  it('answered at the last moment is either answered or already approved, never both', async () => {
    const brief = await deliveredAt(new Date('2027-04-01T15:00:00Z'));
    const approval = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: 'Thank you.' };

    const [answer] = await atTime(new Date('2027-04-06T15:00:00Z'), () =>
      Promise.all([
        asPerson(place.owner, () => submit(approveDelivery, approval)),
        approveBySilence.perform(silenceOf(brief), FIRST_TRY),
      ]),
    );

    const [review] = (await read(brief)).deliveries.map((each) => each.review);
    expect((await read(brief)).state).toBe('approved');
    if (answer.status === 'done') expect(review).toMatchObject({ reviewedBy: place.owner.name });
    else {
      expect(['wrong_state', 'changed_meanwhile']).toContain(refusalOf(answer).code);
      expect(review).toMatchObject({ reviewedBy: null });
    }
  });

  it('is announced: to the owner’s side two days and a day before, to the assistant a day before, each once', async () => {
    const brief = await deliveredAt(new Date('2027-05-01T15:00:00Z'));
    const waiting = await asBusiness((tx) =>
      tx.reminder.findMany({
        where: { briefId: brief.id, sentAt: null, cancelledAt: null },
        orderBy: { dueAt: 'asc' },
      }),
    );
    expect(waiting.map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString()}`).sort()).toEqual([
      'approval_24h 2027-05-05T15:00:00.000Z',
      'approval_48h 2027-05-04T15:00:00.000Z',
      'approval_soon 2027-05-05T15:00:00.000Z',
    ]);

    for (const reminder of waiting) {
      const payload = { workspaceId: place.workspace.id, reminderId: reminder.id };
      await atTime(reminder.dueAt, () =>
        Promise.all([1, 2].map(() => remindOfSilence.perform(payload, FIRST_TRY))),
      );
    }

    expect(await mails(brief, 'reminder.approval')).toEqual([
      `reminder.approval_24h → ${place.owner.email}`,
      `reminder.approval_48h → ${place.owner.email}`,
      `reminder.approval_soon → ${place.assistant.email}`,
    ]);
    const approves = (at: string, which: BriefDocument) =>
      atTime(new Date(at), () => approveBySilence.perform(silenceOf(which), FIRST_TRY));
    const saysUntold = ({ id }: { readonly id: string }) =>
      asBusiness(async (tx) => {
        const found = await tx.mail.findMany({
          where: { subjectId: id, kind: 'brief.approved_by_agreement' },
        });
        return found.map(({ text }) => text.replace(/\s+/g, ' ').includes('this installation stood still'));
      });
    await approves('2027-05-06T15:00:00Z', brief);
    expect(await saysUntold(brief)).toEqual([false, false]);

    // a worker that was down for those days says that nobody was told
    const later = await deliveredAt(new Date('2027-05-10T15:00:00Z'));
    await approves('2027-05-16T15:00:00Z', later);
    expect(await saysUntold(later)).toEqual([true, true]);
  });

  it('is neither announced nor approved once it was answered', async () => {
    const brief = await deliveredAt(new Date('2027-05-01T15:00:00Z'));
    const approval = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '' };
    const reminders = await asBusiness((tx) => tx.reminder.findMany({ where: { briefId: brief.id } }));
    doneOf(await asPerson(place.owner, () => submit(approveDelivery, approval)));

    for (const { id, dueAt } of reminders) {
      await atTime(dueAt, () =>
        remindOfSilence.perform({ workspaceId: place.workspace.id, reminderId: id }, FIRST_TRY),
      );
    }

    expect(await mails(brief, 'reminder.approval')).toEqual([]);
  });

  it('waits for ever where the agreement gives silence no meaning', async () => {
    const brief = await deliveredAt(new Date('2027-05-01T15:00:00Z'), silent);

    expect(brief.deliveries[0]?.countsAsApprovedAt).toBeNull();
    await atTime(new Date('2027-07-01T15:00:00Z'), () =>
      approveBySilence.perform(silenceOf(brief), FIRST_TRY),
    );
    expect((await readBrief(silent.owner, brief)).state).toBe('delivered');
  });

  it('is a reminder on working days, where the business has said which those are', async () => {
    const hours = { days: ['1', '2', '3', '4', '5'], from: '09:00', until: '17:00' };
    const { version } = await asBusiness((tx) =>
      tx.workspace.findUniqueOrThrow({ where: { id: place.workspace.id }, select: { version: true } }),
    );
    const business = { workspaceId: place.workspace.id, version, holidayCountry: '', holidayRegion: '' };
    doneOf(await asPerson(place.owner, () => submit(setWorkspaceHours, { ...business, ...hours })));
    // a Thursday: three days later are a Sunday
    const brief = await deliveredAt(new Date('2027-05-06T15:00:00Z'), silent);
    const reminder = await asBusiness((tx) =>
      tx.reminder.findFirstOrThrow({ where: { briefId: brief.id, kind: 'delivery_waiting_3d' } }),
    );
    const payload = { workspaceId: place.workspace.id, reminderId: reminder.id };
    const comes = (at: Date) =>
      atTime(at, () => Promise.all([1, 2].map(() => remindOfSilence.perform(payload, FIRST_TRY))));

    await comes(reminder.dueAt);
    expect(await mails(brief, 'reminder.')).toEqual([]);
    const [queued] = await asBusiness(
      (tx) => tx.$queryRaw<{ runAt: Date }[]>`
        SELECT run_at AS "runAt" FROM graphile_worker._private_jobs WHERE key = ${`reminder:${reminder.id}`}`,
    );
    const mondayMorning = new Date('2027-05-10T14:00:00Z');
    expect(queued).toEqual({ runAt: mondayMorning });
    await comes(mondayMorning);

    expect(await mails(brief, 'reminder.')).toEqual([`reminder.delivery_waiting_3d → ${place.owner.email}`]);
  });
});
