import { beforeAll, describe, expect, it } from 'vitest';
import { listEvaluations, listOwnEvaluations } from '@/lib/evaluations/list.queries';
import { atTime } from '@/lib/platform/clock';
import {
  givenAgreementInForce,
  givenAmended,
  givenAmendment,
  givenDraft,
  givenPair,
  proposes,
  saves,
  signs,
} from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import {
  evaluationsOf,
  givenCadence,
  givenEvaluation,
  opensNext,
  SIGNED,
  whenOpeningIsDue,
} from '@/tests/support/evaluations';
import { givenNewcomer } from '@/tests/support/invitations';
import { mailsTo } from '@/tests/support/notifications';
import { givenAssistant, givenManager, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';

const SIGNED_A_YEAR_ON = new Date('2028-01-31T18:00:00Z');

describe('an evaluation opens by itself', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  it('a fortnight before the day that the cadence names, with the agreed criteria, and tells both', async () => {
    const pair = await givenCadence(people, 'Opens', 3);
    await givenManager(pair.workspace, people.tomas);
    const opensAt = await opensNext(pair, SIGNED);

    await whenOpeningIsDue(pair, new Date(opensAt.getTime() - 60_000));
    expect(await evaluationsOf(pair.owner, pair)).toEqual([]);
    await whenOpeningIsDue(pair, opensAt);

    const [opened] = await evaluationsOf(pair.assistant, pair);
    expect(opened).toMatchObject({
      number: 1,
      state: 'open',
      cadenceMonths: 3,
      openedById: null,
      openedAt: new Date('2027-04-16T14:00:00Z'),
      plannedFor: new Date('2027-04-30T17:00:00Z'),
      periodFrom: SIGNED,
      periodTo: new Date('2027-04-16T14:00:00Z'),
      dueAt: new Date('2027-05-01T05:00:00Z'),
    });
    expect(opened?.criteria.length).toBeGreaterThan(3);
    // a manager assesses for the business as an owner does, and is told once, with the reason
    for (const person of [pair.owner, pair.assistant, people.tomas]) {
      const mails = (await mailsTo(person)).filter(({ kind }) => kind === 'evaluation.opened');
      expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('until Fri 30 Apr')]);
      expect(mails[0]?.text.includes('because you manage')).toBe(person === people.tomas);
    }
  });

  it('is listed, newest first, to those who run its business, and to its assistant among their own alone', async () => {
    const aroha = await givenNewcomer();
    const [here, elsewhere] = [
      await givenCadence({ ...people, maria: aroha }, 'Lists'),
      await givenCadence({ ...people, maria: aroha }, 'Lists elsewhere'),
    ];
    const engagementId = await givenAssistant(here.owner, here.workspace, people.dewi);
    const beside = { ...here, assistant: people.dewi, engagementId };
    await atTime(SIGNED, () => givenAgreementInForce(beside, { startsOn: '2027-01-31' }));
    const run = await givenCadence({ ...people, ruth: aroha, maria: people.dewi }, 'Run by an assistant');
    const opened: string[] = [];
    for (const [day, pair] of [beside, here, elsewhere, run].entries()) {
      const { id } = await atTime(new Date(Date.UTC(2027, 1, 10 + day)), () => givenEvaluation(pair));
      opened.push(id);
    }
    const [dewis, arohas, arohasElsewhere] = opened;
    const at = new Date('2027-02-20T12:00:00Z');
    const idsOf = (list: { readonly evaluations: readonly { readonly id: string }[] }) =>
      list.evaluations.map(({ id }) => id);

    expect(idsOf(await listEvaluations(here.owner.userId, here.workspace.id, at))).toEqual([arohas, dewis]);
    expect(idsOf(await listOwnEvaluations(aroha.userId, at))).toEqual([arohasElsewhere, arohas]);
    expect(idsOf(await listEvaluations(people.stranger.userId, here.workspace.id, at))).toEqual([]);
  });

  it('before the last day of a term of exactly a year, and once, even when the term is renewed', async () => {
    const pair = await givenPair(people, 'A year');
    const year = { startsOn: '2027-01-31', evaluationCadenceMonths: 12 };
    const ref = await atTime(SIGNED, () => givenAgreementInForce(pair, { ...year, endsOn: '2028-01-30' }));
    const opensAt = await opensNext(pair, SIGNED);
    expect(opensAt).toEqual(new Date('2028-01-16T15:00:00Z'));

    await whenOpeningIsDue(pair, opensAt);
    const renewed = new Date('2028-01-20T18:00:00Z');
    await atTime(renewed, async () => {
      const amendment = await givenAmendment(pair.owner, ref);
      doneOf(await saves(pair.owner, amendment, { ...year, endsOn: '2029-01-30' }));
      doneOf(await proposes(pair.owner, amendment));
      doneOf(await signs(pair.owner, amendment));
      doneOf(await signs(pair.assistant, amendment));
    });
    await whenOpeningIsDue(pair, new Date('2028-01-31T18:00:00Z'));

    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([
      { plannedFor: SIGNED_A_YEAR_ON, dueAt: new Date('2028-01-31T06:00:00Z'), openedById: null },
    ]);
    expect(await opensNext(pair, renewed)).toEqual(new Date('2029-01-16T15:00:00Z'));
  });

  it('before the last day also if it was signed weeks after its first, and again in the year for which it is renewed', async () => {
    const pair = await givenPair(people, 'Signed late');
    const year = { startsOn: '2027-01-31', evaluationCadenceMonths: '12' };
    const signedLate = new Date('2027-03-08T18:00:00Z');
    const ref = await atTime(signedLate, () =>
      givenAgreementInForce(pair, { ...year, endsOn: '2028-01-30' }),
    );
    const opensAt = await opensNext(pair, signedLate);
    expect(opensAt).toEqual(new Date('2028-01-16T15:00:00Z'));

    await whenOpeningIsDue(pair, opensAt);
    await givenAmended(pair, ref, '2028-01-20T18:00:00Z', { ...year, endsOn: '2029-01-30' });
    expect(await opensNext(pair, new Date('2028-01-21T18:00:00Z'))).toEqual(new Date('2029-01-16T15:00:00Z'));

    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([
      { plannedFor: new Date('2028-03-08T18:00:00Z'), dueAt: new Date('2028-01-31T06:00:00Z') },
    ]);
  });

  it.each([
    ['on its first day', '2027-01-31'],
    ['weeks after it', '2027-03-08'],
  ])(
    'once in a term that is renewed late, by a signature after its first day, where the one before was signed %s',
    async (name, day) => {
      const pair = await givenPair(people, `Renewed late ${name}`);
      const signed = new Date(`${day}T18:00:00Z`);
      const ref = await atTime(signed, () =>
        givenAgreementInForce(pair, {
          startsOn: '2027-01-31',
          endsOn: '2028-01-30',
          evaluationCadenceMonths: '12',
        }),
      );
      await whenOpeningIsDue(pair, await opensNext(pair, signed));
      const renewal = await atTime(new Date('2028-01-25T18:00:00Z'), async () => {
        const begun = await givenAmendment(pair.owner, ref, { renew: 'on' });
        doneOf(await proposes(pair.owner, begun));
        doneOf(await signs(pair.owner, begun));
        return begun;
      });

      // the previous term is over, and so is what was planned in it
      const late = new Date('2028-02-10T18:00:00Z');
      doneOf(await atTime(late, () => signs(pair.assistant, renewal)));

      expect(await opensNext(pair, late)).toEqual(new Date('2029-01-16T15:00:00Z'));
      expect(await evaluationsOf(pair.owner, pair)).toMatchObject([
        { number: 1, dueAt: new Date('2028-01-31T06:00:00Z') },
      ]);
      await whenOpeningIsDue(pair, new Date('2029-01-16T15:00:00Z'));
      expect((await evaluationsOf(pair.owner, pair)).map(({ number }) => number)).toEqual([1]);
    },
  );

  it('at least once a year: no agreement names more months, whoever writes the row', async () => {
    const { owner, workspace, engagementId } = await givenPair(people, 'Yearly');
    const { id } = await givenDraft({ owner, workspace, engagementId });
    const names = (months: number) =>
      objectionTo(owner, [
        'UPDATE agreement_versions SET evaluation_cadence_months = $2 WHERE agreement_id = $1::uuid',
        id,
        months,
      ]);

    expect(await names(12)).toBeNull();
    for (const months of [0, 13]) expect(await names(months)).toContain('agreement_versions_cadence');
  });

  it('once, whatever runs twice or at the same moment', async () => {
    const pair = await givenCadence(people, 'Once', 3);
    const opensAt = await opensNext(pair, SIGNED);

    await Promise.all([whenOpeningIsDue(pair, opensAt), whenOpeningIsDue(pair, opensAt)]);
    await whenOpeningIsDue(pair, new Date(opensAt.getTime() + 3_600_000));

    expect(await evaluationsOf(pair.owner, pair)).toHaveLength(1);
  });

  it('after a standstill one for all that were missed, with a week left to write', async () => {
    const pair = await givenCadence(people, 'Standstill', 1);

    await whenOpeningIsDue(pair, new Date('2027-05-10T15:00:00Z'));

    const evaluations = await evaluationsOf(pair.owner, pair);
    expect(evaluations).toMatchObject([
      {
        plannedFor: new Date('2027-04-30T17:00:00Z'),
        dueAt: new Date('2027-05-18T05:00:00Z'),
        periodFrom: SIGNED,
      },
    ]);
  });

  it('at the cadence that an amendment sets, counted from the same day', async () => {
    const pair = await givenPair(people, 'Amended');
    const ref = await atTime(SIGNED, () =>
      givenAgreementInForce(pair, { startsOn: '2027-01-31', evaluationCadenceMonths: 12 }),
    );
    const amended = new Date('2027-03-10T18:00:00Z');
    await atTime(amended, async () => {
      const amendment = await givenAmendment(pair.owner, ref);
      doneOf(await saves(pair.owner, amendment, { startsOn: '2027-01-31', evaluationCadenceMonths: 2 }));
      doneOf(await proposes(pair.owner, amendment));
      doneOf(await signs(pair.owner, amendment));
      doneOf(await signs(pair.assistant, amendment));
    });

    expect(await opensNext(pair, amended)).toEqual(new Date('2027-03-17T14:00:00Z'));
    await whenOpeningIsDue(pair, new Date('2027-03-17T14:00:00Z'));

    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([{ cadenceMonths: 2, periodFrom: SIGNED }]);
  });
});
