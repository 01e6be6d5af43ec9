import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { discardAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { declineAgreement } from '@/lib/agreements/negotiation/answering.actions';
import { amendAgreement, requestAmendment } from '@/lib/agreements/proposing/amending.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  eventsOf,
  givenAgreementInForce,
  givenAmendment,
  givenNewPair,
  givenProposed,
  type Pair,
  proposes,
  readAs,
  saves,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { briefForm, givenBriefAccepted, givenBriefSent, readBrief } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('an amendment of an agreement in force', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const givenPair = () => givenNewPair(people);

  async function givenInForce() {
    const pair = await givenPair();
    return { ...pair, old: await givenAgreementInForce(pair) };
  }

  /** An amendment that pays more, waiting for both signatures. */
  async function givenAmendmentProposed(
    { owner, old }: Pair & { old: AgreementRef },
    changes: Readonly<Record<string, string>> = { rate: '16' },
  ): Promise<AgreementRef> {
    const amendment = await givenAmendment(owner, old);
    doneOf(await saves(owner, amendment, changes));
    doneOf(await proposes(owner, amendment));
    return amendment;
  }

  const stateOf = async (pair: Pair, ref: AgreementRef) => (await readAs(pair.owner, ref))?.state;

  it('starts from the terms and clauses of the one in force, which only the owner sees at first', async () => {
    const pair = await givenInForce();

    const amendment = await givenAmendment(pair.owner, pair.old);

    const before = await currentVersion(pair.owner, pair.old);
    const draft = await currentVersion(pair.owner, amendment);
    expect(draft).toMatchObject({ number: 1, rateMinor: before?.rateMinor, proposedAt: null });
    expect(draft?.clauses.map(({ key, body }) => [key, body])).toEqual(
      before?.clauses.map(({ key, body }) => [key, body]),
    );
    expect(await readAs(pair.assistant, amendment)).toBeNull();
    expect(await stateOf(pair, pair.old)).toBe('in_force');
  });

  it('takes the place of the old one when both have signed, and each chain names the other', async () => {
    const pair = await givenInForce();
    const amendment = await givenAmendmentProposed(pair);
    const lastBefore = (await eventsOf(pair.owner, pair.old)).at(-1);
    doneOf(await signs(pair.assistant, amendment));
    const whileOneHasSigned = await stateOf(pair, pair.old);

    doneOf(await signs(pair.owner, amendment));

    expect(whileOneHasSigned).toBe('in_force');
    expect(await stateOf(pair, pair.old)).toBe('superseded');
    expect(await stateOf(pair, amendment)).toBe('in_force');
    const oldEvents = await eventsOf(pair.assistant, pair.old);
    const newEvents = await eventsOf(pair.assistant, amendment);
    const [oldText, newText] = [
      await currentVersion(pair.owner, pair.old),
      await currentVersion(pair.owner, amendment),
    ];
    expect(JSON.parse(newEvents[0]?.payload ?? '')).toMatchObject({
      amends: { agreementId: pair.old.id, documentHash: oldText?.documentHash, chainHash: lastBefore?.hash },
    });
    expect(oldEvents.at(-1)?.kind).toBe('superseded');
    expect(JSON.parse(oldEvents.at(-1)?.payload ?? '')).toEqual({
      successorId: amendment.id,
      documentHash: newText?.documentHash,
    });
    expect(JSON.parse(newEvents.find(({ kind }) => kind === 'in_force')?.payload ?? '')).toMatchObject({
      supersedes: { agreementId: pair.old.id, chainHash: oldEvents.at(-1)?.hash },
    });
    expect(verifyChain(pair.old.id, oldEvents)).toEqual({ sound: true });
    expect(verifyChain(amendment.id, newEvents)).toEqual({ sound: true });
  });

  it('takes over what isn’t accepted yet, and leaves the rest under the agreement it was accepted under', async () => {
    const pair = await givenInForce();
    const accepted = await givenBriefAccepted(pair);
    const sent = await givenBriefSent(pair);
    const amendment = await givenAmendmentProposed(pair);
    doneOf(await signs(pair.assistant, amendment));

    doneOf(await signs(pair.owner, amendment));

    expect((await readBrief(pair.assistant, accepted)).agreementId).toBe(pair.old.id);
    expect((await readBrief(pair.assistant, sent)).agreementId).toBe(amendment.id);
    expect((await givenBriefAccepted(pair)).agreementId).toBe(amendment.id);
  });

  it('may pay another way: a brief handed over with a budget in hours is then answered, and goes on', async () => {
    const pair = await givenInForce();
    const { workspaceId, id } = await givenBriefSent(pair);
    const question = {
      workspaceId,
      id,
      clarificationId: newId(),
      question: 'Which shelf?',
      isBlocking: true,
    };
    doneOf(await asPerson(pair.assistant, () => submit(askQuestion, question)));
    const amendment = await givenAmendmentProposed(pair, {
      payType: 'fixed',
      rate: '120',
      cap: '',
      disputeDays: '',
    });
    doneOf(await signs(pair.assistant, amendment));
    doneOf(await signs(pair.owner, amendment));

    doneOf(
      await asPerson(pair.owner, () => submit(answerQuestion, { ...question, answer: 'The left one.' })),
    );

    const brief = await readBrief(pair.owner, { workspaceId, id });
    expect([brief.state, brief.agreementId, brief.budgetMinutes]).toEqual(['sent', amendment.id, 6 * 60]);
  });

  it('is signed by both at the same moment, and there is one in force afterwards', async () => {
    const pair = await givenInForce();
    const amendment = await givenAmendmentProposed(pair);

    const answers = await Promise.all([
      signs(pair.owner, amendment),
      signs(pair.assistant, amendment),
      signs(pair.owner, amendment),
      signs(pair.assistant, amendment),
    ]);

    // somebody who pressed twice is told twice that it is done, and has signed once
    expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
    const signed = (await eventsOf(pair.owner, amendment)).filter(({ kind }) => kind === 'signed');
    expect(signed).toHaveLength(2);
    expect([await stateOf(pair, pair.old), await stateOf(pair, amendment)]).toEqual([
      'superseded',
      'in_force',
    ]);
    const kinds = (await eventsOf(pair.owner, pair.old)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'superseded')).toHaveLength(1);
  });

  it('leaves no work behind under the old one that is handed over at that very moment', async () => {
    const pair = await givenInForce();
    const amendment = await givenAmendmentProposed(pair);
    doneOf(await signs(pair.assistant, amendment));
    const forms = Array.from({ length: 4 }, () => briefForm(pair, { intent: 'send' }));

    const [signed, ...handedOver] = await Promise.all([
      signs(pair.owner, amendment),
      ...forms.map((form) => asPerson(pair.owner, () => submit(saveBrief, form))),
    ]);

    expect(signed.status).toBe('done');
    expect(handedOver.map(({ status }) => status)).toEqual(forms.map(() => 'done'));
    for (const form of forms) {
      const brief = await readBrief(pair.owner, form);
      expect([brief.state, brief.agreementId]).toEqual(['sent', amendment.id]);
    }
  });

  it('is begun once, by whichever of two browsers is first, and again when the first was discarded', async () => {
    const pair = await givenInForce();
    const seen = await seenBy(pair.owner, pair.old);
    const begin = (amendmentId: string) =>
      asPerson(pair.owner, () => submit(amendAgreement, { ...seen, amendmentId }));
    const [first, second] = [newId(), newId()];

    const answers = await Promise.all([begin(first), begin(second)]);
    const open = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.agreement.findMany({ where: { amendsId: pair.old.id } }),
    );
    const sentAgain = await begin(open[0]?.id ?? '');
    const draft = { workspaceId: pair.workspace.id, id: open[0]?.id ?? '' };
    const discarded = await seenBy(pair.owner, draft);
    doneOf(await asPerson(pair.owner, () => submit(discardAgreement, discarded)));

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    expect(open).toHaveLength(1);
    expect(sentAgain.status).toBe('done');
    expect((await begin(newId())).status).toBe('done');
  });

  it('is drafted by an owner alone; the assistant can ask for one, and the owner gets a mail', async () => {
    const pair = await givenInForce();
    const form = {
      ...(await seenBy(pair.assistant, pair.old)),
      reason: 'I can take Saturdays from March on.',
    };

    const drafting = await asPerson(pair.assistant, () =>
      submit(amendAgreement, { ...form, amendmentId: newId() }),
    );
    doneOf(await asPerson(pair.assistant, () => submit(requestAmendment, form)));
    doneOf(await asPerson(pair.assistant, () => submit(requestAmendment, form)));
    const again = await asPerson(pair.assistant, () =>
      submit(requestAmendment, { ...form, reason: 'I can take Sundays as well.' }),
    );

    expect(refusalOf(drafting).code).toBe('not_yours');
    expect(refusalOf(again).code).toBe('changed_meanwhile');
    const mails = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.mail.findMany({ where: { subjectId: pair.old.id, kind: 'agreement.amendment_requested' } }),
    );
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([pair.owner.email]);
    expect(mails[0]?.text).toContain('Saturdays from March');
  });

  it('is told of by another name than the agreement in force, which its withdrawal doesn’t concern', async () => {
    const pair = await givenInForce();
    const amendment = await givenAmendmentProposed(pair);
    const seen = await seenBy(pair.owner, amendment);

    doneOf(await asPerson(pair.owner, () => submit(withdrawAgreement, seen)));
    const late = { ...(await seenBy(pair.assistant, amendment)), reason: 'It pays too little.' };
    const answer = await asPerson(pair.assistant, () => submit(declineAgreement, late));

    expect(refusalOf(answer).message).toBe(
      'This amendment is withdrawn. What you agreed before stays as it was.',
    );
    const told = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.notification.findMany({ where: { subjectId: amendment.id, kind: 'agreement.withdrawn' } }),
    );
    const title = (await readAs(pair.owner, pair.old))?.title;
    expect(told.map(({ text }) => text)).toEqual([`Adeyemi Ceramics has withdrawn “Amendment: ${title}”`]);
  });

  it('renews once more for the same term, without a day in between', async () => {
    const pair = await givenPair();
    const old = await givenAgreementInForce(pair, { endsOn: '2027-11-30' });

    const renewal = await givenAmendment(pair.owner, old, { renew: 'on' });

    const draft = await currentVersion(pair.owner, renewal);
    expect([draft?.startsOn, draft?.endsOn]).toEqual([new Date('2026-12-01'), new Date('2028-11-30')]);
  });

  it('renews a renewed agreement by its last term, not by its whole length so far', async () => {
    const pair = await givenPair();
    const old = await givenAgreementInForce(pair, { endsOn: '2027-11-30' });
    const first = await givenAmendment(pair.owner, old, { renew: 'on' });
    doneOf(await proposes(pair.owner, first));
    for (const signer of [pair.owner, pair.assistant]) doneOf(await signs(signer, first));

    const second = await givenAmendment(pair.owner, first, { renew: 'on' });

    const draft = await currentVersion(pair.owner, second);
    expect([draft?.startsOn, draft?.endsOn]).toEqual([new Date('2026-12-01'), new Date('2029-11-30')]);
  });

  it('is refused by the database for one that isn’t in force, and so is a second open one', async () => {
    const pair = await givenPair();
    const proposed = await givenProposed(pair);
    const { old, ...others } = await givenInForce();
    await givenAmendment(others.owner, old);
    const forge = (engagementId: string, amendsId: string) =>
      withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
        tx.agreement.createMany({
          data: {
            workspaceId: pair.workspace.id,
            id: newId(),
            engagementId,
            amendsId,
            title: 'Forged',
            templateKey: 'hourly',
            createdById: pair.owner.userId,
          },
        }),
      );

    await expect(forge(pair.engagementId, proposed.id)).rejects.toThrow(/only an agreement in force/);
    await expect(forge(others.engagementId, old.id)).rejects.toThrow(/[Uu]nique/);
    const { old: another } = await givenInForce();
    await expect(forge(pair.engagementId, another.id)).rejects.toThrow(/foreign key|[Ff]oreign/);
  });
});
