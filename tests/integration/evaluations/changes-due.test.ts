import { beforeAll, describe, expect, it } from 'vitest';
import { changeRows } from '@/components/home/evaluation-rows';
import { needsYouRows } from '@/components/home/needs-you-rows';
import { declineAgreement } from '@/lib/agreements/negotiation/answering.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { getHome } from '@/lib/briefs/home/home.queries';
import { followUp } from '@/lib/evaluations/adjusting/adjusting.actions';
import { withActor } from '@/lib/platform/tenancy';
import { givenAmendment, givesNotice, type Pair, proposes, seenBy } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { saysGoOn } from '@/tests/support/endings';
import {
  givenAdjustment,
  givenCadence,
  givenClosed,
  givenRevealed,
  signsEvaluation,
} from '@/tests/support/evaluations';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('what both signed at an evaluation, on the owner’s home', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const MONTHLY = { kind: 'cadence', what: 'Every month from now on.', months: 1, dueOn: '2027-03-31' };

  type Of = Pick<Pair, 'owner' | 'workspace'>;
  const homeAt = ({ owner, workspace }: Of, at: string, role: 'owner' | 'manager' = 'owner') =>
    getHome({ userId: owner.userId, role }, workspace.id, new Date(at));

  const readerAt = ({ workspace: { slug } }: Of, at: string) => ({
    slug,
    zone: 'America/Chicago',
    now: new Date(at),
  });

  async function rowsAt(pair: Of, at: string, role: 'owner' | 'manager' = 'owner') {
    const { toCarryOut } = await homeAt(pair, at, role);
    return changeRows(toCarryOut, readerAt(pair, at));
  }

  const titlesAt = async (pair: Pair, at: string) => (await rowsAt(pair, at)).map(({ title }) => title);

  const inForce = async ({ owner, workspace: { id: workspaceId } }: Pair) => {
    const { id } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
      tx.agreement.findFirstOrThrow({ where: { workspaceId, state: 'in_force' } }),
    );
    return { workspaceId, id };
  };

  it("is there from a week before its day, in the evaluation's zone, and overdue once that is over", async () => {
    const pair = await givenCadence(people, 'Due');
    const { workspace, owner, assistant } = pair;
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const agreed = [
      { kind: 'brief', what: 'A list of the glazes.', dueOn: '2027-04-01' },
      MONTHLY,
      { kind: 'other', what: 'We talk on Mondays.', dueOn: '2027-03-20' },
    ];
    const ids: string[] = [];
    for (const said of agreed) ids.push(await onDay('2027-03-02', () => givenAdjustment(owner, ref, said)));
    expect(await rowsAt(pair, '2027-03-31T18:00:00Z')).toEqual([]);
    for (const person of [owner, assistant])
      doneOf(await onDay('2027-03-02', () => signsEvaluation(person, ref)));

    expect(await rowsAt(pair, '2027-03-24T04:59:59Z')).toEqual([]);
    expect(await rowsAt(pair, '2027-03-24T05:00:00Z', 'manager')).toEqual([]);
    const monthly = {
      href: `/w/${workspace.slug}/evaluations/${ref.id}#adjustment-${ids[1]}`,
      title: 'Every month from now on.',
      detail: 'Agreed with Maria at your evaluation, to be done by Wed 31 Mar.',
      states: [{ meaning: 'needs', words: 'To carry out' }],
    };
    expect(await rowsAt(pair, '2027-03-24T05:00:00Z')).toEqual([monthly]);
    const home = await homeAt(pair, '2027-03-24T05:00:00Z');
    expect(home).toMatchObject({ needs: 1, step: null });
    expect(needsYouRows(home, readerAt(pair, '2027-03-24T05:00:00Z'))).toEqual([monthly]);
    const late = { ...monthly, states: [{ meaning: 'risk', words: 'Overdue' }] };
    expect(await rowsAt(pair, '2027-04-01T04:59:59Z')).toMatchObject([
      monthly,
      { title: 'A list of the glazes.' },
    ]);
    expect(await rowsAt(pair, '2027-04-01T05:00:00Z')).toMatchObject([
      late,
      { title: 'A list of the glazes.', states: [{ words: 'To carry out' }] },
    ]);
    expect(await rowsAt({ owner, workspace: people.workspace }, '2027-04-01T05:00:00Z')).toEqual([]);
  });

  it('is there until it is carried out: an amendment that wasn’t signed carries out nothing', async () => {
    const pair = await givenCadence(people, 'Carried out');
    const { adjustmentId } = await onDay('2027-03-02', () => givenClosed(pair, MONTHLY));
    const signed = await inForce(pair);
    const begin = () => onDay('2027-03-25', () => givenAmendment(pair.owner, signed, { adjustmentId }));

    for (const [person, comesToNothing] of [
      [pair.owner, withdrawAgreement],
      [pair.assistant, declineAgreement],
    ] as const) {
      const amendment = await begin();
      expect(await titlesAt(pair, '2027-04-01T18:00:00Z')).toEqual([]);
      doneOf(await onDay('2027-03-25', () => proposes(pair.owner, amendment)));
      const form = { ...(await seenBy(person, amendment)), reason: 'Not now.' };
      doneOf(await onDay('2027-03-25', () => asPerson(person, () => submit(comesToNothing, form))));
      expect(await titlesAt(pair, '2027-04-01T18:00:00Z')).toEqual([MONTHLY.what]);
    }
    await begin();

    expect(await titlesAt(pair, '2027-04-01T18:00:00Z')).toEqual([]);
  });

  it('isn’t there any more once the next evaluation says what became of it', async () => {
    const pair = await givenCadence(people, 'Followed up');
    const { adjustmentId } = await onDay('2027-03-02', () => givenClosed(pair, MONTHLY));
    const next = await onDay('2027-04-02', () => givenRevealed(pair));
    expect(await titlesAt(pair, '2027-04-02T18:00:00Z')).toEqual([MONTHLY.what]);

    const said = { ...next, adjustmentId, outcome: 'not_done', note: 'We forgot.' };
    doneOf(await onDay('2027-04-02', () => asPerson(pair.owner, () => submit(followUp, said))));

    expect(await titlesAt(pair, '2027-04-02T18:00:00Z')).toEqual([]);
  });

  it('isn’t there while the work is due to end, and is again if both go on', async () => {
    const pair = await givenCadence(people, 'Ending');
    await onDay('2027-03-02', () => givenClosed(pair, MONTHLY));
    const signed = await inForce(pair);

    doneOf(await onDay('2027-03-25', () => givesNotice(pair.owner, signed)));
    expect(await titlesAt(pair, '2027-04-01T18:00:00Z')).toEqual([]);
    for (const person of [pair.owner, pair.assistant])
      doneOf(await onDay('2027-03-26', () => saysGoOn(person, pair)));

    expect(await titlesAt(pair, '2027-04-01T18:00:00Z')).toEqual([MONTHLY.what]);
  });
});
