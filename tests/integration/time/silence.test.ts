import { describe, expect, it } from 'vitest';
import { setWorkspaceHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import type { Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';
import { awaitAnswerOfWeek } from '@/lib/time/approval/awaiting.jobs';
import { approveTimeBySilence, notifyOfSilence } from '@/lib/time/approval/silence.jobs';
import { remindOfWeek } from '@/lib/time/approval/waiting.jobs';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailedIn, mailsIn } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { FRIDAY_EVENING, givenAgreedBefore, givenHandedIn, MONDAY, owedIn } from '@/tests/support/time';

/** Handed in on Friday 12 March at 17:00 in Chicago; over the night in which its clocks go forward. */
const COUNTS_FROM = new Date('2027-03-17T22:00:00Z');

describe('a week that nobody answers, where the agreement gives five days', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, work);
  const mails = (kind: string) => mailedIn(pair.workspace.id, kind);
  const both = () => [pair.assistant.email, pair.owner.email].sort();
  async function handedIn() {
    const sheet = await givenHandedIn(pair);
    const page = await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id);
    const [submission] = page?.submissions ?? [];
    const payload = { workspaceId: pair.workspace.id, submissionId: submission?.id ?? '' };
    return { sheet, submission, payload };
  }
  const passes = (job: Pick<Job, 'perform'>, payload: unknown, at: Date) =>
    atTime(at, () => job.perform(payload, FIRST_TRY));

  it('says from the first moment on when it will count as approved', async () => {
    await givenAgreedBefore(pair);

    const { submission } = await handedIn();

    expect(submission?.countsAsApprovedAt).toEqual(COUNTS_FROM);
  });

  it('is announced to both, once', async () => {
    await givenAgreedBefore(pair);
    const { payload } = await handedIn();

    for (let run = 0; run < 2; run += 1)
      await passes(notifyOfSilence, payload, new Date('2027-03-16T22:00:00Z'));

    expect(await mails('time.silence_ahead')).toEqual(both());
  });

  it('is approved by the agreement, owed, and reported to both; once, however often it runs', async () => {
    await givenAgreedBefore(pair);
    const { sheet, payload } = await handedIn();

    for (let run = 0; run < 2; run += 1) await passes(approveTimeBySilence, payload, COUNTS_FROM);

    const page = await getTimesheet(pair.assistant.userId, pair.workspace.id, sheet.id);
    expect(page).toMatchObject({ state: 'approved', submissions: [{ review: { outcome: 'approved' } }] });
    expect(page?.submissions[0]?.review?.byAgreementId).toEqual(expect.any(String));
    expect(await owedIn(pair.assistant, pair)).toMatchObject([{ amountMinor: 2900n, approvedById: null }]);
    expect(await mails('time.approved_by_agreement')).toEqual(both());
  });

  it('is approved by the agreement after a standstill too, and then the mail says that nobody was told beforehand', async () => {
    const ends = async () =>
      (await mailsIn(pair.workspace.id, 'time.approved_by_agreement')).map(({ text }) =>
        text.replace(/\s+/g, ' ').includes('this installation stood still'),
      );
    await givenAgreedBefore(pair);
    const told = await handedIn();
    await passes(notifyOfSilence, told.payload, new Date('2027-03-16T22:00:00Z'));
    await passes(approveTimeBySilence, told.payload, COUNTS_FROM);
    expect(await ends()).toEqual([false, false]);

    pair = await givenPair(people(), 'Adeyemi stood still');
    await givenAgreedBefore(pair);
    const { payload } = await handedIn();
    for (const job of [notifyOfSilence, approveTimeBySilence])
      await passes(job, payload, new Date('2027-03-19T08:00:00Z'));
    expect(await mails('time.silence_ahead')).toEqual([]);
    expect(await ends()).toEqual([true, true]);
  });

  it('isn’t approved a moment too early, nor after somebody has answered', async () => {
    await givenAgreedBefore(pair);
    const { sheet, payload } = await handedIn();
    await passes(approveTimeBySilence, payload, new Date(COUNTS_FROM.getTime() - 1));
    expect(await owedIn(pair.owner, pair)).toEqual([]);

    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...sheet, note: '' })));
    await passes(approveTimeBySilence, payload, COUNTS_FROM);

    expect(await owedIn(pair.owner, pair)).toMatchObject([{ approvedById: pair.owner.userId }]);
    expect(await mails('time.approved_by_agreement')).toEqual([]);
  });

  it('counts from its moment on, however late that is recorded: it can’t be sent back any more, and is owed and due as if on time', async () => {
    await givenAgreedBefore(pair);
    const { sheet, payload } = await handedIn();
    const returned = (at: Date) =>
      atTime(at, () =>
        asPerson(pair.owner, () => submit(returnTimesheet, { ...sheet, note: 'Thursday twice' })),
      );

    expect(refusalOf(await returned(COUNTS_FROM)).code).toBe('counts_as_approved');
    await passes(approveTimeBySilence, payload, new Date(COUNTS_FROM.getTime() + 9 * 86_400_000));

    // the working days are counted from Wednesday 17 March on
    expect(await owedIn(pair.owner, pair)).toMatchObject([
      { approvedAt: COUNTS_FROM, dueOn: new Date('2027-03-24') },
    ]);
    expect(await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id)).toMatchObject({
      state: 'approved',
    });
  });

  const reminders = async ({ id }: { readonly id: string }) => {
    const rows = await asBusiness((tx) =>
      tx.reminder.findMany({ where: { timesheetId: id }, orderBy: { dueAt: 'asc' } }),
    );
    return rows.map(({ id: reminderId, kind, party, sentAt, cancelledAt }) => ({
      reminderId,
      kind,
      party,
      left: sentAt ? 'sent' : cancelledAt ? 'cancelled' : 'waits',
    }));
  };
  const afterHours = (hours: number) => new Date(FRIDAY_EVENING.getTime() + hours * 3_600_000);
  const works = async (sheet: { readonly id: string }, at: Date) => {
    for (const { reminderId, left } of await reminders(sheet)) {
      const payload = { workspaceId: pair.workspace.id, reminderId };
      // the same job twice, as two workers would
      if (left === 'waits') await Promise.all([1, 2].map(() => passes(remindOfWeek, payload, at)));
    }
  };

  it('has reminders after a day and three, to the owner alone, and none once it has its answer', async () => {
    await givenAgreedBefore(pair);
    const { sheet } = await handedIn();
    expect(await reminders(sheet)).toMatchObject([
      { kind: 'timesheet_waiting_1d', party: 'owner', left: 'waits' },
      { kind: 'timesheet_waiting_3d', party: 'owner', left: 'waits' },
    ]);

    const [first] = await reminders(sheet);
    const payload = { workspaceId: pair.workspace.id, reminderId: first?.reminderId };
    for (let run = 0; run < 2; run += 1) await passes(remindOfWeek, payload, afterHours(24));
    const returned = { ...sheet, note: 'Thursday twice' };
    doneOf(await atTime(afterHours(24), () => asPerson(pair.owner, () => submit(returnTimesheet, returned))));

    expect((await reminders(sheet)).map(({ left }) => left)).toEqual(['sent', 'cancelled']);
    expect(await mails('reminder.timesheet_waiting_1d')).toEqual([pair.owner.email]);
    await works(sheet, afterHours(73));
    expect(await mails('reminder.timesheet_waiting_3d')).toEqual([]);
  });

  it('has one reminder after a standstill, and none once silence is about to answer', async () => {
    await givenAgreedBefore(pair, { autoApprovalDays: '', disputeDays: '' });
    const { sheet } = await handedIn();
    await works(sheet, afterHours(24 * 8));
    expect((await reminders(sheet)).map(({ left }) => left)).toEqual(['cancelled', 'cancelled', 'sent']);

    pair = await givenPair(people(), 'Adeyemi and Sons');
    await givenAgreedBefore(pair);
    const other = await handedIn();
    await works(other.sheet, new Date(COUNTS_FROM.getTime() - 3_600_000));
    expect((await reminders(other.sheet)).map(({ left }) => left)).toEqual(['cancelled', 'cancelled']);
  });

  it('has its reminders on working days, where the business has said which those are', async () => {
    await givenAgreedBefore(pair, { autoApprovalDays: '', disputeDays: '' });
    const hours = { days: ['1', '2', '3', '4', '5'], from: '09:00', until: '17:00' };
    const business = { workspaceId: pair.workspace.id, version: 1, holidayCountry: '', holidayRegion: '' };
    doneOf(await asPerson(pair.owner, () => submit(setWorkspaceHours, { ...business, ...hours })));
    const thursday = afterHours(-24);
    const sheet = await givenHandedIn(pair, {}, { monday: MONDAY, at: thursday });
    const left = async () => (await reminders(sheet)).map((each) => each.left);
    const falls = async (those: { readonly id: string }, nth: number, at: Date) => {
      const payload = {
        workspaceId: pair.workspace.id,
        reminderId: (await reminders(those))[nth]?.reminderId,
      };
      // the same job twice, as two workers would
      await Promise.all([1, 2].map(() => passes(remindOfWeek, payload, at)));
    };

    await falls(sheet, 0, afterHours(0));
    expect(await left()).toEqual(['sent', 'waits', 'waits']);
    // three days after Thursday are Sunday: it goes out when Monday's work begins
    await falls(sheet, 1, afterHours(48));
    expect(await left()).toEqual(['sent', 'waits', 'waits']);
    const mondayMorning = new Date('2027-03-15T14:00:00Z');
    const [, third] = await reminders(sheet);
    const queued = await asBusiness(
      (tx) => tx.$queryRaw<{ runAt: Date }[]>`
        SELECT run_at AS "runAt" FROM graphile_worker._private_jobs
        WHERE payload ->> 'reminderId' = ${third?.reminderId} ORDER BY run_at DESC LIMIT 1`,
    );
    expect(queued).toEqual([{ runAt: mondayMorning }]);
    await falls(sheet, 1, mondayMorning);
    expect(await left()).toEqual(['sent', 'sent', 'waits']);
    expect(await mails('reminder.timesheet_waiting_3d')).toEqual([pair.owner.email]);

    // of two that would go out on one day, only the later one does
    const next = await givenHandedIn(
      pair,
      { date: '2027-03-02' },
      { monday: '2027-03-01', at: FRIDAY_EVENING },
    );
    await falls(next, 0, afterHours(24));
    expect((await reminders(next)).map((each) => each.left)).toEqual(['cancelled', 'waits', 'waits']);
  });

  it('gets its reminders too if it was handed in before there were any', async () => {
    await givenAgreedBefore(pair);
    const { sheet } = await handedIn();
    await asBusiness((tx) => tx.reminder.deleteMany({ where: { timesheetId: sheet.id } }));

    const payload = { workspaceId: pair.workspace.id, timesheetId: sheet.id };
    for (let run = 0; run < 2; run += 1) await passes(awaitAnswerOfWeek, payload, afterHours(30));

    expect(await reminders(sheet)).toMatchObject([{ kind: 'timesheet_waiting_3d', left: 'waits' }]);
  });

  it('waits for ever where the agreement gives silence no meaning', async () => {
    await givenAgreedBefore(pair, { autoApprovalDays: '', disputeDays: '' });
    const { submission, payload } = await handedIn();

    await passes(approveTimeBySilence, payload, new Date('2027-06-01T00:00:00Z'));

    expect(submission?.countsAsApprovedAt).toBeNull();
    expect(await owedIn(pair.owner, pair)).toEqual([]);
  });
});
