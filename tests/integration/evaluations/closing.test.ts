import { beforeAll, describe, expect, it } from 'vitest';
import { amendAgreement } from '@/lib/agreements/amending.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing.actions';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { draftAdjustment } from '@/lib/briefs/drafting-adjustments.actions';
import { saveBrief } from '@/lib/briefs/editing.actions';
import { getCandidates } from '@/lib/briefs/editor.queries';
import { keepAdjustment } from '@/lib/briefs/playbooks/keeping-adjustments.actions';
import { addAdjustment, followUp, removeAdjustment } from '@/lib/evaluations/adjusting.actions';
import { EVALUATION_CHAIN } from '@/lib/evaluations/chain';
import { makeEvaluationCopy } from '@/lib/evaluations/copy.jobs';
import { getEvaluationPage } from '@/lib/evaluations/page.queries';
import { reopenEvaluation } from '@/lib/evaluations/signing.actions';
import { resumeWork } from '@/lib/people/pausing.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { withActor } from '@/lib/platform/tenancy';
import { findCopy, listSealCertificates } from '@/lib/platform/tenancy/find-copy';
import { NEWEST } from '@/lib/threads/looking.rules';
import {
  givenAgreementInForce,
  givenAmendment,
  givenPair,
  type Pair,
  proposes,
  seenBy,
} from '@/tests/support/agreements';
import { briefForm } from '@/tests/support/briefs';
import { download } from '@/tests/support/downloads';
import {
  adjustmentForm,
  type EvaluationRef,
  evaluationsOf,
  givenAdjustment,
  givenClosed,
  givenEvaluation,
  givenGoodRecord,
  givenRevealed,
  handsIn,
  opensNext,
  saysHowMuchIsLetGo,
  signingForm,
  signsEvaluation,
  whenOpeningIsDue,
} from '@/tests/support/evaluations';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import { mailsTo } from '@/tests/support/notices';
import { givenPaused } from '@/tests/support/pausing';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { newestMailTo } from '@/tests/support/signing-in';
import { givenStorage } from '@/tests/support/storage';

const FIRST_TRY = { attempt: 1, isLastAttempt: false };
const BEFORE = new Date('2027-02-09T18:00:00Z');
const LATER = new Date('2027-02-10T18:00:00Z');
const SIGNED = new Date('2027-01-31T18:00:00Z');

