import { describe, expect, it } from 'vitest';
import { readWeeks } from '@/lib/evidence/weeks';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';
import { approveTimeBySilence } from '@/lib/time/approval/silence.jobs';
import { takeWeekBack } from '@/lib/time/approval/taking-back.actions';
import { readTimesheets } from '@/lib/time/approval/waiting.queries';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenChoice, mailsIn, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  APPROVED_BY_SILENCE,
  closes,
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApproved,
  givenEntry,
  givenHandedIn,
  MONDAY,
  owedIn,
  sheetOf,
} from '@/tests/support/time';

type Sheet = Awaited<ReturnType<typeof givenHandedIn>>;

describe('a week that is taken back', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  givenEachPair(async (each) => {
    pair = each;
    await givenAgreedBefore(pair);
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, work);
  const takesBack = (sheet: Sheet, person = pair.assistant, at = FRIDAY_EVENING) =>
    atTime(at, () => asPerson(person, () => submit(takeWeekBack, sheet)));
  const answers = (action: typeof approveTimesheet, sheet: Sheet, note = '') =>
    atTime(FRIDAY_EVENING, () => asPerson(pair.owner, () => submit(action, { ...sheet, note })));
  /** Writes the row of an answer past all actions: the owner takes the week back on the Friday, unless told otherwise. */
  const writesReview = (
    sheet: Sheet,
    submissionId: string,
    changes: {
      readonly reviewedById?: string;
      readonly outcome?: 'returned';
      readonly reviewedAt?: Date;
    } = {},
  ) =>
    asBusiness((tx) =>
      tx.timesheetReview.createMany({
        data: {
          workspaceId: sheet.workspaceId,
          id: newId(),
          engagementId: pair.engagementId,
          timesheetId: sheet.id,
          submissionId,
          outcome: 'taken_back',
          note: changes.outcome === 'returned' ? 'Monday is missing.' : '',
          reviewedById: pair.owner.userId,
          reviewedAt: FRIDAY_EVENING,
          ...changes,
        },
      }),
    );
  const asOwnerSees = (id: string) => getTimesheet(pair.owner.userId, pair.workspace.id, id);

  it('can be changed and handed in again; both see that it was, and nothing waits for the owner meanwhile', async () => {
    const sheet = await givenHandedIn(pair);
    const beforeIt = { ...sheet, version: Number(sheet.version) - 1 };
    expect(refusalOf(await takesBack(beforeIt)).code).toBe('changed_meanwhile');
    for (const _ of ['once', 'and where its answer got lost']) doneOf(await takesBack(sheet));

    expect(await asBusiness((tx) => readTimesheets(tx, pair.workspace.id))).toEqual([]);
    const waiting = { timesheetId: sheet.id, sentAt: null, cancelledAt: null };
    expect(await asBusiness((tx) => tx.reminder.count({ where: waiting }))).toBe(0);
    const kept = await asBusiness((tx) =>
      readWeeks(tx, { workspaceId: sheet.workspaceId, engagementId: pair.engagementId }),
    );
    expect(kept).toMatchObject([{ state: 'open', submissions: [{ answer: { outcome: 'taken_back' } }] }]);
    const log = await asBusiness((tx) =>
      tx.auditEvent.findMany({ where: { subjectId: sheet.id }, orderBy: { id: 'asc' } }),
    );
    const submissionId = expect.stringMatching(/./);
    expect(log).toMatchObject([
      { action: 'timesheet.submitted' },
      { action: 'timesheet.taken_back', data: { submissionId } },
    ]);

    await givenEntry(pair, { date: '2027-03-10' });
    doneOf(await closes(pair));

    const seen = await asOwnerSees(sheet.id);
    expect(seen).toMatchObject({
      state: 'submitted',
      submissions: [
        { number: 2, minutes: 240, review: null },
        { number: 1, minutes: 120, review: { outcome: 'taken_back' } },
      ],
    });
    doneOf(await answers(approveTimesheet, await sheetOf(pair.owner, pair)));
    expect(await owedIn(pair.owner, pair)).toMatchObject([{ minutes: 240 }]);
  });

  it('can be taken back by the assistant alone, whoever writes the row', async () => {
    const sheet = await givenHandedIn(pair);

    expect(refusalOf(await takesBack(sheet, pair.owner)).code).toBe('not_yours');
    const { submissions } = (await asOwnerSees(sheet.id)) ?? {};
    await expect(writesReview(sheet, submissions?.[0]?.id ?? '')).rejects.toThrow('by whoever worked it');
    const withoutARow = asBusiness((tx) =>
      tx.timesheet.updateMany({ where: { id: sheet.id }, data: { state: 'open' } }),
    );
    await expect(withoutARow).rejects.toThrow('answered by a review');
  });

  it("can't be once it was answered, and says so; nor from when on silence counts", async () => {
    const approved = await givenApproved(pair);
    const refusal = refusalOf(await takesBack({ ...approved, version: approved.version + 1 }));
    expect(refusal).toMatchObject({
      code: 'wrong_state',
      message: expect.stringMatching(/^This week is approved/),
    });

    const week = { monday: '2027-03-01', at: FRIDAY_EVENING };
    const returned = await givenHandedIn(pair, { date: '2027-03-03' }, week);
    doneOf(await answers(returnTimesheet, returned, 'Monday is missing.'));
    expect(refusalOf(await takesBack(returned)).message).toContain('It is with you: fix it');

    doneOf(await closes(pair, week.monday));
    const again = await sheetOf(pair.owner, pair, week.monday);
    expect(refusalOf(await takesBack(again, pair.assistant, APPROVED_BY_SILENCE)).code).toBe(
      'counts_as_approved',
    );
    doneOf(await takesBack(again, pair.assistant, new Date(APPROVED_BY_SILENCE.getTime() - 1)));
  });

  it('is answered as it was handed in last, and by silence alone once that counts, whoever writes the row', async () => {
    const sheet = await givenHandedIn(pair);
    doneOf(await takesBack(sheet));
    doneOf(await closes(pair));
    const [last, first] = (await asOwnerSees(sheet.id))?.submissions ?? [];
    const taken = { reviewedById: pair.assistant.userId, reviewedAt: APPROVED_BY_SILENCE };

    await expect(writesReview(sheet, last?.id ?? '', taken)).rejects.toThrow("isn't taken back");
    await expect(writesReview(sheet, first?.id ?? '', { outcome: 'returned' })).rejects.toThrow(
      'what was handed in last',
    );
  });

  it("can't be answered from an outdated page, nor by silence; an owner who tries is told plainly", async () => {
    const sheet = await givenHandedIn(pair);
    const [submission] = (await asOwnerSees(sheet.id))?.submissions ?? [];
    doneOf(await takesBack(sheet));

    for (const action of [approveTimesheet, returnTimesheet]) {
      const refusal = refusalOf(await answers(action, sheet, 'Thank you.'));
      expect(refusal).toMatchObject({
        code: 'taken_back',
        message: expect.stringContaining('taken this week back'),
      });
    }
    doneOf(await closes(pair));
    const payload = { workspaceId: sheet.workspaceId, submissionId: submission?.id ?? '' };
    await atTime(APPROVED_BY_SILENCE, () => approveTimeBySilence.perform(payload, FIRST_TRY));
    expect((await asOwnerSees(sheet.id))?.state).toBe('submitted');
  });

  it('is either taken back or approved when both come at once, never both', async () => {
    const sheet = await givenHandedIn(pair);

    const [taken, approved] = await Promise.all([takesBack(sheet), answers(approveTimesheet, sheet)]);

    const isOwed = (await owedIn(pair.owner, pair)).length > 0;
    expect([taken.status, approved.status].sort()).toEqual(['done', 'refused']);
    expect(isOwed ? refusalOf(taken).code : refusalOf(approved).code).toBe(
      isOwed ? 'wrong_state' : 'taken_back',
    );
    expect((await asOwnerSees(sheet.id))?.state).toBe(isOwed ? 'approved' : 'open');
  });

  it("is reported to an owner who had heard of it, and who isn't asked for anything any more", async () => {
    const sheet = await givenHandedIn(pair);
    doneOf(await takesBack(sheet));

    expect(await mailsIn(pair.workspace.id, 'time.taken_back')).toMatchObject([
      { toAddress: pair.owner.email, subject: expect.stringContaining('Taken back: 2 h') },
    ]);
    const told = (await notificationsOf(pair.owner)).filter(({ subjectId }) => subjectId === sheet.id);
    expect(told.map(({ kind, isListed, readAt }) => [kind, isListed, readAt === null])).toEqual([
      ['time.handed_in', true, false],
      ['time.taken_back', true, true],
    ]);
  });

  it('leaves an owner who hadn’t heard of it with no mail and nothing in their list', async () => {
    const daily = { kind: 'time.handed_in', channel: 'mail', choice: 'daily' } as const;
    await givenChoice(pair.owner, pair.workspace, 'owner', [daily]);
    const sheet = await givenHandedIn(pair);
    doneOf(await takesBack(sheet));
    await whenMailIsDue(pair.owner, new Date('2027-03-14T23:00:00Z'));

    expect(await mailsIn(pair.workspace.id, 'time.handed_in')).toEqual([]);
    expect(await mailsIn(pair.workspace.id, 'time.taken_back')).toEqual([]);
    const told = (await notificationsOf(pair.owner)).filter(({ subjectId }) => subjectId === sheet.id);
    expect(told.map(({ kind, isListed }) => [kind, isListed])).toEqual([['time.handed_in', false]]);
  });

  it('is one of those that aren’t closed again', async () => {
    const sheet = await givenHandedIn(pair);
    doneOf(await takesBack(sheet));
    const later = new Date('2027-03-16T12:00:00Z');
    const asked = { engagementId: pair.engagementId, week: MONDAY };

    const { week } = await getTimePage(pair.assistant.userId, asked, later);

    expect(week).toMatchObject({ state: 'open', unclosed: [MONDAY, '2027-03-01'] });
  });
});
