import { beforeAll, describe, expect, it } from 'vitest';
import { amendAgreement } from '@/lib/agreements/proposing/amending.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { draftAdjustment } from '@/lib/briefs/drafting/drafting-adjustments.actions';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { declineBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { getHome } from '@/lib/briefs/home/home.queries';
import { keepAdjustment } from '@/lib/briefs/playbooks/keeping-adjustments.actions';
import { addAdjustment, removeAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { resumeWork } from '@/lib/people/pausing/pausing.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { givenAmendment, givenPair, type Pair, proposes, seenBy } from '@/tests/support/agreements';
import { briefForm, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  adjustmentForm,
  type EvaluationRef,
  givenAdjustment,
  givenCadence,
  givenClosed,
  givenRevealed,
} from '@/tests/support/evaluations';
import { mailsTo } from '@/tests/support/notifications';
import { onDay } from '@/tests/support/on-day';
import { givenPaused } from '@/tests/support/pausing';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenHolder } from '@/tests/support/waiting';

describe('an adjustment', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const page = (pair: Pair, ref: EvaluationRef) => getEvaluationPage(pair.owner.userId, ref, NEWEST);
  const sent = (pair: Pair) => briefForm(pair, { intent: 'send', deadlineDate: '2027-05-07' });

  it('says beside each field what an adjustment still needs', async () => {
    const pair = await givenCadence(people, 'Fields');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const tries = (changes: Parameters<typeof adjustmentForm>[1]) =>
      onDay('2027-03-02', () => givenAdjustmentTried(pair, ref, changes));

    expect((await tries({ kind: 'cadence' })).fieldErrors).toHaveProperty('months');
    expect((await tries({ kind: 'rate', rate: 'much' })).fieldErrors).toHaveProperty('rate');
    expect((await tries({ kind: 'given' })).fieldErrors).toHaveProperty('playbookId');
    expect((await tries({ owner: '', dueOn: '' })).fieldErrors).toEqual({
      owner: 'Say who sees to it.',
      dueOn: 'Say by when.',
    });
  });

  it('isn’t refused for what was typed before another kind was chosen, which the form then hides', async () => {
    const pair = await givenCadence(people, 'Hidden');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));

    const id = await onDay('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'other', months: '20', rate: 'much', playbookId: '' }),
    );

    const made = await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.evaluationAdjustment.findFirst({ where: { id }, select: { months: true, rateMinor: true } }),
    );
    expect(made).toEqual({ months: null, rateMinor: null });
  });

  it('takes no playbook of another business of the same owner', async () => {
    const pair = await givenCadence(people, 'One of two');
    const other = await givenPair(people, 'The other of two');
    const elsewhere = await givenPlaybook(other);
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));

    const answer = await onDay('2027-03-02', () =>
      givenAdjustmentTried(pair, ref, { kind: 'given', playbookId: elsewhere.id }),
    );

    expect(answer).toMatchObject({ code: 'no_playbook', fieldErrors: { playbookId: expect.any(String) } });
  });

  async function givenAdjustmentTried(
    pair: Pair,
    ref: EvaluationRef,
    changes: Parameters<typeof adjustmentForm>[1],
  ) {
    return refusalOf(await asPerson(pair.owner, () => submit(addAdjustment, adjustmentForm(ref, changes))));
  }

  it('is one adjustment when it is posted twice, and with other words it is refused', async () => {
    const pair = await givenCadence(people, 'Twice');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const form = adjustmentForm(ref, { kind: 'cadence', months: 1 });
    const adds = (changes: Parameters<typeof adjustmentForm>[1]) =>
      onDay('2027-03-02', () => asPerson(pair.owner, () => submit(addAdjustment, { ...form, ...changes })));

    for (const _ of [1, 2]) doneOf(await adds({}));
    for (const other of [{ months: 2 }, { what: 'On Tuesdays.' }, { owner: 'assistant' }])
      expect(refusalOf(await adds(other)).code).toBe('sent_before');
  });

  it('changes the agreement, a playbook and the next brief, each once', async () => {
    const pair = await givenCadence(people, 'Carried out');
    const playbook = await givenPlaybook(pair);
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const { workspaceId } = ref;
    const add = (changes: Parameters<typeof adjustmentForm>[1]) =>
      onDay('2027-03-02', () => givenAdjustment(pair.owner, ref, changes));
    const cadence = await add({ kind: 'cadence', what: 'Every month from now on.', months: 1 });
    const given = await add({ kind: 'given', what: 'Photos have no logo.', playbookId: playbook.id });
    const brief = await add({ kind: 'brief', what: 'The archive of photos is sorted by year.' });

    const agreement = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.agreement.findFirstOrThrow({ where: { workspaceId, state: 'in_force' } }),
    );
    const seen = await seenBy(pair.owner, { workspaceId, id: agreement.id });
    const amendment = { ...seen, amendmentId: newId(), adjustmentId: cadence };
    doneOf(await onDay('2027-03-02', () => asPerson(pair.owner, () => submit(amendAgreement, amendment))));
    const kept = { workspaceId, adjustmentId: given, versionId: newId() };
    for (const form of [kept, kept]) doneOf(await asPerson(pair.owner, () => submit(keepAdjustment, form)));
    const drafted = { workspaceId, adjustmentId: brief, id: newId() };
    for (const form of [drafted, drafted])
      doneOf(await asPerson(pair.owner, () => submit(draftAdjustment, form)));

    const made = await withActor({ kind: 'user', userId: pair.owner.userId }, async (tx) => ({
      months: (await tx.agreementVersion.findFirstOrThrow({ where: { agreementId: amendment.amendmentId } }))
        .evaluationCadenceMonths,
      givens: JSON.stringify(
        (
          await tx.playbookVersion.findUniqueOrThrow({
            where: { workspaceId_id: { workspaceId, id: kept.versionId } },
          })
        ).content,
      ),
      outcome: (
        await tx.brief.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: drafted.id } } })
      ).outcome,
    }));
    expect(made).toEqual({
      months: 1,
      givens: expect.stringContaining('Photos have no logo.'),
      outcome: 'The archive of photos is sorted by year.',
    });
    const shown = await onDay('2027-03-02', () => page(pair, ref));
    expect(shown?.adjustments.map(({ uses }) => uses.length)).toEqual([1, 1, 1]);
    const used = await onDay('2027-03-02', () =>
      asPerson(pair.owner, () => submit(removeAdjustment, { ...ref, adjustmentId: given })),
    );
    expect(refusalOf(used).code).toBe('used');
  });

  it("can't be carried out while it is being removed: the second one is told that it is gone", async () => {
    const pair = await givenCadence(people, 'Taken out');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const adjustmentId = await onDay('2027-03-02', () => givenAdjustment(pair.owner, ref, { kind: 'brief' }));

    await holder().query('BEGIN');
    await holder().query('SET LOCAL session_replication_role = replica');
    await holder().query('SELECT 1 FROM evaluations WHERE id = $1 FOR UPDATE', [ref.id]);
    await holder().query('DELETE FROM evaluation_adjustments WHERE id = $1', [adjustmentId]);
    const form = { workspaceId: ref.workspaceId, adjustmentId, id: newId() };
    const drafted = asPerson(pair.owner, () => submit(draftAdjustment, form));
    await somebodyWaits();
    await holder().query('COMMIT');

    expect(refusalOf(await drafted).code).toBe('not_found');
  });

  it('changes the agreement by another amendment, once the first has come to nothing', async () => {
    const pair = await givenCadence(people, 'Written again');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const adjustmentId = await onDay('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'cadence', what: 'Every month from now on.', months: 1 }),
    );
    const { workspaceId } = ref;
    const inForce = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.agreement.findFirstOrThrow({ where: { workspaceId, state: 'in_force' } }),
    );
    const begin = () => givenAmendment(pair.owner, { workspaceId, id: inForce.id }, { adjustmentId });
    const uses = async () =>
      (await onDay('2027-03-02', () => page(pair, ref)))?.adjustments[0]?.uses.map(
        (use) => use.cameToNothing,
      );

    const first = await onDay('2027-03-02', begin);
    doneOf(await onDay('2027-03-02', () => proposes(pair.owner, first)));
    expect(await uses()).toEqual([false]);
    const seen = await seenBy(pair.owner, first);
    doneOf(await onDay('2027-03-02', () => asPerson(pair.owner, () => submit(withdrawAgreement, seen))));
    expect(await uses()).toEqual([true]);
    await onDay('2027-03-02', begin);

    expect(await uses()).toEqual([true, false]);
  });

  it('is handed over as another brief once the first was declined: it is on the owner’s home again', async () => {
    const pair = await givenCadence(people, 'Declined');
    const said = { kind: 'brief', what: 'Tidy the price list.', dueOn: '2027-03-31' };
    const { ref, adjustmentId } = await onDay('2027-03-02', () => givenClosed(pair, said));
    const { workspaceId } = ref;
    const due = async () => {
      const at = new Date('2027-03-29T18:00:00Z');
      return (await getHome({ userId: pair.owner.userId, role: 'owner' }, workspaceId, at)).toCarryOut.length;
    };
    const begins = async (id: string) => {
      const form = { workspaceId, adjustmentId, id };
      doneOf(await onDay('2027-03-03', () => asPerson(pair.owner, () => submit(draftAdjustment, form))));
    };
    expect(await due()).toBe(1);
    const id = newId();
    await begins(id);
    expect(await due()).toBe(0);

    const { version } = await readBrief(pair.owner, { workspaceId, id });
    const form = { ...sent(pair), id, version };
    doneOf(await onDay('2027-03-03', () => asPerson(pair.owner, () => submit(saveBrief, form))));
    const no = { ...seen(await readBrief(pair.assistant, form)), reason: 'I have no time for it.' };
    doneOf(await onDay('2027-03-04', () => asPerson(pair.assistant, () => submit(declineBrief, no))));

    expect(await due()).toBe(1);
    await begins(newId());
    expect(await due()).toBe(0);
  });

  it('pauses the work, which both are told: nothing new is handed over until whoever paused resumes', async () => {
    const pair = await givenCadence(people, 'Paused');
    const ref = await onDay('2027-03-01', () => givenRevealed(pair));
    const adjustmentId = await onDay('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'pause', what: 'No work while the kiln is rebuilt.' }),
    );

    const paused = await onDay('2027-03-02', () => givenPaused(pair, { adjustmentId, backOn: '2027-04-01' }));

    const held = await onDay('2027-03-03', () => asPerson(pair.owner, () => submit(saveBrief, sent(pair))));
    expect(refusalOf(held).code).toBe('paused');
    for (const person of [pair.owner, pair.assistant])
      expect((await mailsTo(person)).filter(({ kind }) => kind === 'people.paused')).toMatchObject([
        { text: expect.stringContaining('planned to resume Thu 1 Apr') },
      ]);
    const shown = await onDay('2027-03-03', () => page(pair, ref));
    expect(shown?.adjustments[0]?.uses).toMatchObject([{ pauseId: expect.any(String) }]);
    await expect(
      withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
        tx.engagement.updateMany({ where: { id: pair.engagementId }, data: { state: 'active' } }),
      ),
    ).rejects.toThrow('disagree');

    doneOf(await onDay('2027-04-01', () => asPerson(pair.owner, () => submit(resumeWork, paused))));

    doneOf(await onDay('2027-04-01', () => asPerson(pair.owner, () => submit(saveBrief, sent(pair)))));
  });
});