describe('an evaluation that ends', () => {
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  async function givenAgreed(name: string, months = 3): Promise<Pair> {
    const pair = await givenPair(people, name);
    await atTime(SIGNED, () =>
      givenAgreementInForce(pair, { startsOn: '2027-01-31', evaluationCadenceMonths: months }),
    );
    return pair;
  }

  const sent = (pair: Pair) => briefForm(pair, { intent: 'send', deadlineDate: '2027-05-07' });
  const at = <T>(day: string, work: () => Promise<T>) => atTime(new Date(`${day}T18:00:00Z`), work);
  const page = (pair: Pair, ref: EvaluationRef) => getEvaluationPage(pair.owner.userId, ref, NEWEST);

  it('is signed by both under one text, sealed once, and anybody can verify the copy', async () => {
    const pair = await givenAgreed('Sealed');
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    await at('2027-03-02', () => givenAdjustment(pair.owner, ref));
    doneOf(await at('2027-03-02', () => signsEvaluation(pair.owner, ref)));
    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([{ state: 'signed_by_one' }]);
    doneOf(await at('2027-03-03', () => signsEvaluation(pair.assistant, ref)));
    const job = { workspaceId: ref.workspaceId, evaluationId: ref.id };

    await at('2027-03-03', () => makeEvaluationCopy.perform(job, FIRST_TRY));
    await at('2027-03-03', () => makeEvaluationCopy.perform(job, FIRST_TRY));

    const copies = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.evaluationCopy.findMany({ where: { evaluationId: ref.id } }),
    );
    expect(copies).toHaveLength(1);
    const { sha256 = '', fileId = '' } = copies[0] ?? {};
    const fetched = await asPerson(pair.assistant, () => download(ref.workspaceId, fileId));
    const bytes = Buffer.from(await fetched.arrayBuffer());
    const certificates = certificatesIn((await listSealCertificates()).map(({ pem }) => pem).join(''));
    const alone = await verifyFile(bytes, { certificates, standing: null });
    expect([alone.answer.kind, alone.findings.join(' ')]).toEqual([
      'genuine',
      expect.stringContaining('Both signed the text in it'),
    ]);
    expect(await findCopy(sha256)).toMatchObject({ record: 'evaluation', state: 'done' });
    for (const person of [pair.owner, pair.assistant]) {
      const mails = (await mailsTo(person)).filter(({ kind }) => kind === 'evaluation.closed');
      expect(mails).toHaveLength(1);
    }
    const events = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.evaluationEvent.findMany({ where: { evaluationId: ref.id }, orderBy: { sequence: 'asc' } }),
    );
    expect(EVALUATION_CHAIN.verify(ref.id, events)).toEqual({ sound: true });
    expect(events.map(({ kind }) => kind)).toEqual([
      'opened',
      'assessed',
      'assessed',
      'revealed',
      'consented',
      'signed',
      'consented',
      'signed',
      'closed',
      'sealed',
      'sent',
      'downloaded',
    ]);
  });

  it('is signed only as it was read, and a signature is void once it is opened again', async () => {
    const pair = await givenAgreed('Reopened');
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    await at('2027-03-02', () => givenAdjustment(pair.owner, ref));
    const read = await at('2027-03-02', () => signingForm(pair.owner, ref));
    await at('2027-03-02', () => givenAdjustment(pair.assistant, ref, { what: 'And on Fridays.' }));

    const stale = await at('2027-03-02', () =>
      signsEvaluation(pair.owner, ref, { documentHash: read.documentHash }),
    );
    expect(refusalOf(stale).code).toBe('other_text');
    doneOf(await at('2027-03-02', () => signsEvaluation(pair.owner, ref)));
    const frozen = await at('2027-03-02', () =>
      asPerson(pair.assistant, () => submit(removeAdjustment, { ...ref, adjustmentId: newId() })),
    );
    expect(refusalOf(frozen).code).toBe('wrong_state');
    doneOf(await at('2027-03-02', () => asPerson(pair.assistant, () => submit(reopenEvaluation, ref))));

    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([
      { state: 'revealed', round: 2, documentHash: null },
    ]);
    doneOf(await at('2027-03-03', () => signsEvaluation(pair.assistant, ref)));
    doneOf(await at('2027-03-03', () => signsEvaluation(pair.owner, ref)));
    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([{ state: 'done' }]);
  });

  it('asks for a fresh sign-in, and for what changes', async () => {
    const pair = await givenAgreed('Fresh');
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    expect(refusalOf(await at('2027-03-02', () => signsEvaluation(pair.owner, ref))).code).toBe(
      'no_adjustment',
    );
    await at('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'none', what: 'It stays as it is.' }),
    );
    const longAgo = { ...pair.owner, authenticatedAt: new Date('2027-03-02T17:00:00Z') };

    expect(refusalOf(await at('2027-03-02', () => signsEvaluation(longAgo, ref))).code).toBe('sign_in_again');
  });

  it('says beside each field what an adjustment still needs', async () => {
    const pair = await givenAgreed('Fields');
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    const tries = (changes: Parameters<typeof adjustmentForm>[1]) =>
      at('2027-03-02', () => givenAdjustmentTried(pair, ref, changes));

    expect((await tries({ kind: 'cadence' })).fieldErrors).toHaveProperty('months');
    expect((await tries({ kind: 'rate', rate: 'much' })).fieldErrors).toHaveProperty('rate');
    expect((await tries({ kind: 'given' })).fieldErrors).toHaveProperty('playbookId');
    expect((await tries({ owner: '', dueOn: '' })).fieldErrors).toEqual({
      owner: 'Say who sees to it.',
      dueOn: 'Say by when.',
    });
  });

  it('takes no playbook of another business of the same owner', async () => {
    const pair = await givenAgreed('One of two');
    const other = await givenPair(people, 'The other of two');
    const elsewhere = await givenPlaybook(other);
    const ref = await at('2027-03-02', () => givenRevealed(pair));

    const answer = await at('2027-03-02', () =>
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

  it('is one adjustment when it is posted twice, and another says so', async () => {
    const pair = await givenAgreed('Twice');
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    const form = adjustmentForm(ref, { kind: 'cadence', months: 1 });
    const adds = (changes: Parameters<typeof adjustmentForm>[1]) =>
      at('2027-03-02', () => asPerson(pair.owner, () => submit(addAdjustment, { ...form, ...changes })));

    for (const _ of [1, 2]) doneOf(await adds({}));
    for (const other of [{ months: 2 }, { what: 'On Tuesdays.' }, { owner: 'assistant' }])
      expect(refusalOf(await adds(other)).code).toBe('sent_before');
  });

  it('changes the agreement, a playbook and the next brief, each once', async () => {
    const pair = await givenAgreed('Carried out');
    const playbook = await givenPlaybook(pair);
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    const { workspaceId } = ref;
    const add = (changes: Parameters<typeof adjustmentForm>[1]) =>
      at('2027-03-02', () => givenAdjustment(pair.owner, ref, changes));
    const cadence = await add({ kind: 'cadence', what: 'Every month from now on.', months: 1 });
    const given = await add({ kind: 'given', what: 'Photos have no logo.', playbookId: playbook.id });
    const brief = await add({ kind: 'brief', what: 'The archive of photos is sorted by year.' });

    const agreement = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.agreement.findFirstOrThrow({ where: { workspaceId, state: 'in_force' } }),
    );
    const seen = await seenBy(pair.owner, { workspaceId, id: agreement.id });
    const amendment = { ...seen, amendmentId: newId(), adjustmentId: cadence };
    doneOf(await at('2027-03-02', () => asPerson(pair.owner, () => submit(amendAgreement, amendment))));
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
    const shown = await at('2027-03-02', () => page(pair, ref));
    expect(shown?.adjustments.map(({ uses }) => uses.length)).toEqual([1, 1, 1]);
    const used = await at('2027-03-02', () =>
      asPerson(pair.owner, () => submit(removeAdjustment, { ...ref, adjustmentId: given })),
    );
    expect(refusalOf(used).code).toBe('used');
  });

  it('changes the agreement by another amendment, once the first has come to nothing', async () => {
    const pair = await givenAgreed('Written again');
    const ref = await at('2027-03-02', () => givenRevealed(pair));
    const adjustmentId = await at('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'cadence', what: 'Every month from now on.', months: 1 }),
    );
    const { workspaceId } = ref;
    const inForce = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.agreement.findFirstOrThrow({ where: { workspaceId, state: 'in_force' } }),
    );
    const begin = () => givenAmendment(pair.owner, { workspaceId, id: inForce.id }, { adjustmentId });
    const uses = async () =>
      (await at('2027-03-02', () => page(pair, ref)))?.adjustments[0]?.uses.map((use) => use.cameToNothing);

    const first = await at('2027-03-02', begin);
    doneOf(await at('2027-03-02', () => proposes(pair.owner, first)));
    expect(await uses()).toEqual([false]);
    const seen = await seenBy(pair.owner, first);
    doneOf(await at('2027-03-02', () => asPerson(pair.owner, () => submit(withdrawAgreement, seen))));
    expect(await uses()).toEqual([true]);
    await at('2027-03-02', begin);

    expect(await uses()).toEqual([true, false]);
  });

  it('pauses the work, which both are told of: nothing new is handed over until whoever paused takes it up again', async () => {
    const pair = await givenAgreed('Paused');
    const ref = await at('2027-03-01', () => givenRevealed(pair));
    const adjustmentId = await at('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'pause', what: 'No work while the kiln is rebuilt.' }),
    );

    const paused = await at('2027-03-02', () => givenPaused(pair, { adjustmentId, backOn: '2027-04-01' }));

    const held = await at('2027-03-03', () => asPerson(pair.owner, () => submit(saveBrief, sent(pair))));
    expect(refusalOf(held).code).toBe('paused');
    for (const person of [pair.owner, pair.assistant])
      expect((await mailsTo(person)).map(({ kind }) => kind)).toContain('people.paused');
    const shown = await at('2027-03-03', () => page(pair, ref));
    expect(shown?.adjustments[0]?.uses).toMatchObject([{ pauseId: expect.any(String) }]);
    await expect(
      withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
        tx.engagement.updateMany({ where: { id: pair.engagementId }, data: { state: 'active' } }),
      ),
    ).rejects.toThrow('disagree');

    doneOf(await at('2027-04-01', () => asPerson(pair.owner, () => submit(resumeWork, paused))));

    doneOf(await at('2027-04-01', () => asPerson(pair.owner, () => submit(saveBrief, sent(pair)))));
  });

  it('is what the next begins with: nobody signs before it is said what became of it', async () => {
    const pair = await givenAgreed('Followed up');
    const { adjustmentId } = await at('2027-03-02', () => givenClosed(pair));
    const ref = await at('2027-05-02', () => givenEvaluation(pair));
    for (const person of [pair.owner, pair.assistant]) {
      doneOf(await at('2027-05-02', () => handsIn(person, ref, 'Still good.')));
    }
    await at('2027-05-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'none', what: 'It stays as it is.' }),
    );
    expect((await page(pair, ref))?.earlier).toMatchObject([{ id: adjustmentId, followUp: null }]);
    expect(refusalOf(await at('2027-05-02', () => signsEvaluation(pair.owner, ref))).code).toBe(
      'not_followed_up',
    );

    const said = { ...ref, adjustmentId, outcome: 'partly', note: 'Three times of eight.' };
    doneOf(await at('2027-05-02', () => asPerson(pair.assistant, () => submit(followUp, said))));

    doneOf(await at('2027-05-02', () => signsEvaluation(pair.owner, ref)));
  });

  it('over a year of days, each the cadence names is opened on its day, and no other', async () => {
    const pair = await givenAgreed('A year', 4);
    const opened: string[] = [];
    let next = await opensNext(pair, SIGNED);

    // the worker runs each morning, whether or not a job has come
    for (
      let day = new Date('2027-02-01T16:00:00Z');
      day < new Date('2028-02-01T16:00:00Z');
      day = new Date(day.getTime() + 86_400_000)
    ) {
      if (day < next) continue;
      await whenOpeningIsDue(pair, day);
      const [last] = (await evaluationsOf(pair.owner, pair)).slice(-1);
      if (!last || last.state === 'done') continue;
      opened.push(day.toISOString().slice(0, 10));
      const ref = { workspaceId: pair.workspace.id, id: last.id };
      await atTime(day, async () => {
        for (const person of [pair.owner, pair.assistant]) doneOf(await handsIn(person, ref, 'Good.'));
        await givenAdjustment(pair.owner, ref, { kind: 'none', what: 'It stays as it is.' });
        for (const person of [pair.owner, pair.assistant]) doneOf(await signsEvaluation(person, ref));
      });
      next = await opensNext(pair, day);
    }

    expect(opened).toEqual(['2027-05-17', '2027-09-16', '2028-01-17']);
    const evaluations = await evaluationsOf(pair.owner, pair);
    expect(evaluations.map(({ plannedFor }) => plannedFor?.toISOString().slice(0, 10))).toEqual([
      '2027-05-31',
      '2027-09-30',
      '2028-01-31',
    ]);
    for (const [index, each] of evaluations.slice(1).entries()) {
      expect(each.periodFrom).toEqual(evaluations[index]?.periodTo);
    }
  });

  it('may let go more of new work, where the record carries it and an owner says so, and never by itself', async () => {
    const pair = await givenAgreed('Let go');
    const { owner, assistant, workspace } = pair;
    await atTime(BEFORE, () => givenGoodRecord(pair));
    const ref = await atTime(LATER, () => givenRevealed(pair));
    const says = (person: Person, outcome: 'taken' | 'kept', which = ref) =>
      atTime(LATER, () => saysHowMuchIsLetGo(person, which, outcome));
    const asSeen = async (person: Person, which = ref) =>
      (await atTime(LATER, () => getEvaluationPage(person.userId, which, null)))?.autonomy;
    const usual = async () =>
      (await getCandidates(owner.userId, workspace.id)).candidates.map(({ autonomy }) => autonomy);

    expect(await asSeen(owner)).toEqual({ level: 'decide_and_tell', askedFirst: 0, decision: null });
    expect(await usual()).toEqual(['decide_and_tell']);
    expect(refusalOf(await says(assistant, 'taken')).code).toBe('not_yours');
    doneOf(await says(owner, 'taken'));

    expect(await usual()).toEqual(['decide_alone']);
    expect(await asSeen(assistant)).toMatchObject({
      level: 'decide_alone',
      decision: { was: 'decide_and_tell', offered: 'decide_alone', outcome: 'taken', by: owner.name },
    });
    expect((await newestMailTo(assistant.email)).subject).toBe(
      `${workspace.name} lets go more: “Decide alone”`,
    );
    expect(refusalOf(await says(owner, 'kept')).code).toBe('said_already');
  });

  it('offers nothing that the record doesn’t carry, and keeps what an owner keeps', async () => {
    const [bare, kept] = [await givenAgreed('No record'), await givenAgreed('Kept')];
    const says = (pair: Pair, ref: EvaluationRef) =>
      atTime(LATER, () => saysHowMuchIsLetGo(pair.owner, ref, 'kept'));
    const bareRef = await atTime(LATER, () => givenRevealed(bare));
    expect(refusalOf(await says(bare, bareRef)).code).toBe('not_offered');

    await atTime(BEFORE, () => givenGoodRecord(kept));
    const ref = await atTime(LATER, () => givenRevealed(kept));
    doneOf(await says(kept, ref));

    const page = await atTime(LATER, () => getEvaluationPage(kept.assistant.userId, ref, null));
    expect(page?.autonomy).toMatchObject({ level: 'decide_and_tell', decision: { outcome: 'kept' } });
    // whoever acts as the business, a job among them, can't say it for an owner
    const automatic = withActor(
      { kind: 'workspace', workspaceId: kept.workspace.id },
      (tx) =>
        tx.$executeRaw`INSERT INTO autonomy_decisions
        SELECT workspace_id, ${newId()}::uuid, engagement_id, ${bareRef.id}::uuid, was, offered, 'taken', approved, at_first, on_time,
          came_back, decided_by_id, decided_at FROM autonomy_decisions WHERE evaluation_id = ${ref.id}::uuid`,
    );
    await expect(automatic).rejects.toThrow('said by an owner');
  });
});
