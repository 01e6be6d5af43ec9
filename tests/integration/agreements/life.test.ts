import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { discardAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { getAgreementToEdit } from '@/lib/agreements/drafting/editing.queries';
import { getAgreementStart } from '@/lib/agreements/list.queries';
import { declineAgreement, requestChanges } from '@/lib/agreements/negotiation/answering.actions';
import {
  proposeAgreement,
  reviseAgreement,
  withdrawAgreement,
} from '@/lib/agreements/proposing/proposing.actions';
import { findAgreementInForce } from '@/lib/agreements/queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { withActor } from '@/lib/platform/tenancy';
import {
  currentVersion,
  eventsOf,
  givenAgreementInForce,
  givenDraft,
  givenNewPair,
  givenProposed,
  readAs,
  saves,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('an agreement between an owner and an assistant', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const givenPair = () => givenNewPair(people);

  async function step<Data>(
    person: Person,
    action: FormAction<Data>,
    ref: { workspaceId: string; id: string },
    more: Record<string, string> = {},
  ) {
    const seen = await seenBy(person, ref);
    return asPerson(person, () => submit(action, { ...seen, ...more }));
  }

  it('is in force once both have signed the same text, and then work can be handed over', async () => {
    const pair = await givenPair();

    const ref = await givenAgreementInForce(pair);

    const { workspaceId } = ref;
    const engagement = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.engagement.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: pair.engagementId } } }),
    );
    const inForce = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      findAgreementInForce(tx, workspaceId, pair.engagementId),
    );
    expect(engagement.state).toBe('active');
    expect(inForce).toMatchObject({ id: ref.id });
    const events = await eventsOf(pair.owner, ref);
    expect(events.map(({ kind }) => kind)).toEqual([
      'proposed',
      'consented',
      'signed',
      'consented',
      'signed',
      'in_force',
    ]);
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
    const { copies, signed } = await withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
      copies: await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = ${makeCopy.name} AND j.payload::text LIKE ${`%${ref.id}%`}`,
      signed: await tx.auditEvent.findMany({
        where: { subjectId: ref.id, action: 'agreement.signed' },
        orderBy: { id: 'asc' },
      }),
    }));
    expect(copies).toHaveLength(1);
    expect(signed).toMatchObject([
      { actorUserId: pair.owner.userId, data: { party: 'owner' } },
      { actorUserId: pair.assistant.userId, data: { party: 'assistant' } },
    ]);
  });

  it('is a draft that the assistant can’t see until it is proposed', async () => {
    const pair = await givenPair();
    const ref = await givenDraft(pair);

    const before = await readAs(pair.assistant, ref);
    doneOf(await step(pair.owner, proposeAgreement, ref));
    const after = await readAs(pair.assistant, ref);

    expect(before).toBeNull();
    expect(after?.state).toBe('proposed');
  });

  it('isn’t proposed when it is longer than the copy that both keep can be', async () => {
    const pair = await givenPair();
    const ref = await givenDraft(pair);
    const clauses = [{ key: 'scope', heading: 'Scope', body: '- all of it\n'.repeat(800) }];
    const most = Array.from({ length: 3 }, (_, at) => ({ ...clauses[0], key: `scope-${at}` }));

    doneOf(await saves(pair.owner, ref, { clauses: most }));
    const refusal = refusalOf(await step(pair.owner, proposeAgreement, ref));
    doneOf(await saves(pair.owner, ref, { clauses }));
    doneOf(await step(pair.owner, proposeAgreement, ref));

    expect(refusal.message).toBe(
      'This agreement has 2400 lines, and the copy that you both keep can have 2000. Shorten it first.',
    );
  });

  it('goes through changes until both are content, and what was proposed stays in the record', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    const first = await currentVersion(pair.assistant, ref);

    doneOf(await step(pair.assistant, requestChanges, ref, { reason: 'Please pay every two weeks.' }));
    doneOf(await step(pair.owner, reviseAgreement, ref));
    const asked = await getAgreementToEdit(pair.owner.userId, ref);
    doneOf(await saves(pair.owner, ref, { paySchedule: 'fortnightly' }));
    const whileWriting = await currentVersion(pair.assistant, ref);
    doneOf(await step(pair.owner, proposeAgreement, ref));
    doneOf(await step(pair.owner, reviseAgreement, ref));
    const askedAnew = await getAgreementToEdit(pair.owner.userId, ref);

    const second = await currentVersion(pair.assistant, ref);
    expect([asked?.asked, askedAnew?.asked]).toEqual(['Please pay every two weeks.', null]);
    expect(whileWriting?.number).toBe(1);
    expect(second).toMatchObject({ number: 2, paySchedule: 'fortnightly' });
    expect(second?.canonicalJson).toContain('every two weeks');
    expect(first?.canonicalJson).toContain('every week');
    for (const version of [first, second]) expect(version?.documentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.documentHash).not.toBe(first?.documentHash);
  });

  it('loses a signature, visibly, when its text changes', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    doneOf(await signs(pair.assistant, ref));

    doneOf(await step(pair.owner, reviseAgreement, ref));
    doneOf(await saves(pair.owner, ref, { noticeDays: 30 }));
    doneOf(await step(pair.owner, proposeAgreement, ref));
    doneOf(await signs(pair.owner, ref));

    const kinds = (await eventsOf(pair.owner, ref)).map(({ kind }) => kind);
    expect((await readAs(pair.owner, ref))?.state).toBe('signed_by_one');
    expect(kinds).toEqual([
      'proposed',
      'consented',
      'signed',
      'signature_voided',
      'proposed',
      'consented',
      'signed',
    ]);
    doneOf(await signs(pair.assistant, ref));
    expect((await readAs(pair.owner, ref))?.state).toBe('in_force');
  });

  it('is signed by both at the same moment, and comes into force once', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    const answers = await Promise.all([
      signs(pair.owner, ref),
      signs(pair.assistant, ref),
      signs(pair.owner, ref),
      signs(pair.assistant, ref),
    ]);

    const events = await eventsOf(pair.owner, ref);
    // somebody who pressed twice is told twice that it is done, and has signed once
    expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
    expect(events.filter(({ kind }) => kind === 'signed')).toHaveLength(2);
    expect(events.filter(({ kind }) => kind === 'in_force')).toHaveLength(1);
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
    expect((await readAs(pair.owner, ref))?.state).toBe('in_force');
  });

  it('can be signed only as it was read', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    const answer = await signs(pair.assistant, ref, { documentHash: 'a'.repeat(64) });

    expect(refusalOf(answer)).toMatchObject({ code: 'other_text' });
  });

  it('asks for a new sign-in when the last one is older than ten minutes, and keeps the typed name', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    const tired = { ...pair.assistant, authenticatedAt: new Date(Date.now() - 10 * 60_000) };

    const answer = refusalOf(await signs(tired, ref, { signedName: 'Maria L. Santos' }));

    expect(answer.code).toBe('sign_in_again');
    expect(answer.values.signedName).toEqual(['Maria L. Santos']);
  });

  it('can be declined with a reason, or withdrawn', async () => {
    const declined = await givenPair();
    const withdrawn = await givenPair();
    const first = await givenProposed(declined);
    const second = await givenProposed(withdrawn);

    doneOf(await step(declined.assistant, declineAgreement, first, { reason: 'I am booked out.' }));
    doneOf(await step(withdrawn.owner, withdrawAgreement, second));

    expect((await readAs(declined.owner, first))?.state).toBe('declined');
    expect((await readAs(withdrawn.assistant, second))?.state).toBe('withdrawn');
    expect(refusalOf(await signs(withdrawn.assistant, second)).code).toBe('wrong_state');
    // and the two may begin again
    expect((await givenDraft(declined)).id).toBeTruthy();
  });

  it('is discarded without a trace while it is a draft, and only then', async () => {
    const pair = await givenPair();
    const draft = await givenDraft(pair);

    doneOf(await step(pair.owner, discardAgreement, draft));
    const proposed = await givenProposed(pair);

    expect(await readAs(pair.owner, draft)).toBeNull();
    expect(refusalOf(await step(pair.owner, discardAgreement, proposed)).code).toBe('wrong_state');
  });

  it('is the only one that two people work on at a time', async () => {
    const pair = await givenPair();
    const { workspaceId, id } = await givenDraft(pair);

    await expect(givenDraft(pair)).rejects.toThrow('open_already');
    const start = await getAgreementStart(pair.owner.userId, workspaceId, pair.engagementId);
    expect(start?.standingId).toBe(id);
  });

  it("can't be touched by a manager, a stranger or another business", async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    const { tomas, dewi, stranger, foreign } = people;

    expect(refusalOf(await signs(tomas, ref)).code).toBe('not_yours');
    expect(refusalOf(await step(tomas, withdrawAgreement, ref)).code).toBe('not_yours');
    for (const person of [dewi, stranger, foreign.owner, foreign.assistant]) {
      const seen = { ...ref, version: 2 };
      const hash = (await currentVersion(pair.owner, ref))?.documentHash ?? '';
      expect(await readAs(person, ref)).toBeNull();
      expect(refusalOf(await signs(person, ref, { documentHash: hash })).code).toBe('not_found');
      const answer = await asPerson(person, () => submit(withdrawAgreement, seen));
      expect(refusalOf(answer).code).toBe('not_found');
    }
  });

  it('tells the one who comes second that it has changed meanwhile', async () => {
    const pair = await givenPair();
    const ref = await givenDraft(pair);
    const seen = await seenBy(pair.owner, ref);

    doneOf(await saves(pair.owner, ref, { rate: '15' }));
    const late = await asPerson(pair.owner, () => submit(proposeAgreement, seen));

    expect(refusalOf(late).code).toBe('changed_meanwhile');
  });
});
