import { beforeEach, describe, expect, it } from 'vitest';
import { worthTogether } from '@/lib/pay/terms/weeks-together.rules';
import { MOST_AT_ONCE, type Ticked, tickedAs } from '@/lib/platform/actions/ticked';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { letManagersApprove } from '@/lib/time/approval/approvers.actions';
import { approveTimesheets } from '@/lib/time/approval/approving-several.actions';
import { getWeeksToApprove } from '@/lib/time/approval/approving-several.queries';
import { takeWeekBack } from '@/lib/time/approval/taking-back.actions';
import { givenNewPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { mailedIn, notificationsOf } from '@/tests/support/notifications';
import {
  asPerson,
  givenManager,
  givenPeople,
  givenWorkspace,
  type People,
  type Person,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';
import { givenStaff } from '@/tests/support/staff';
import { givenAgreedBefore, givenHandedIn, owedIn } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

/** The second Friday, on which both weeks have been handed in, and the week that ends then. */
const LATER = new Date('2027-03-19T23:00:00Z');
const SECOND_WEEK = { monday: '2027-03-15', at: LATER };
const MONTHLY = { cap: '40', paySchedule: 'monthly', startsOn: '2027-03-01' };

describe('several weeks that are approved at once', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  let people: People;
  let maria: Pair;
  let joel: Pair;
  beforeEach(async () => {
    people = await givenPeople();
    const workspace = await givenWorkspace(people.ruth, { name: `Adeyemi ${newId().slice(-6)}` });
    maria = await givenNewPair({ ruth: people.ruth, workspace });
    joel = await givenNewPair({ ruth: people.ruth, workspace }, { name: 'Joel Cruz' });
    await givenAgreedBefore(maria, MONTHLY);
    await givenAgreedBefore(joel, { currency: 'EUR' });
  });

  const inSecondWeek = (pair: Pair) => givenHandedIn(pair, { date: '2027-03-16' }, SECOND_WEEK);
  const approves = (weeks: readonly Ticked[], by: Person = people.ruth) =>
    atTime(LATER, () =>
      asPerson(by, () =>
        submit(approveTimesheets, { workspaceId: maria.workspace.id, weeks: weeks.map(tickedAs) }),
      ),
    );
  const codesOf = async (answer: ReturnType<typeof approves>) =>
    doneOf(await answer).results.map(({ refusal }) => refusal?.code ?? null);
  const amountsTo = async (pair: Pair) =>
    (await owedIn(people.ruth, pair)).map(({ amountMinor }) => Number(amountMinor));
  const eventsOf = () =>
    withActor({ kind: 'workspace', workspaceId: maria.workspace.id }, (tx) =>
      tx.auditEvent.findMany({
        where: { workspaceId: maria.workspace.id, action: 'timesheet.approved' },
        select: { subjectId: true, actorUserId: true },
      }),
    );

  it('are each owed, recorded and told as if approved by themselves, under the limit that they share', async () => {
    const weeks = [await givenHandedIn(maria), await givenHandedIn(joel), await inSecondWeek(maria)];
    const waiting = await getWeeksToApprove(people.ruth.userId, maria.workspace.id, 'owner');
    const preview = worthTogether(waiting.flatMap(({ shares }) => shares));

    expect(await codesOf(approves(waiting))).toEqual([null, null, null]);

    expect(preview).toEqual([
      { currency: 'EUR', fullMinor: 2900, amountMinor: 2900 },
      { currency: 'USD', fullMinor: 5800, amountMinor: 4000 },
    ]);
    expect(await amountsTo(joel)).toEqual([2900]);
    expect(sumOf(await amountsTo(maria))).toBe(4000);
    expect((await eventsOf()).map(({ subjectId }) => subjectId).sort()).toEqual(
      weeks.map(({ id }) => id).sort(),
    );
    const told = [joel, maria, maria].map(({ assistant }) => assistant.email);
    expect(await mailedIn(maria.workspace.id, 'time.approved')).toEqual(told.sort());
    const asked = (await notificationsOf(people.ruth)).filter(({ kind }) => kind === 'time.handed_in');
    const ours = asked.filter(({ workspaceId }) => workspaceId === maria.workspace.id);
    expect(ours.map(({ readAt }) => readAt !== null)).toEqual([true, true, true]);
  });

  it('say what they come to beside what is already owed in the same pay period', async () => {
    const first = await givenHandedIn(maria);
    expect(await codesOf(approves([first]))).toEqual([null]);
    await inSecondWeek(maria);

    const [week] = await getWeeksToApprove(people.ruth.userId, maria.workspace.id, 'owner');

    expect(worthTogether(week?.shares ?? [])).toMatchObject([{ fullMinor: 2900, amountMinor: 1100 }]);
  });

  it('are refused one by one, named, while the others are approved', async () => {
    const other = await givenStaff(people.ruth, maria.workspace, 'owner');
    const good = await givenHandedIn(maria);
    const byAnother = await givenHandedIn(joel);
    const takenBack = await inSecondWeek(joel);
    const changed = await inSecondWeek(maria);
    const foreign = await givenNewPair({
      ruth: people.foreign.owner,
      workspace: people.foreign.workspace,
    });
    await givenAgreedBefore(foreign);
    const notTheirs = await givenHandedIn(foreign);
    const answered = { ...byAnother, note: '' };
    doneOf(await atTime(LATER, () => asPerson(other, () => submit(approveTimesheet, answered))));
    doneOf(await atTime(LATER, () => asPerson(joel.assistant, () => submit(takeWeekBack, takenBack))));

    const seen = [byAnother, takenBack, { ...changed, version: changed.version - 1 }, notTheirs, good];
    const { results } = doneOf(await approves(seen));

    const said = results.map(({ named, refusal }) => [
      named && `${named.assistant}, ${named.week}`,
      refusal?.code ?? null,
    ]);
    expect(said).toEqual([
      ['Joel Cruz, the week of Mon 8 Mar', 'wrong_state'],
      ['Joel Cruz, the week of Mon 15 Mar', 'taken_back'],
      ['Maria Santos, the week of Mon 15 Mar', 'changed_meanwhile'],
      [null, 'not_found'],
      ['Maria Santos, the week of Mon 8 Mar', null],
    ]);
    expect(results[0]?.refusal?.message).toContain('This week is approved.');
    expect(await amountsTo(maria)).toEqual([2900]);
    expect(await owedIn(people.foreign.owner, foreign)).toEqual([]);
  });

  it('are approved once though the form is posted twice at once, and again later', async () => {
    const weeks = [await givenHandedIn(maria), await givenHandedIn(joel)];

    const answers = await Promise.all([1, 2].map(() => codesOf(approves(weeks))));

    expect(answers).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(await codesOf(approves(weeks))).toEqual([null, null]);
    expect(await eventsOf()).toHaveLength(2);
    expect(await mailedIn(maria.workspace.id, 'time.approved')).toHaveLength(2);
  });

  it('are each approved by one of two owners who press at the same moment, and the other is told', async () => {
    const other = await givenStaff(people.ruth, maria.workspace, 'owner');
    const weeks = [await givenHandedIn(maria), await givenHandedIn(joel)];

    const answers = await Promise.all([people.ruth, other].map((owner) => codesOf(approves(weeks, owner))));

    for (const at of [0, 1])
      expect(answers.map((codes) => codes[at])).toEqual(expect.arrayContaining([null, 'wrong_state']));
    expect(await eventsOf()).toHaveLength(2);
    expect([await amountsTo(maria), await amountsTo(joel)]).toEqual([[2900], [2900]]);
  });

  it('don’t wait for one another: the first is approved while the second is held up', async () => {
    const [first, second] = [await givenHandedIn(maria), await givenHandedIn(joel)];
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM timesheets WHERE id = $1 FOR UPDATE', [second.id]);

    const answer = codesOf(approves([first, second]));
    await somebodyWaits();
    expect([await amountsTo(maria), await amountsTo(joel)]).toEqual([[2900], []]);
    await holder().query('COMMIT');

    expect(await answer).toEqual([null, null]);
  });

  it('are at least one, and no more than are done at once', async () => {
    const tooMany = Array.from({ length: MOST_AT_ONCE + 1 }, () => ({ id: newId(), version: 2 }));

    expect(refusalOf(await approves([])).code).toBe('none_chosen');
    expect(JSON.stringify(refusalOf(await approves(tooMany)))).toContain('at most 50');
  });

  it('are approved by a manager once an owner lets them, who is shown no pay', async () => {
    await givenManager(maria.workspace, people.tomas);
    const weeks = [await givenHandedIn(maria), await givenHandedIn(joel)];
    expect(refusalOf(await approves(weeks, people.tomas)).code).toBe('not_yours');

    const allows = { workspaceId: maria.workspace.id, managersApproveTime: true };
    doneOf(await asPerson(people.ruth, () => submit(letManagersApprove, allows)));
    const shown = await getWeeksToApprove(people.tomas.userId, maria.workspace.id, 'approver');

    expect(shown.map(({ minutes, shares }) => [minutes, shares])).toEqual([
      [120, []],
      [120, []],
    ]);
    expect(await codesOf(approves(shown, people.tomas))).toEqual([null, null]);
    expect((await eventsOf()).map(({ actorUserId }) => actorUserId)).toEqual(
      weeks.map(() => people.tomas.userId),
    );
  });

  it('are read with the same number of queries, however many people’s weeks and pay periods wait', async () => {
    const looks = () =>
      statementsOf(() => getWeeksToApprove(people.ruth.userId, maria.workspace.id, 'owner'));
    await givenHandedIn(maria);
    const forOne = await looks();
    await inSecondWeek(maria);
    await givenHandedIn(joel);

    expect(await looks()).toHaveLength(forOne.length);
  });
});
