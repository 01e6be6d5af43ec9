import { beforeAll, describe, expect, it } from 'vitest';
import { listAccesses } from '@/lib/endings/accesses.queries';
import { noteAccess, planBrief, revokeAccess } from '@/lib/endings/handing-back.actions';
import { endWhenOver, remindOfLastDay } from '@/lib/endings/jobs';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { getEngagementConversation, listBusinesses } from '@/lib/threads/engagement.queries';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import {
  endsIfDue,
  givenPair,
  givenProposed,
  givesNotice,
  type Pair,
  readAs,
  signs,
} from '@/tests/support/agreements';
import { givenBriefAccepted, readBrief } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  endingJobOf,
  endingOf,
  endingPages,
  engagementOf,
  givenEnding,
  placeOf,
  toldOf,
  writtenAgain,
} from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsIn } from '@/tests/support/notifications';
import { onDay } from '@/tests/support/on-day';
import { givenRecorded, paymentOf } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';
import { givenAgreedBefore, givenEntry, sheetOf } from '@/tests/support/time';

describe('the end of an engagement', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pairOf = (name: string) => givenPair(people, name);
  const says = (person: Person, pair: Pair) =>
    asPerson(person, () =>
      submit(postMessage, {
        workspaceId: pair.workspace.id,
        subject: 'engagement',
        subjectId: pair.engagementId,
        body: 'One more thing.',
        clientKey: newId(),
      }),
    );

  /** Tries to edit, and to delete, what somebody has said. */
  async function unsays(person: Person, { engagementId }: Pair) {
    const { workspaceId, id, version } = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
      tx.message.findFirstOrThrow({ where: { engagementId, authorId: person.userId } }),
    );
    const edit = { workspaceId, id, version, body: 'I never said that.' };
    return asPerson(person, async () => [
      await submit(editMessage, edit),
      await submit(deleteMessage, { workspaceId, id }),
    ]);
  }

  it('shows the access the assistant was given long before it, listed by either and read by both', async () => {
    const pair = await pairOf('Let in');
    const { owner, assistant } = pair;
    const place = placeOf(pair);
    for (const [person, name] of [[owner, 'Shopify'] as const, [assistant, 'The shop’s mailbox'] as const])
      doneOf(
        await onDay('2027-03-01', () =>
          asPerson(person, () => submit(noteAccess, { ...place, id: newId(), name })),
        ),
      );

    const before = await listAccesses(assistant.userId, place);
    await onDay('2027-03-12', () => givenEnding(pair));

    expect(before.map(({ name, notedBy }) => [name, notedBy])).toEqual([
      ['Shopify', owner.name],
      ['The shop’s mailbox', assistant.name],
    ]);
    expect(await listAccesses(people.tomas.userId, place)).toEqual([]);
    expect((await endingPages(pair).owner())?.accesses).toEqual(before);
  });

  it('keeps its last day in every mail, also if the business moves to another zone meanwhile', async () => {
    const pair = await pairOf('Moved away');
    await onDay('2027-03-12', () => givenEnding(pair, { lastDay: '2027-04-11' }));
    await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.workspace.update({ where: { id: pair.workspace.id }, data: { timeZone: 'Pacific/Auckland' } }),
    );

    const job = await endingJobOf(pair);
    await onDay('2027-04-09', () => remindOfLastDay.perform(job, FIRST_TRY));

    const told = await mailsIn(pair.workspace.id, 'ending.soon');
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Ends on Sun 11 Apr'),
      expect.stringContaining('Ends on Sun 11 Apr'),
    ]);
  });

  it('begins with notice, is handed back by a list that both see, and is over once, on its last day', async () => {
    const pair = await pairOf('Handed back');
    const { owner, assistant } = pair;
    const agreement = await givenAgreedBefore(pair, { noticeDays: 30 });
    const brief = await onDay('2027-03-05', () => givenBriefAccepted(pair, { deadlineDate: '2027-03-19' }));
    await givenEntry(pair);
    doneOf(await onDay('2027-03-12', () => givesNotice(owner, agreement)));
    const pages = endingPages(pair);

    const place = placeOf(pair);
    const plan = { ...place, briefId: brief.id, plan: 'hand_on', note: 'Dewi goes on with it.' };
    for (const _ of [1, 2])
      doneOf(await onDay('2027-03-12', () => asPerson(owner, () => submit(planBrief, plan))));
    expect(
      await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
        tx.endingBriefDecision.count({ where: { briefId: brief.id } }),
      ),
    ).toBe(1);
    doneOf(await onDay('2027-03-12', () => says(owner, pair)));
    const access = { ...place, id: newId(), name: 'Shopify' };
    const notes = (form: typeof access) =>
      onDay('2027-03-12', () => asPerson(assistant, () => submit(noteAccess, form)));
    for (const _ of [1, 2]) doneOf(await notes(access));
    expect(refusalOf(await notes({ ...access, name: 'Etsy' })).code).toBe('sent_before');
    const shut = { ...place, accessId: access.id };
    for (const person of [owner, assistant])
      doneOf(await onDay('2027-03-13', () => asPerson(person, () => submit(revokeAccess, shut))));
    const list = await pages.assistant();
    expect(list).toMatchObject({
      facts: { state: 'handing_back' },
      ending: { cause: 'notice', party: 'owner', lastDay: '2027-04-11', reason: 'The shop closes for good.' },
      briefs: [{ id: brief.id, plan: { plan: 'hand_on', note: 'Dewi goes on with it.' } }],
      accesses: [{ name: 'Shopify', revokedBy: owner.name }],
      money: { openWeeks: 1, waitingWeeks: 0 },
    });
    for (const person of [owner, assistant])
      expect(await toldOf(person, pair, 'agreement.notice_given')).toBe(1);

    const job = await endingJobOf(pair);
    for (const _ of [1, 2]) await onDay('2027-04-09', () => remindOfLastDay.perform(job, FIRST_TRY));
    await onDay('2027-04-10', () => endWhenOver.perform(job, FIRST_TRY));
    expect((await engagementOf(pair)).state).toBe('active');
    // two days late, and twice
    for (const _ of [1, 2]) await onDay('2027-04-14', () => endWhenOver.perform(job, FIRST_TRY));

    const { state, endedAt } = await engagementOf(pair);
    expect([state, endedAt]).toEqual(['ended', list?.ending?.endsAt]);
    for (const person of [owner, assistant]) {
      expect(await toldOf(person, pair, 'ending.soon')).toBe(1);
      expect(await toldOf(person, pair, 'ending.ended')).toBe(1);
    }
    expect(await readBrief(owner, brief)).toMatchObject({
      state: 'cancelled',
      ending: { reason: expect.stringContaining('has ended'), owed: expect.stringMatching(/./) },
    });
    expect((await readAs(owner, agreement))?.state).toBe('terminated');
    expect((await pages.owner())?.facts.state).toBe('ended');

    await expectAccessToBeOver(pair, brief);
    await expectWhatIsOwedToBePaid(pair);
  });

  async function expectAccessToBeOver(pair: Pair, brief: { workspaceId: string; id: string }) {
    const { owner, assistant } = pair;
    expect(refusalOf(await says(assistant, pair)).code).toBe('not_found');
    expect(refusalOf(await says(owner, pair)).code).toBe('ended');
    for (const answer of await unsays(owner, pair)) expect(refusalOf(answer).code).toBe('ended');
    const talk = await getEngagementConversation(owner.userId, { ...placeOf(pair), side: 'owner' }, NEWEST);
    expect(talk.thread.isOver).toBe(true);
    expect(await listBusinesses(assistant.userId, pair.workspace.id)).toEqual([]);
    const seen = await withActor({ kind: 'user', userId: assistant.userId }, (tx) =>
      tx.brief.count({ where: { workspaceId: brief.workspaceId } }),
    );
    expect(seen).toBe(0);
    // what both signed stays with both
    expect((await endingPages(pair).assistant())?.agreements).toHaveLength(1);
  }

  async function expectWhatIsOwedToBePaid(pair: Pair) {
    const { owner, assistant } = pair;
    const form = { ...(await sheetOf(owner, pair)), note: '' };
    const sentBack = await onDay('2027-04-15', () =>
      asPerson(owner, () => submit(returnTimesheet, { ...form, note: 'Which mails?' })),
    );
    expect(refusalOf(sentBack).code).toBe('ended');
    const handedIn = await mailsIn(pair.workspace.id, 'time.handed_in');
    expect(handedIn.map(({ text }) => text)).toEqual([
      expect.stringContaining('can’t be sent back any more'),
    ]);
    expect(await getTimesheet(owner.userId, form.workspaceId, form.id)).toMatchObject({ hasEnded: true });
    for (const state of ['returned', 'open'])
      expect(await objectionTo(owner, writtenAgain(pair, 'timesheets', state))).toBe(
        'the work of these two has ended',
      );
    doneOf(await onDay('2027-04-15', () => asPerson(owner, () => submit(approveTimesheet, form))));
    const payment = await givenRecorded(pair, {}, new Date('2027-04-16T16:00:00Z'));
    doneOf(
      await onDay('2027-04-17', () =>
        asPerson(assistant, () => submit(confirmPayment, { ...payment, note: '' })),
      ),
    );
    expect((await paymentOf(owner, payment))?.state).toBe('confirmed');
    const day = new Date('2027-04-17T18:00:00Z');
    expect(await getStatement(assistant.userId, placeOf(pair), 2027, day)).not.toBeNull();
  }

  it('begins by itself when an agreement has run out, with two weeks to hand back; an offer that lapsed ends nothing', async () => {
    const pair = await pairOf('Run out');
    const agreement = await givenAgreedBefore(pair, { endsOn: '2027-03-31' });
    const offered = await pairOf('Lapsed');
    const offer = await onDay('2027-03-01', () => givenProposed(offered, { startsOn: '2027-03-01' }));

    for (const _ of [1, 2]) await endsIfDue(agreement, new Date('2027-04-02T18:00:00Z'));
    await endsIfDue(offer, new Date('2027-04-20T18:00:00Z'));

    expect(await endingOf(pair)).toMatchObject({ cause: 'agreement_over', party: null });
    expect((await endingPages(pair).assistant())?.ending?.lastDay).toBe('2027-04-16');
    expect((await endingPages(offered).owner())?.facts.state).toBe('none');
  });

  it('withdraws what was offered and not signed by both, so that nothing waits for a signature any more', async () => {
    const pair = await pairOf('Offered');
    const offer = await onDay('2027-03-01', () => givenProposed(pair, { startsOn: '2027-03-10' }));
    doneOf(await onDay('2027-03-01', () => signs(pair.assistant, offer)));
    await onDay('2027-03-02', () => givenEnding(pair, { lastDay: '2027-03-04' }));
    const job = await endingJobOf(pair);

    await onDay('2027-03-05', () => endWhenOver.perform(job, FIRST_TRY));

    expect((await readAs(pair.owner, offer))?.state).toBe('withdrawn');
    expect(await endingPages(pair).assistant()).toMatchObject({ agreements: [] });
  });
});
