import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { atTime } from '@/lib/platform/clock';
import {
  type AgreementRef,
  endsIfDue,
  eventsOf,
  givenAgreementInForce,
  givenAmendment,
  givenNewPair,
  givesNotice,
  type Pair,
  proposes,
  readAs,
  signs,
} from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { mailsIn, notificationsOf } from '@/tests/support/notifications';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const at = (text: string) => new Date(text);

describe('while an amendment waits for signatures', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const givenPair = () => givenNewPair(people);
  const stateOf = async ({ owner }: Pair, ref: AgreementRef) => (await readAs(owner, ref))?.state;

  it('notice that was given has no effect once both have signed', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);
    doneOf(await givesNotice(pair.owner, ref));
    const amendment = await givenAmendment(pair.owner, ref);
    doneOf(await proposes(pair.owner, amendment));
    doneOf(await signs(pair.owner, amendment));
    doneOf(await signs(pair.assistant, amendment));

    await endsIfDue(ref, at('2027-12-31T00:00:00Z'));

    expect([await stateOf(pair, ref), await stateOf(pair, amendment)]).toEqual(['superseded', 'in_force']);
  });

  it('notice takes back what its giver had signed, so that the other side can’t undo it alone', async () => {
    const givers = ['owner', 'assistant'] as const;
    for (const giver of givers) {
      const pair = await givenPair();
      const other = pair[giver === 'owner' ? 'assistant' : 'owner'];
      const ref = await givenAgreementInForce(pair);
      const amendment = await givenAmendment(pair.owner, ref);
      doneOf(await proposes(pair.owner, amendment));
      doneOf(await signs(pair[giver], amendment));

      doneOf(await givesNotice(pair[giver], ref));

      expect(refusalOf(await signs(other, amendment)).code).toBe('wrong_state');
      expect([await stateOf(pair, ref), await stateOf(pair, amendment)]).toEqual(['in_force', 'withdrawn']);
      const events = await eventsOf(pair.owner, amendment);
      expect(events.at(-1)).toMatchObject({ kind: 'withdrawn', actorUserId: pair[giver].userId });
      expect(verifyChain(amendment.id, events)).toEqual({ sound: true });
      const told = (await mailsIn(ref.workspaceId, 'agreement.notice_given')).filter(
        ({ subjectId }) => subjectId === ref.id,
      );
      expect(told.map(({ text }) => text.includes('had signed is taken back with it'))).toEqual([true, true]);
      const asked = (await notificationsOf(other)).filter(({ subjectId }) => subjectId === amendment.id);
      expect(asked).not.toEqual([]);
      expect(asked.filter(({ readAt }) => readAt === null)).toEqual([]);
    }
  });

  it('only one holds of notice and the other side’s signature, given at the same moment', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);
    const amendment = await givenAmendment(pair.owner, ref);
    doneOf(await proposes(pair.owner, amendment));
    doneOf(await signs(pair.owner, amendment));

    const answers = await Promise.all([givesNotice(pair.owner, ref), signs(pair.assistant, amendment)]);

    const isEnding = answers[0].status === 'done';
    expect(answers.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect([await stateOf(pair, ref), await stateOf(pair, amendment)]).toEqual(
      isEnding ? ['in_force', 'withdrawn'] : ['superseded', 'in_force'],
    );
  });

  it('notice leaves what the other side had signed: its giver may still agree to the new terms', async () => {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);
    const amendment = await givenAmendment(pair.owner, ref);
    doneOf(await proposes(pair.owner, amendment));
    doneOf(await signs(pair.owner, amendment));

    doneOf(await givesNotice(pair.assistant, ref));

    doneOf(await signs(pair.assistant, amendment));
    expect([await stateOf(pair, ref), await stateOf(pair, amendment)]).toEqual(['superseded', 'in_force']);
  });

  it('the term can run out first: the amendment, once signed, is in force by itself', async () => {
    const pair = await givenPair();
    const ref = await atTime(at('2027-01-10T15:00:00Z'), () =>
      givenAgreementInForce(pair, { startsOn: '2027-01-11', endsOn: '2027-06-30' }),
    );
    const renewal = await atTime(at('2027-06-29T15:00:00Z'), async () => {
      const begun = await givenAmendment(pair.owner, ref, { renew: 'on' });
      doneOf(await proposes(pair.owner, begun));
      doneOf(await signs(pair.owner, begun));
      return begun;
    });

    // the job hasn't run yet: the signature closes the old one, as ended
    doneOf(await atTime(at('2027-07-03T15:00:00Z'), () => signs(pair.assistant, renewal)));

    expect([await stateOf(pair, ref), await stateOf(pair, renewal)]).toEqual(['expired', 'in_force']);
  });
});
