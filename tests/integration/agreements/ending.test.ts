import { beforeAll, describe, expect, it } from 'vitest';
import { sayOnceSigned } from '@/components/agreements/status/status-once-signed';
import { verifyChain } from '@/lib/agreements/chain';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { findAgreementInForce } from '@/lib/agreements/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  endsIfDue,
  eventsOf,
  givenAgreementInForce,
  givenDraft,
  givenNewPair,
  givenProposed,
  givesNotice,
  type Pair,
  proposes,
  readAs,
  signs,
} from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { mailsIn } from '@/tests/support/notifications';
import { givenPeople, givenWorkspace, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const at = (text: string) => new Date(text);
const JUST_BEFORE = 1;

describe('an agreement ends', () => {
  givenDatabaseWithPeople();
  let people: People;
  let chicago: Omit<Pair, 'assistant' | 'engagementId'>;
  beforeAll(async () => {
    people = await givenPeople();
    const workspace = await givenWorkspace(people.ruth, {
      name: 'Adeyemi Kilns',
      timeZone: 'America/Chicago',
    });
    chicago = { owner: people.ruth, workspace };
  });

  const givenPair = () => givenNewPair({ ruth: chicago.owner, workspace: chicago.workspace });

  const stateOf = async (pair: Pair, ref: AgreementRef) => (await readAs(pair.owner, ref))?.state;
  const asBusiness = <T>(ref: AgreementRef, work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, work);
  const mailsOf = (ref: AgreementRef, kind: string) =>
    asBusiness(ref, (tx) =>
      tx.mail.findMany({ where: { subjectId: ref.id, kind }, orderBy: { toAddress: 'asc' } }),
    );
  /** Says when the queue will run a job about it. */
  const closingAt = (ref: AgreementRef) =>
    asBusiness(
      ref,
      (tx) => tx.$queryRaw<{ runAt: Date }[]>`
        SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`agreements.close:${ref.id}`}`,
    );

  it("by notice of either side, at the end of the last day in the business's zone, over a clock change", async () => {
    const pair = await givenPair();
    const given = at('2027-03-01T15:00:00Z');
    // 14 days ahead is 15 March; on the 14th clocks in Chicago go forward
    const ends = at('2027-03-16T05:00:00Z');
    const ref = await atTime(at('2027-02-01T15:00:00Z'), () => givenAgreementInForce(pair));

    doneOf(await atTime(given, () => givesNotice(pair.assistant, ref)));

    expect(await stateOf(pair, ref)).toBe('in_force');
    const { engagementId, workspace } = pair;
    const leadsTo = async (side: 'owner' | 'assistant') => {
      const page = await getAgreementPage(pair[side].userId, ref);
      return page && sayOnceSigned(page, side, given)?.link?.href;
    };
    expect(await leadsTo('assistant')).toBe(addresses.inboxEnding(workspace.id, engagementId));
    expect(await leadsTo('owner')).toBe(addresses.ending(workspace.slug, engagementId));
    expect((await closingAt(ref)).map(({ runAt }) => runAt)).toEqual([ends]);
    await endsIfDue(ref, new Date(ends.getTime() - JUST_BEFORE));
    expect(await stateOf(pair, ref)).toBe('in_force');
    await endsIfDue(ref, ends);
    await endsIfDue(ref, ends);
    const row = await readAs(pair.owner, ref);
    expect([row?.state, row?.stateChangedAt]).toEqual(['terminated', ends]);
    const events = await eventsOf(pair.owner, ref);
    expect(events.slice(-2).map(({ kind }) => kind)).toEqual(['notice_given', 'terminated']);
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
    const told = await mailsOf(ref, 'agreement.terminated');
    expect(told.map(({ toAddress }) => toAddress)).toEqual([pair.assistant.email, pair.owner.email].sort());
  });

  it('and tells both at once that notice was given, with the day, and lets work go on until then', async () => {
    const pair = await givenPair();
    const ref = await atTime(at('2026-11-20T15:00:00Z'), () => givenAgreementInForce(pair));

    doneOf(await atTime(at('2026-11-24T15:00:00Z'), () => givesNotice(pair.owner, ref)));

    const brief = await atTime(at('2026-11-30T15:00:00Z'), () => givenBriefAccepted(pair));
    expect(brief.agreementId).toBe(ref.id);
    const told = await mailsOf(ref, 'agreement.notice_given');
    expect(told.map(({ subject }) => subject.replace(/,.*/, '')).sort()).toEqual([
      'Adeyemi Kilns has given notice',
      'You have given notice',
    ]);
    for (const { text } of told) {
      expect(text).toContain('the end of Tue 8 Dec (Chicago)');
      // the hand-back is part of it: one thing happened, and both get one mail about it
      expect(text).toContain('The last day is Tue 8 Dec.');
      expect(text).toMatch(/\/ending\b/);
    }
    expect(await mailsIn(pair.workspace.id, 'ending.begun')).toEqual([]);
  });

  it('and asks whoever gives notice for a fresh sign-in, and accepts it once from either side', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);
    const tired = { ...pair.owner, authenticatedAt: new Date(Date.now() - 10 * 60_000) };

    const stale = refusalOf(await givesNotice(tired, ref));
    const answers = await Promise.all([givesNotice(pair.owner, ref), givesNotice(pair.assistant, ref)]);

    expect(stale.code).toBe('sign_in_again');
    expect(stale.values.reason).toEqual(['The shop closes for good.']);
    expect(answers.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect(refusalOf(await givesNotice(people.tomas, ref)).code).toBe('not_found');
  });

  it('at once, where both agreed on notice that takes effect at once', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair, { noticeDays: 0 });

    doneOf(await givesNotice(pair.assistant, ref));

    const [job] = await closingAt(ref);
    expect(job?.runAt.getTime()).toBeLessThanOrEqual(Date.now());
    await endsIfDue(ref, new Date());
    const row = await readAs(pair.owner, ref);
    expect([row?.state, row?.stateChangedAt]).toEqual(['terminated', job?.runAt]);
    const text = expect.stringContaining('The agreement is over sooner, with');
    expect(await mailsOf(ref, 'agreement.notice_given')).toMatchObject([{ text }, { text }]);
  });

  it('on no other day than the one that was shown before pressing', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);

    const answer = refusalOf(await givesNotice(pair.owner, ref, { lastDay: '2026-12-31' }));

    expect(answer.code).toBe('other_day');
    expect(answer.values.reason).toEqual(['The shop closes for good.']);
  });

  it('by its own term, and from that instant on no work can be handed over, however late the job comes', async () => {
    const pair = await givenPair();
    const ends = at('2027-07-01T05:00:00Z');
    const ref = await atTime(at('2027-01-10T15:00:00Z'), () =>
      givenAgreementInForce(pair, { startsOn: '2027-01-11', endsOn: '2027-06-30' }),
    );
    const inForceAt = (when: Date) =>
      atTime(when, () =>
        asBusiness(ref, (tx) => findAgreementInForce(tx, ref.workspaceId, pair.engagementId)),
      );

    expect(await inForceAt(new Date(ends.getTime() - JUST_BEFORE))).toMatchObject({ id: ref.id });
    expect(await inForceAt(ends)).toBeNull();
    const afterStandstill = at('2027-07-09T08:00:00Z');
    await Promise.all([endsIfDue(ref, afterStandstill), endsIfDue(ref, afterStandstill)]);
    const row = await readAs(pair.owner, ref);
    expect([row?.state, row?.stateChangedAt]).toEqual(['expired', ends]);
    expect(await mailsOf(ref, 'agreement.expired')).toHaveLength(2);
    expect((await eventsOf(pair.owner, ref)).filter(({ kind }) => kind === 'expired')).toHaveLength(1);
  });

  it('as an offer, when it isn’t signed in thirty days; then it can be neither signed nor revived', async () => {
    const pair = await givenPair();
    const ends = at('2026-12-25T06:00:00Z');
    const ref = await atTime(at('2026-11-24T15:00:00Z'), () => givenProposed(pair));

    const tooLate = await atTime(ends, () => signs(pair.assistant, ref));
    await endsIfDue(ref, ends);

    expect(refusalOf(tooLate).code).toBe('run_out');
    expect(await stateOf(pair, ref)).toBe('expired');
    expect(refusalOf(await atTime(ends, () => signs(pair.assistant, ref))).code).toBe('wrong_state');
    // and the two may begin again
    expect((await givenDraft(pair)).id).toBeTruthy();
  });

  it('as an offer, on the day that the owner chose, and a new version gets new time', async () => {
    const pair = await givenPair();
    const proposed = at('2026-11-24T15:00:00Z');
    const ref = await atTime(proposed, () => givenDraft(pair));

    const past = await atTime(proposed, () => proposes(pair.owner, ref, { respondBy: '2026-11-24' }));
    doneOf(await atTime(proposed, () => proposes(pair.owner, ref, { respondBy: '2026-12-01' })));

    expect(refusalOf(past).fieldErrors.respondBy).toMatch(/until tomorrow/);
    expect((await readAs(pair.assistant, ref))?.respondBy).toEqual(at('2026-12-02T06:00:00Z'));
    expect((await closingAt(ref)).map(({ runAt }) => runAt)).toEqual([at('2026-12-02T06:00:00Z')]);
  });

  it('in no other way: the database refuses an end without its reason, and a way back', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);
    const move = (state: 'terminated' | 'expired' | 'superseded' | 'proposed' | 'in_force') =>
      asBusiness(
        ref,
        (tx) => tx.$executeRaw`
          UPDATE agreements SET state = ${state}::agreement_state, state_changed_at = now() WHERE id = ${ref.id}::uuid`,
      );

    await expect(move('terminated')).rejects.toThrow(/only by notice/);
    await expect(move('expired')).rejects.toThrow(/only when its time is over/);
    await expect(move('superseded')).rejects.toThrow(/that both have signed/);
    await expect(move('proposed')).rejects.toThrow(/can only end/);
    doneOf(await givesNotice(pair.owner, ref));
    await expect(move('terminated')).rejects.toThrow(/notice that has run/);
    await endsIfDue(ref, at('2100-01-01T00:00:00Z'));
    await expect(move('in_force')).rejects.toThrow(/stays ended/);
  });
});
