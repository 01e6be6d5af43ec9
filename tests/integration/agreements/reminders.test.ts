import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requestChanges } from '@/lib/agreements/negotiation/answering.actions';
import { reviseAgreement, withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { remindOfAgreement } from '@/lib/agreements/timing/reminding.jobs';
import { keepTimeOfAgreement } from '@/lib/agreements/timing/timing.jobs';
import { allJobs } from '@/lib/jobs';
import { atTime } from '@/lib/platform/clock';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  givenAgreementInForce,
  givenNewPair,
  givenProposed,
  givesNotice,
  type Pair,
  proposes,
  readAs,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const DAY = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY);

describe('reminders of an agreement, with two workers', () => {
  givenDatabaseWithPeople();
  let people: People;
  const workers: RunningWorker[] = [];
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  const givenPair = () => givenNewPair(people);

  /** The assistant asked for changes, and two days later the owner began to write, which isn't a proposal yet. */
  async function givenBeingChanged(pair: Pair, daysAgo: number): Promise<AgreementRef> {
    const { owner, assistant } = pair;
    const ref = await atTime(daysFromNow(-daysAgo - 1), () => givenProposed(pair));
    await atTime(daysFromNow(-daysAgo), async () => {
      const form = { ...(await seenBy(assistant, ref)), reason: 'Please pay every two weeks.' };
      doneOf(await asPerson(assistant, () => submit(requestChanges, form)));
    });
    await atTime(daysFromNow(-daysAgo + 2), async () => {
      const form = await seenBy(owner, ref);
      doneOf(await asPerson(owner, () => submit(reviseAgreement, form)));
    });
    return ref;
  }

  async function whenWorkersRun(): Promise<void> {
    while (workers.length < 2) workers.push(await startWorker({ jobs: allJobs }));
  }

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: people.workspace.id }, work);
  const remindersOf = ({ id }: AgreementRef) =>
    asBusiness((tx) => tx.reminder.findMany({ where: { agreementId: id }, orderBy: { dueAt: 'asc' } }));
  const remindedOf = async ({ id }: AgreementRef) => {
    const mails = await asBusiness((tx) =>
      tx.mail.findMany({ where: { subjectId: id, kind: { startsWith: 'reminder.' } } }),
    );
    return mails.map(({ kind, toAddress }) => `${kind} ${toAddress}`).sort();
  };

  it('of those missed in a standstill the latest goes once to each who hasn’t signed, and covers them all', async () => {
    const pairs = await Promise.all([givenPair(), givenPair(), givenPair()]);
    const refs = [];
    for (const pair of pairs) refs.push(await atTime(daysFromNow(-6), () => givenProposed(pair)));

    await whenWorkersRun();

    for (const [index, ref] of refs.entries()) {
      const { owner, assistant } = pairs[index] ?? people.foreign;
      await eventually(async () => {
        const rows = await remindersOf(ref);
        expect(rows.filter(({ dueAt }) => dueAt.getTime() < Date.now()).every(isSettled)).toBe(true);
      });
      expect(await remindedOf(ref)).toEqual(
        [`reminder.unsigned_5d ${assistant.email}`, `reminder.unsigned_5d ${owner.email}`].sort(),
      );
      expect((await remindersOf(ref)).filter(isSettled)).toHaveLength(4);
    }
  });

  it('go no longer to somebody who has signed, and to the other from then on', async () => {
    const pair = await givenPair();
    const ref = await atTime(daysFromNow(-9), () => givenProposed(pair));
    doneOf(await atTime(daysFromNow(-8.5), () => signs(pair.assistant, ref)));

    await whenWorkersRun();

    await eventually(async () =>
      expect(await remindedOf(ref)).toEqual([`reminder.unsigned_5d ${pair.owner.email}`]),
    );
    const waiting = (await remindersOf(ref)).filter((row) => !isSettled(row));
    expect(waiting.map(({ party }) => party)).toEqual(['owner', 'owner', 'owner']);
  });

  it("aren't sent for what was withdrawn, and what nobody signed closes without one", async () => {
    const [first, second] = [await givenPair(), await givenPair()];
    const withdrawn = await atTime(daysFromNow(-6), () => givenProposed(first));
    await atTime(daysFromNow(-5.9), async () => {
      const seen = await seenBy(first.owner, withdrawn);
      doneOf(await asPerson(first.owner, () => submit(withdrawAgreement, seen)));
    });
    const lapsed = await atTime(daysFromNow(-40), () => givenProposed(second));

    await whenWorkersRun();

    await eventually(async () => expect((await readAs(second.owner, lapsed))?.state).toBe('expired'));
    await eventually(async () => expect((await remindersOf(lapsed)).every(isSettled)).toBe(true));
    expect([...(await remindedOf(lapsed)), ...(await remindedOf(withdrawn))]).toEqual([]);
    const ofWithdrawn = await remindersOf(withdrawn);
    expect(ofWithdrawn).not.toEqual([]);
    expect(ofWithdrawn.filter(({ cancelledAt }) => cancelledAt === null)).toEqual([]);
  });

  it('ask whoever signs for the business for the new version, until it is proposed; without one the offer lapses', async () => {
    const [first, second, third] = [await givenPair(), await givenPair(), await givenPair()];
    const waiting = await givenBeingChanged(first, 6);
    const proposed = await givenBeingChanged(second, 6);
    doneOf(await atTime(daysFromNow(-3.5), () => proposes(second.owner, proposed)));
    const lapsed = await givenBeingChanged(third, 40);

    await whenWorkersRun();

    await eventually(async () =>
      expect(await remindedOf(waiting)).toEqual([`reminder.changes_5d ${first.owner.email}`]),
    );
    await eventually(async () => expect((await readAs(third.assistant, lapsed))?.state).toBe('expired'));
    await eventually(async () => expect(await remindedOf(proposed)).toHaveLength(2));
    const toPropose = (await remindersOf(proposed)).filter(({ kind }) => kind.startsWith('changes_'));
    expect(toPropose).not.toEqual([]);
    expect(toPropose.filter(({ cancelledAt }) => cancelledAt === null)).toEqual([]);
    expect(await remindedOf(lapsed)).toEqual([]);
  });

  it('tell both of an end that is near, by its term or by notice', async () => {
    const [first, second] = [await givenPair(), await givenPair()];
    const endsOn = daysFromNow(20).toISOString().slice(0, 10);
    const startsOn = daysFromNow(-80).toISOString().slice(0, 10);
    const ending = await atTime(daysFromNow(-80), () => givenAgreementInForce(first, { startsOn, endsOn }));
    const given = await atTime(daysFromNow(-80), () => givenAgreementInForce(second));
    doneOf(await atTime(daysFromNow(-9), () => givesNotice(second.assistant, given)));

    await whenWorkersRun();

    const both = (kind: string, { owner, assistant }: Pair) =>
      [owner, assistant].map(({ email }) => `reminder.${kind} ${email}`).sort();
    await eventually(async () => expect(await remindedOf(ending)).toEqual(both('ends_30d', first)));
    await eventually(async () => expect(await remindedOf(given)).toEqual(both('notice_7d', second)));
    const lines = await withActor({ kind: 'user', userId: first.owner.userId }, (tx) =>
      tx.notification.findMany({ where: { subjectId: ending.id, kind: 'reminder.ends_30d' } }),
    );
    // a line that says midnight names the day after the last one
    expect(lines.map(({ text }) => text)).toEqual([expect.stringMatching(/ends at .+, 23:59$/)]);
  });

  it('are added, once, to an agreement that came into force before there were reminders', async () => {
    const pair = await givenPair();
    const endsOn = daysFromNow(60).toISOString().slice(0, 10);
    const ref = await givenAgreementInForce(pair, { endsOn });
    const waiting = async () =>
      (
        await asBusiness((tx) =>
          tx.reminder.findMany({
            where: { engagementId: pair.engagementId, sentAt: null, cancelledAt: null },
          }),
        )
      )
        .map(({ kind, party, dueAt }) => `${kind} ${party} ${dueAt.toISOString()}`)
        .sort();
    const before = await waiting();
    expect(before).not.toEqual([]);
    await asBusiness((tx) => tx.reminder.deleteMany({ where: { engagementId: pair.engagementId } }));

    const payload = { workspaceId: ref.workspaceId, agreementId: ref.id };
    for (let run = 0; run < 2; run += 1) {
      await keepTimeOfAgreement.perform(payload, FIRST_TRY);
    }

    expect(await waiting()).toEqual(before);
  });

  it('are one mail each, even if their job runs three times at the same moment', async () => {
    const pair = await givenPair();
    const ref = await atTime(daysFromNow(-1), () => givenProposed(pair));
    const [first] = (await remindersOf(ref)).filter(({ party }) => party === 'assistant');
    const payload = { workspaceId: ref.workspaceId, reminderId: first?.id };

    await atTime(daysFromNow(1.5), () =>
      Promise.all([1, 2, 3].map(() => remindOfAgreement.perform(payload, FIRST_TRY))),
    );

    expect(await remindedOf(ref)).toEqual([`reminder.unsigned_2d ${pair.assistant.email}`]);
  });
});

function isSettled(row: { readonly sentAt: Date | null; readonly cancelledAt: Date | null }): boolean {
  return row.sentAt !== null || row.cancelledAt !== null;
}
