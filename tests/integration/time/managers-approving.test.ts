import { describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { letManagersApprove } from '@/lib/time/approval/approvers.actions';
import { takeWeekBack } from '@/lib/time/approval/taking-back.actions';
import { getTimesheets } from '@/lib/time/approval/waiting.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { mailedIn, mailsIn } from '@/tests/support/notifications';
import { asPerson, givenManager } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  closes,
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenEntry,
  givenHandedIn,
  MONDAY,
  owedIn,
} from '@/tests/support/time';

describe('a week of time', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
  });
  const mails = (kind: string) => mailedIn(pair.workspace.id, kind);

  it('can be approved by a manager as soon as an owner lets them, and never by whoever worked it', async () => {
    await givenAgreedBefore(pair);
    const manager = people().tomas;
    await givenManager(pair.workspace, manager);
    const form = { ...(await givenHandedIn(pair)), note: '' };
    const approves = () => asPerson(manager, () => submit(approveTimesheet, form));
    expect(refusalOf(await approves()).code).toBe('not_yours');

    const allows = { workspaceId: pair.workspace.id, managersApproveTime: true };
    doneOf(await asPerson(pair.owner, () => submit(letManagersApprove, allows)));
    doneOf(await approves());

    expect(await owedIn(pair.assistant, pair)).toMatchObject([{ approvedById: manager.userId }]);
  });

  it('is reported to managers while an owner lets them approve it, once to each, and not to those who may not', async () => {
    await givenAgreedBefore(pair);
    const manager = people().tomas;
    await givenManager(pair.workspace, manager);
    const week = { date: '2027-03-09', from: '09:00', until: '11:00' };
    const form = await givenHandedIn(pair, week);
    expect(await mails('time.handed_in')).toEqual([pair.owner.email]);
    doneOf(await atTime(FRIDAY_EVENING, () => asPerson(pair.assistant, () => submit(takeWeekBack, form))));

    const allows = { workspaceId: pair.workspace.id, managersApproveTime: true };
    doneOf(await asPerson(pair.owner, () => submit(letManagersApprove, allows)));
    await givenHandedIn(pair, { ...week, date: '2027-03-10' });

    const both = [pair.owner.email, manager.email];
    expect((await mails('time.handed_in')).toSorted()).toEqual([pair.owner.email, ...both].toSorted());
    const toManager = (await mailsIn(pair.workspace.id, 'time.handed_in')).filter(
      ({ recipientUserId }) => recipientUserId === manager.userId,
    );
    expect(toManager.map(({ text }) => text)).toEqual([
      expect.stringContaining(`/w/${pair.workspace.slug}/`),
    ]);
  });

  it('waits for its answer among those of its own business alone, whichever has waited longest first', async () => {
    await givenAgreedBefore(pair);
    const elsewhere = await givenPair(people(), 'Adeyemi elsewhere');
    await givenAgreedBefore(elsewhere);
    await givenHandedIn(elsewhere);
    const answered = await givenHandedIn(
      pair,
      { date: '2027-03-02' },
      { monday: '2027-03-01', at: FRIDAY_EVENING },
    );
    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...answered, note: '' })));

    await givenEntry(pair);
    const later = { monday: '2027-03-15', at: new Date('2027-03-19T23:00:00Z') };
    await givenHandedIn(pair, { date: '2027-03-16', until: '10:00' }, later);
    doneOf(await closes(pair, MONDAY, new Date('2027-03-20T09:00:00Z')));

    expect(await getTimesheets(pair.owner.userId, pair.workspace.id)).toMatchObject([
      { monday: '2027-03-15', minutes: 60 },
      { monday: MONDAY, minutes: 120 },
    ]);
  });
});
