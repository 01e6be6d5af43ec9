import { beforeAll, describe, expect, it } from 'vitest';
import { saveAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { getRevisions } from '@/lib/agreements/drafting/revisions.queries';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  readAs,
  saves,
  seenBy,
  signs,
  termsTyped,
} from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  comments,
  declinesWording,
  endingsSeenBy,
  givenProposedWording,
  givenTalks as givenTalksOf,
  proposesAnew,
  proposesWording,
  revises,
  takes,
  withdrawsWording,
} from '@/tests/support/negotiation';
import { notificationsOf } from '@/tests/support/notifications';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('a proposed wording', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  const givenTalks = () => givenTalksOf(people);
  const wordingOf = async (person: Person, ref: AgreementRef, key = 'hours') =>
    (await currentVersion(person, ref))?.clauses.find((clause) => clause.key === key)?.body;

  it('begins the next version when it is accepted, and the version before stays in the record', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const proposal = await givenProposedWording(assistant, ref);

    doneOf(await takes(owner, proposal));

    expect(await currentVersion(owner, ref)).toMatchObject({ number: 2, documentHash: null });
    expect(await wordingOf(owner, ref)).toBe('{{assistant}} works when it suits, and says so a day ahead.');
    expect(await currentVersion(assistant, ref)).toMatchObject({ number: 1 });
    expect((await readAs(owner, ref))?.state).toBe('changes_requested');
    const [seen] = (await getNegotiation(assistant.userId, ref)).proposals;
    expect(seen).toMatchObject({ state: 'taken', takenInto: 2, endedBy: owner.name });
  });

  it('voids a signature, visibly, when it is accepted', async () => {
    const { owner, assistant, ref } = await givenTalks();
    doneOf(await signs(owner, ref));
    const proposal = await givenProposedWording(assistant, ref);

    doneOf(await takes(owner, proposal));

    const kinds = await withActor({ kind: 'user', userId: assistant.userId }, (tx) =>
      tx.agreementEvent.findMany({
        where: { workspaceId: ref.workspaceId, agreementId: ref.id },
        orderBy: { sequence: 'asc' },
        select: { kind: true },
      }),
    );
    expect(kinds.at(-1)).toEqual({ kind: 'signature_voided' });
  });

  it('goes into the version that is being written, replacing that clause alone', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const hours = await givenProposedWording(assistant, ref);
    const scope = await givenProposedWording(assistant, ref, { clauseKey: 'scope', body: 'All there is.' });

    doneOf(await takes(owner, hours));
    doneOf(await saves(owner, ref, { noticeDays: 30 }));
    doneOf(await takes(owner, scope));

    expect(await currentVersion(owner, ref)).toMatchObject({ number: 2, noticeDays: 30 });
    expect(await wordingOf(owner, ref)).toContain('says so a day ahead');
    expect(await wordingOf(owner, ref, 'scope')).toBe('All there is.');
    expect(await endingsSeenBy(assistant, ref)).toEqual(['taken', 'taken']);
  });

  it('is reported as a change to whoever has the open version in their editor', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const hours = await givenProposedWording(assistant, ref);
    const scope = await givenProposedWording(assistant, ref, { clauseKey: 'scope', body: 'All there is.' });
    doneOf(await takes(owner, hours));
    const seen = { ...(await seenBy(owner, ref)), savedIn: newId() };
    doneOf(await saves(owner, ref, seen));

    doneOf(await takes(owner, scope));

    expect(refusalOf(await saves(owner, ref, seen)).code).toBe('changed_meanwhile');
    expect(await wordingOf(owner, ref, 'scope')).toBe('All there is.');
    expect((await getRevisions(owner.userId, ref))?.revisions).toHaveLength(3);
  });

  it('is declined with a reason, which the assistant reads and gets by mail', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const proposal = await givenProposedWording(assistant, ref);
    const before = await wordingOf(owner, ref);

    doneOf(await declinesWording(owner, proposal, 'The bank wants fixed hours.'));

    const [seen] = (await getNegotiation(assistant.userId, ref)).proposals;
    expect(seen).toMatchObject({ state: 'declined', endReason: 'The bank wants fixed hours.' });
    expect(await wordingOf(owner, ref)).toBe(before);
    const mails = await withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
      tx.mail.findMany({ where: { subjectId: ref.id, kind: { startsWith: 'agreement.wording' } } }),
    );
    expect(mails.map(({ kind, toAddress }) => [kind, toAddress]).sort()).toEqual([
      ['agreement.wording_declined', assistant.email],
      ['agreement.wording_proposed', owner.email],
    ]);
  });

  it('can be withdrawn until it is answered', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const proposal = await givenProposedWording(assistant, ref);

    doneOf(await withdrawsWording(assistant, proposal));

    expect(refusalOf(await takes(owner, proposal)).code).toBe('decided_already');
    expect(refusalOf(await withdrawsWording(assistant, proposal)).code).toBe('decided_already');
    const told = (await notificationsOf(owner)).find(({ eventKey }) => eventKey === proposal.proposalId);
    expect(told?.readAt).toBeInstanceOf(Date);
  });

  it('is overtaken by newer wording for the same clause, by a new version, and by the assistant’s signature', async () => {
    const { owner, assistant, ref } = await givenTalks();

    await givenProposedWording(assistant, ref);
    await givenProposedWording(assistant, ref, { body: 'Mornings only.' });
    expect(await endingsSeenBy(owner, ref)).toEqual(['overtaken', 'waiting']);
    doneOf(await revises(owner, ref));
    doneOf(await proposesAnew(owner, ref));
    expect(await endingsSeenBy(owner, ref)).toEqual(['overtaken', 'overtaken']);
    const last = await givenProposedWording(assistant, ref, { number: 2 });
    doneOf(await signs(assistant, ref));

    expect(await endingsSeenBy(owner, ref)).toEqual(['overtaken', 'overtaken', 'overtaken']);
    expect(refusalOf(await takes(owner, last)).code).toBe('decided_already');
    expect(refusalOf((await proposesWording(assistant, ref, { number: 2 })).answer).code).toBe(
      'already_signed',
    );
  });

  it('has to change something, say why, and use only placeholders that exist', async () => {
    const { assistant, ref } = await givenTalks();
    const same = (await wordingOf(assistant, ref)) ?? '';

    const unchanged = refusalOf((await proposesWording(assistant, ref, { body: same })).answer);
    const unknown = refusalOf((await proposesWording(assistant, ref, { body: '{{moon}}' })).answer);
    const silent = refusalOf((await proposesWording(assistant, ref, { reason: ' ' })).answer);

    expect(unchanged).toMatchObject({ code: 'nothing_changed', fieldErrors: { body: expect.any(String) } });
    expect(unknown.fieldErrors.body).toContain('{{moon}} isn’t a term');
    expect(silent.fieldErrors.reason).toBeTruthy();
    expect(silent.values.body).toEqual(['{{assistant}} works when it suits, and says so a day ahead.']);
  });

  it('can’t be accepted into a version that no longer has its clause', async () => {
    const { owner, assistant, ref } = await givenTalks();
    const proposal = await givenProposedWording(assistant, ref);
    doneOf(await revises(owner, ref));
    const form = { ...(await seenBy(owner, ref)), payType: 'hourly', title: 'Less of it', ...termsTyped() };
    const clauses = [{ key: 'scope', heading: 'The work', body: 'All there is.' }];
    doneOf(await asPerson(owner, () => submit(saveAgreement, { ...form, clauses })));

    const answer = refusalOf(await takes(owner, proposal));

    expect(answer.code).toBe('clause_gone');
    expect(await endingsSeenBy(owner, ref)).toEqual(['waiting']);
  });

  it('is accepted or declined, never both, when two owners answer at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, assistant, ref } = await givenTalks();
      const proposal = await givenProposedWording(assistant, ref);

      const answers = await Promise.all([
        takes(owner, proposal),
        declinesWording(owner, proposal),
        takes(owner, proposal),
        declinesWording(owner, proposal),
      ]);

      expect(answers.filter(({ status }) => status === 'done')).toHaveLength(1);
      const [ending] = await endingsSeenBy(assistant, ref);
      expect((await readAs(owner, ref))?.currentNumber).toBe(ending === 'taken' ? 2 : 1);
    }
  });

  it("and its comments can't be seen by a stranger, another assistant or another business", async () => {
    const { assistant, ref } = await givenTalks();
    doneOf((await comments(assistant, ref)).answer);
    await givenProposedWording(assistant, ref);

    for (const person of [people.dewi, people.stranger, people.foreign.owner, people.foreign.assistant]) {
      expect(await getNegotiation(person.userId, ref)).toMatchObject({ comments: [], proposals: [] });
      expect(await endingsSeenBy(person, ref)).toEqual([]);
    }
  });
});
