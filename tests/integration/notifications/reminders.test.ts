import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { allJobs } from '@/lib/jobs';
import { remindOfDeadline } from '@/lib/notifications/reminders/jobs';
import { DEADLINE_KINDS } from '@/lib/notifications/reminders/rules';
import { atTime } from '@/lib/platform/clock';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { type BriefPlace, deliveryForm, givenBriefAccepted, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenChoice, whenMailIsDue } from '@/tests/support/notifications';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const HOUR = 60 * 60 * 1000;
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR);

describe('reminders of a deadline, with two workers', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  const workers: RunningWorker[] = [];
  beforeAll(async () => {
    const { ruth, maria, workspace, engagements } = await givenPeople();
    place = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    await givenAgreementInForce({
      owner: ruth,
      assistant: maria,
      workspace,
      engagementId: engagements.maria,
    });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  async function whenWorkersRun(): Promise<void> {
    while (workers.length < 2) workers.push(await startWorker({ jobs: allJobs }));
  }

  /** Handed over and accepted three days before its deadline: the queue's clock is the database's own. */
  function givenWorkDue(deadline: Date, title: string): Promise<BriefDocument> {
    const minute = deadline.toISOString().slice(0, 16);
    const terms = {
      title,
      deadlineDate: minute.slice(0, 10),
      deadlineTime: minute.slice(11),
      deadlineZone: 'UTC',
    };
    return atTime(new Date(deadline.getTime() - 72 * HOUR), () => givenBriefAccepted(place, terms));
  }

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, work);
  const remindersOf = ({ id }: BriefDocument) =>
    asBusiness((tx) =>
      tx.reminder.findMany({
        where: { briefId: id, kind: { in: [...DEADLINE_KINDS] } },
        orderBy: { dueAt: 'asc' },
      }),
    );
  const mailsAbout = ({ id }: BriefDocument) =>
    asBusiness((tx) =>
      tx.mail.findMany({
        where: { subjectId: id, kind: { startsWith: 'reminder.' } },
        orderBy: { createdAt: 'asc' },
      }),
    );

  it('each of five due reminders is one mail, and the overdue ones wait for their moment', async () => {
    const briefs = [];
    for (let i = 0; i < 5; i += 1)
      briefs.push(await givenWorkDue(hoursFromNow(10), `Due tomorrow, number ${i}`));

    await whenWorkersRun();

    for (const brief of briefs) {
      await eventually(async () =>
        expect((await mailsAbout(brief)).map(({ kind }) => kind)).toEqual(['reminder.deadline_24h']),
      );
      const [, dayBefore, , overdue] = await remindersOf(brief);
      expect(dayBefore?.sentAt).toBeInstanceOf(Date);
      expect([overdue?.sentAt, overdue?.cancelledAt]).toEqual([null, null]);
    }
  });

  it('after a standstill only what is still true is sent: overdue, and not "due in a day"', async () => {
    const brief = await givenWorkDue(hoursFromNow(-2), 'Missed in the standstill');

    await whenWorkersRun();

    await eventually(async () => expect(await mailsAbout(brief)).toHaveLength(1));
    const [mail] = await mailsAbout(brief);
    expect(mail?.subject).toMatch(/^Overdue since .+: Missed in the standstill$/);
    expect(mail?.toAddress).toBe(place.assistant.email);
    await eventually(async () => {
      const [, dayBefore, , overdue] = await remindersOf(brief);
      expect(dayBefore?.cancelledAt).toBeInstanceOf(Date);
      expect(overdue?.sentAt).toBeInstanceOf(Date);
    });
  });

  it("what was delivered in time isn't mentioned again", async () => {
    const brief = await givenWorkDue(hoursFromNow(-1), 'Delivered two days early');
    await atTime(hoursFromNow(-49), async () =>
      doneOf(await asPerson(place.assistant, () => submit(deliverBrief, deliveryForm(brief)))),
    );
    const late = await givenWorkDue(hoursFromNow(-1), 'Not delivered');

    await whenWorkersRun();

    await eventually(async () => expect(await mailsAbout(late)).toHaveLength(1));
    expect(await mailsAbout(brief)).toEqual([]);
    // the announcement of an approval by silence is another matter
    const ofDeadline = (await remindersOf(brief)).filter(({ kind }) => kind.startsWith('deadline'));
    expect(ofDeadline).not.toEqual([]);
    expect(ofDeadline.filter(({ cancelledAt }) => cancelledAt === null)).toEqual([]);
  });

  it('what came back has its reminders again, each once', async () => {
    const brief = await givenWorkDue(hoursFromNow(-1), 'Delivered, and sent back');
    await atTime(hoursFromNow(-60), async () =>
      doneOf(await asPerson(place.assistant, () => submit(deliverBrief, deliveryForm(brief)))),
    );
    await atTime(hoursFromNow(-50), async () => {
      const delivered = await readBrief(place.owner, brief);
      const form = {
        ...seen(delivered),
        deliveryId: delivered.deliveries[0]?.id,
        note: '',
        unmet: [
          {
            criterionId: delivered.deliverables[0]?.criteria[0]?.id,
            isUnmet: true,
            reason: 'Number 7 has a grey background.',
          },
        ],
      };
      doneOf(await asPerson(place.owner, () => submit(requestRevision, form)));
    });

    await whenWorkersRun();

    await eventually(async () =>
      expect((await mailsAbout(brief)).map(({ kind }) => kind)).toEqual(['reminder.deadline_overdue']),
    );
  });

  it('a reminder whose job runs twice at the same moment is one mail', async () => {
    const brief = await givenWorkDue(hoursFromNow(20), 'Taken twice');
    const [, dayBefore] = await remindersOf(brief);
    const payload = { workspaceId: place.workspace.id, reminderId: dayBefore?.id };

    await Promise.all([1, 2, 3].map(() => remindOfDeadline.perform(payload, FIRST_TRY)));

    expect(await mailsAbout(brief)).toHaveLength(1);
  });

  it('one kept for a digest isn’t in it once it is no longer true', async () => {
    const { assistant, workspace } = place;
    const wish = { kind: 'reminder.deadline_24h', channel: 'mail', choice: 'daily' } as const;
    await givenChoice(assistant, workspace, 'assistant', [wish]);
    const [done, open] = [
      await givenBriefAccepted(place, { title: 'Delivered in the night' }),
      await givenBriefAccepted(place, { title: 'Still to be done' }),
    ];
    // 07:00 in Manila; her digest comes at 08:00
    for (const brief of [done, open]) {
      const dayBefore = (await remindersOf(brief)).find(({ kind }) => kind === 'deadline_24h');
      const payload = { workspaceId: workspace.id, reminderId: dayBefore?.id };
      await atTime(new Date('2027-03-04T23:00:00Z'), () => remindOfDeadline.perform(payload, FIRST_TRY));
    }
    await atTime(new Date('2027-03-04T23:30:00Z'), async () =>
      doneOf(await asPerson(assistant, () => submit(deliverBrief, deliveryForm(done)))),
    );

    await whenMailIsDue(assistant, new Date('2027-03-05T00:00:00Z'));

    expect(await mailsAbout(done)).toEqual([]);
    expect((await mailsAbout(open)).map(({ kind }) => kind)).toEqual(['reminder.deadline_24h']);
  });
});
