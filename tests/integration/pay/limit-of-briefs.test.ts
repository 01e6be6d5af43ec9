import { expect, it } from 'vitest';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { lockEngagement } from '@/lib/pay/owed/owed';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce, type Pair } from '@/tests/support/agreements';
import { type BriefForm, givenBriefDelivered, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { eventually } from '@/tests/support/eventually';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf, owedIn } from '@/tests/support/time';

/**
 * The agreed limit of a pay period holds for briefs as it does for hours: nothing is owed outside of what both have
 * signed.
 */
givenDatabaseWithPeople();
let pair: Pair;
givenEachPair(async (each) => {
  pair = each;
});

/** USD 80 a brief from March on, each paid once it is approved, unless told otherwise. */
const agreed = (changes: Readonly<Record<string, string>>) =>
  atTime(new Date('2027-03-01T15:00:00Z'), () =>
    givenAgreementInForce(pair, {
      templateKey: 'fixed',
      startsOn: '2027-03-01',
      rate: '80',
      paySchedule: 'on_approval',
      ...changes,
    }),
  );

/** @returns the brief, approved at an instant. */
async function approved(iso: string, changes: Partial<BriefForm> = {}) {
  const at = new Date(iso);
  const day = {
    deadlineDate: new Date(at.getTime() + 86_400_000).toISOString().slice(0, 10),
    budgetHours: '',
  };
  const brief = await atTime(at, () => givenBriefDelivered(pair, { ...day, ...changes }));
  const form = { ...seen(brief), deliveryId: brief.deliveries.at(-1)?.id, note: '' };
  doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(approveDelivery, form))));
  return readBrief(pair.owner, brief);
}

const owed = async () =>
  (await owedIn(pair.owner, pair))
    .map(({ id, amountMinor, fullMinor }) => ({ id, amounts: [amountMinor, fullMinor] }))
    .sort((one, other) => one.id.localeCompare(other.id))
    .map(({ amounts }) => amounts);

it("briefs of a month are owed up to its limit, exactly; the next month has its own, on the business's calendar", async () => {
  await agreed({ cap: '200' });

  await approved('2027-03-08T16:00:00Z');
  await approved('2027-03-09T16:00:00Z');
  const third = await approved('2027-03-10T16:00:00Z');
  // still the last evening of March in Chicago
  const fourth = await approved('2027-04-01T03:00:00Z');
  await approved('2027-04-01T16:00:00Z');

  expect(await owed()).toEqual([
    [8_000n, 8_000n],
    [8_000n, 8_000n],
    [4_000n, 8_000n],
    [0n, 8_000n],
    [8_000n, 8_000n],
  ]);
  expect([third.owed?.minor, fourth.owed?.minor]).toEqual([4_000, 0]);
  expect(await balancesOf(pair.owner, pair)).toEqual({ 'cost USD': 28_000, 'owed USD': -28_000 });
});

it('a pay period that isn’t a month has its limit too, and without one every brief is owed whole', async () => {
  await agreed({ cap: '100', paySchedule: 'weekly' });
  // Sunday and Monday
  await approved('2027-03-14T16:00:00Z', { budgetMoney: '100' });
  await approved('2027-03-15T16:00:00Z');

  expect(await owed()).toEqual([
    [10_000n, 10_000n],
    [8_000n, 8_000n],
  ]);
});

it('what is left of it is used by one approval after the other', async () => {
  await agreed({ cap: '100' });
  await approved('2027-03-08T16:00:00Z');
  const at = new Date('2027-03-09T16:00:00Z');
  const brief = await atTime(at, () =>
    givenBriefDelivered(pair, { deadlineDate: '2027-03-10', budgetHours: '' }),
  );
  const form = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '' };
  const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };

  const answer = await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
    await lockEngagement(tx, place);
    const waiting = atTime(at, () => asPerson(pair.owner, () => submit(approveDelivery, form)));
    await eventually(async () => {
      const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))) AS waits`;
      expect(row?.waits).toBe(true);
    });
    return { waiting };
  });

  doneOf(await answer.waiting);
  expect(await owed()).toEqual([
    [8_000n, 8_000n],
    [2_000n, 8_000n],
  ]);
});
