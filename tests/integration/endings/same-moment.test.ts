import { beforeAll, describe, expect, it } from 'vitest';
import { handOver } from '@/lib/briefs/handing-over/handing-over';
import { lockBrief } from '@/lib/briefs/loading';
import { finishEnding } from '@/lib/endings/finishing';
import { endWhenOver } from '@/lib/endings/jobs';
import { loadEnding } from '@/lib/endings/loading';
import { addAdvance } from '@/lib/pay/extras/advancing.actions';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import {
  givenAgreementInForce,
  givenAmendment,
  givenDraft,
  givenPair,
  givenProposed,
  givesNotice,
  type Pair,
  proposes,
  saves,
  signs,
} from '@/tests/support/agreements';
import { givenBriefDraft, readBrief } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenEnding, placeOf } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { aboutEngagement } from '@/tests/support/threads';
import { somebodyWaits } from '@/tests/support/waiting';

describe('what two people do at the very moment in which their work ends', () => {
  const database = givenDatabase();
  const onlooker = givenConnection(database, 'owner');
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pairOf = (name: string) => givenPair(people, name);

  /** Keeps one transaction open after its work until the other waits for it, or finishes without waiting. */
  async function beside<T>(first: (hold: () => Promise<void>) => Promise<unknown>, second: () => Promise<T>) {
    const worked = Promise.withResolvers<void>();
    const goes = Promise.withResolvers<void>();
    const before = first(() => {
      worked.resolve();
      return goes.promise;
    });
    await Promise.race([before, worked.promise]);
    const after = second();
    await Promise.race([after.catch(() => undefined), somebodyWaits(onlooker())]);
    goes.resolve();
    await before;
    return after;
  }

  const endingIdOf = (pair: Pair) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, async (tx) => {
      const { id } = await tx.engagementEnding.findFirstOrThrow({
        where: { engagementId: pair.engagementId },
      });
      return id;
    });

  /** The end, on its last day, in a transaction that stays open. */
  const ends = (pair: Pair) => (hold: () => Promise<void>) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, async (tx) => {
      const loaded = await loadEnding(tx, placeOf(pair));
      if (!loaded?.ending) throw new Error('nothing ends');
      await finishEnding(tx, loaded.ending, new Date('2027-05-01T18:00:00Z'));
      await hold();
    });

  const endsByItself = async (pair: Pair) => {
    const ref = { ...placeOf(pair), endingId: await endingIdOf(pair) };
    await onDay('2027-05-01', () => endWhenOver.perform(ref, FIRST_TRY));
  };

  const stateOf = (pair: Pair) =>
    withActor({ kind: 'user', userId: pair.owner.userId }, async (tx) => {
      const where = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
      return {
        engagement: (await tx.engagement.findFirstOrThrow({ where: { id: pair.engagementId } })).state,
        open: await tx.agreement.count({
          where: { ...where, state: { in: ['proposed', 'changes_requested', 'signed_by_one', 'in_force'] } },
        }),
        signatures: await tx.agreementSignature.count({ where }),
        messages: await tx.message.count({ where }),
        advances: await tx.owedItem.count({ where: { ...where, kind: 'advance' } }),
      };
    });

  type Case = {
    readonly name: string;
    readonly given: (pair: Pair) => Promise<() => Promise<FormState<unknown>>>;
  };
  const CASES: readonly Case[] = [
    {
      name: 'the second signature',
      given: async (pair) => {
        const ref = await givenProposed(pair, { startsOn: '2027-03-01' });
        doneOf(await signs(pair.owner, ref));
        await givenEnding(pair, { lastDay: '2027-03-20' });
        return () => signs(pair.assistant, ref);
      },
    },
    {
      name: 'the first signature, to an amendment',
      given: async (pair) => {
        const ref = await givenAgreementInForce(pair, { startsOn: '2027-03-01' });
        const amendment = await givenAmendment(pair.owner, ref);
        doneOf(await saves(pair.owner, amendment, { rate: '16' }));
        doneOf(await proposes(pair.owner, amendment));
        doneOf(await givesNotice(pair.owner, ref));
        return () => signs(pair.assistant, amendment);
      },
    },
    {
      name: 'a proposal',
      given: async (pair) => {
        const ref = await givenDraft(pair, { startsOn: '2027-03-01' });
        await givenEnding(pair, { lastDay: '2027-03-20' });
        return () => proposes(pair.owner, ref);
      },
    },
    {
      name: 'a message',
      given: async (pair) => {
        await givenEnding(pair, { lastDay: '2027-03-20' });
        const form = {
          ...aboutEngagement(pair.workspace.id, pair.engagementId),
          body: 'Wait!',
          clientKey: newId(),
        };
        return () => asPerson(pair.assistant, () => submit(postMessage, form));
      },
    },
    {
      name: 'an advance',
      given: async (pair) => {
        const ref = await givenAgreementInForce(pair, { startsOn: '2027-03-01' });
        doneOf(await givesNotice(pair.owner, ref));
        const form = { ...placeOf(pair), id: newId(), amount: '20', part: '6', note: 'a better chair' };
        return () => asPerson(pair.owner, () => submit(addAdvance, form));
      },
    },
  ];

  it.each(CASES)(
    'waits for an end that is under way, and is then refused: $name',
    async ({ name, given }) => {
      const pair = await pairOf(name);
      const act = await onDay('2027-03-02', () => given(pair));
      const before = await stateOf(pair);

      const answer = await onDay('2027-05-01', () => beside(ends(pair), act));

      expect(refusalOf(answer).code).not.toBe('unexpected');
      expect(await stateOf(pair)).toEqual({ ...before, engagement: 'ended', open: 0 });
    },
  );

  it('is waited for by the end, which then closes it: a hand-over', async () => {
    const pair = await pairOf('Handed over');
    const draft = await onDay('2027-03-02', async () => {
      await givenAgreementInForce(pair, { startsOn: '2027-03-01' });
      return givenBriefDraft(pair);
    });
    await onDay('2027-03-02', async () => {
      const { id } = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
        tx.agreement.findFirstOrThrow({ where: { engagementId: pair.engagementId } }),
      );
      doneOf(await givesNotice(pair.owner, { workspaceId: pair.workspace.id, id }));
    });

    await beside(
      (hold) =>
        withActor({ kind: 'user', userId: pair.owner.userId }, async (tx) => {
          const brief = await lockBrief(tx, { workspaceId: pair.workspace.id, id: draft.id });
          if (!brief) throw new Error('no such brief');
          await handOver(tx, brief, {
            assistantName: 'Maria',
            outcome: draft.outcome,
            at: new Date('2027-05-01T17:59:59Z'),
          });
          await hold();
        }),
      () => endsByItself(pair),
    );

    expect((await readBrief(pair.owner, draft)).state).toBe('withdrawn');
    expect(await stateOf(pair)).toMatchObject({ engagement: 'ended', open: 0 });
  });
});
