import { beforeAll, describe, expect, it } from 'vitest';
import { notifyOfComments } from '@/lib/agreements/negotiation/comment-digest.jobs';
import { digestWindow } from '@/lib/agreements/negotiation/comment-digest.rules';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { givenDraft } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import {
  comments,
  givenNewPairOf,
  givenTalks as givenTalksOf,
  proposesAnew,
  revises,
  settles,
} from '@/tests/support/negotiation';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('a comment on a clause', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  const givenTalks = () => givenTalksOf(people);

  it('can be read by both, names the version it was written under, and follows the clause into the next', async () => {
    const { owner, assistant, ref } = await givenTalks();

    doneOf((await comments(assistant, ref)).answer);
    doneOf(await revises(owner, ref));
    doneOf((await comments(owner, ref, { body: 'All year.' })).answer);
    doneOf(await proposesAnew(owner, ref));
    doneOf((await comments(assistant, ref, { number: 2, body: 'Good, then.' })).answer);

    const read = (await getNegotiation(assistant.userId, ref)).comments;
    expect(read.map(({ clauseKey, body, number, isMine }) => [clauseKey, body, number, isMine])).toEqual([
      ['hours', 'Does this hold in summer too?', 1, true],
      ['hours', 'All year.', 1, false],
      ['hours', 'Good, then.', 2, true],
    ]);
    expect((await getNegotiation(owner.userId, ref)).comments).toHaveLength(3);
  });

  it('is one comment, however often it is posted', async () => {
    const { assistant, ref } = await givenTalks();

    const { answer, commentId } = await comments(assistant, ref);
    doneOf(answer);
    doneOf((await comments(assistant, ref, { commentId })).answer);

    expect((await getNegotiation(assistant.userId, ref)).comments).toHaveLength(1);
  });

  it('isn’t mistaken for another that was posted under its id', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const { commentId } = await comments(assistant, ref);

    const other = await comments(assistant, ref, { commentId, body: 'Something else.' });
    const byOwner = await comments(owner, ref, { commentId });

    expect(refusalOf(other.answer).code).toBe('sent_before');
    expect(refusalOf(byOwner.answer).code).toBe('sent_before');
  });

  it('is settled with everything said before it about the clause; what comes after is open', async () => {
    const { owner, assistant, ref } = await givenTalks();
    doneOf((await comments(assistant, ref)).answer);
    const second = await comments(owner, ref, { body: 'All year.' });
    doneOf((await comments(assistant, ref, { clauseKey: 'scope' })).answer);

    doneOf(await settles(assistant, ref, second.commentId));
    doneOf(await settles(owner, ref, second.commentId));
    doneOf((await comments(assistant, ref, { body: 'One more thing.' })).answer);

    const read = (await getNegotiation(owner.userId, ref)).comments;
    expect(read.map(({ isSettled }) => isSettled)).toEqual([true, true, false, false]);
  });

  it("is about a clause that both can see: none of a draft, of a version being written, or one that doesn't exist", async () => {
    const { owner, assistant, ref } = await givenTalks();
    const other = await givenNewPairOf(people);
    const draft = await givenDraft(other);
    doneOf(await revises(owner, ref));

    expect(refusalOf((await comments(owner, ref, { number: 2 })).answer).code).toBe('not_found');
    expect(refusalOf((await comments(assistant, ref, { clauseKey: 'moon' })).answer).code).toBe('not_found');
    expect(refusalOf((await comments(other.owner, draft)).answer).code).toBe('wrong_state');
    expect(refusalOf((await comments(other.assistant, draft)).answer).code).toBe('not_found');
  });

  it('is mailed to the other side together with whatever else was said in that quarter of an hour, once', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const from = digestWindow(new Date('2027-03-01T10:00:00Z')).from;
    const minute = (at: number) => new Date(from.getTime() + at * 60_000);
    await atTime(minute(1), () => comments(assistant, ref, { body: 'First thing.' }));
    await atTime(minute(2), () => comments(owner, ref, { body: 'My own words.' }));
    await atTime(minute(14), () => comments(assistant, ref, { body: 'Second thing.', clauseKey: 'scope' }));
    await atTime(minute(15), () => comments(assistant, ref, { body: 'Later thing.' }));
    const { workspaceId } = ref;
    const until = minute(15).toISOString();
    const job = { workspaceId, agreementId: ref.id, to: 'owner', from: from.toISOString(), until };

    await notifyOfComments.perform(job, FIRST_TRY);
    await notifyOfComments.perform(job, FIRST_TRY);

    const mails = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.mail.findMany({ where: { subjectId: ref.id, kind: 'agreement.comment' } }),
    );
    expect(mails.map(({ toAddress, subject }) => [toAddress, subject])).toEqual([
      [owner.email, `2 comments from ${assistant.name}: Agreement for running the shop`],
    ]);
    expect(mails[0]?.text).toContain('First thing.');
    expect(mails[0]?.text).toContain('Second thing.');
    expect(mails[0]?.text).not.toContain('My own words.');
    expect(mails[0]?.text).not.toContain('Later thing.');
  });

  it('needs no mail once it is settled', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const at = new Date('2027-03-01T11:01:00Z');
    const { from, until } = digestWindow(at);
    const { commentId } = await atTime(at, () => comments(assistant, ref));
    doneOf(await settles(owner, ref, commentId));
    const window = { from: from.toISOString(), until: until.toISOString() };

    await notifyOfComments.perform(
      { workspaceId: ref.workspaceId, agreementId: ref.id, to: 'owner', ...window },
      FIRST_TRY,
    );

    const mails = await withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
      tx.mail.count({ where: { subjectId: ref.id, kind: 'agreement.comment' } }),
    );
    expect(mails).toBe(0);
  });
});
