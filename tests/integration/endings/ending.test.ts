import { beforeAll, describe, expect, it } from 'vitest';
import { closeAgreement } from '@/lib/agreements/ending.jobs';
import { listAccesses } from '@/lib/endings/accesses.queries';
import { beginEnding } from '@/lib/endings/beginning.actions';
import { noteAccess, planBrief, revokeAccess } from '@/lib/endings/handing-back.actions';
import { endWhenOver, remindOfLastDay } from '@/lib/endings/jobs';
import {
  endingsWaitingForAssistant,
  endingsWaitingForOwner,
  OwnWaitingEnding,
  WaitingEnding,
} from '@/lib/endings/waiting.queries';
import { confirmPayment } from '@/lib/pay/answering.actions';
import { getStatement } from '@/lib/pay/statement.queries';
import { newId } from '@/lib/platform/ids';
import { readAs as readJsonAs, withActor } from '@/lib/platform/tenancy';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { getEngagementTalk, listBusinesses } from '@/lib/threads/engagement.queries';
import { NEWEST } from '@/lib/threads/looking.rules';
import { postMessage } from '@/lib/threads/posting.actions';
import { approveTimesheet, returnTimesheet } from '@/lib/time/answering.actions';
import {
  givenAgreementInForce,
  givenDraft,
  givenPair,
  givenProposed,
  givesNotice,
  type Pair,
  readAs,
  signs,
} from '@/tests/support/agreements';
import { givenBriefAccepted, givenBriefDraft, readBrief } from '@/tests/support/briefs';
import {
  endingForm,
  endingOf,
  endingPages,
  givenEnding,
  placeOf,
  saysDone,
  saysGoOn,
  toldOf,
} from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/forms';
import { onDay } from '@/tests/support/on-day';
import { givenRecorded, paymentOf } from '@/tests/support/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { givenRawSql } from '@/tests/support/raw-sql';
import { givenAgreedBefore, givenEntry, sheetOf } from '@/tests/support/time';
import { NOTHING_NEW } from './nothing-new';

describe('the end of an engagement', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pairOf = (name: string) => givenPair(people, name);
  const engagementOf = (pair: Pair) =>
    withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.engagement.findFirstOrThrow({ where: { id: pair.engagementId } }),
    );
  async function jobOf(pair: Pair) {
    const { id: endingId } = await endingOf(pair);
    return { ...placeOf(pair), endingId };
  }
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

  /**
   * The database's objection when something of the two is written again as it was, whatever an action would say first.
   */
  const comesBack = ({ owner, engagementId }: Pair, table: string, state: string) =>
    objectionTo(owner, [`UPDATE ${table} SET state = '${state}' WHERE engagement_id = $1`, engagementId]);

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

    const job = await jobOf(pair);
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
    const talk = await getEngagementTalk(owner.userId, { ...placeOf(pair), side: 'owner' }, NEWEST);
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
    for (const state of ['returned', 'open'])
      expect(await comesBack(pair, 'timesheets', state)).toBe('the work of these two has ended');
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

  it('comes at once when both say that everything is handed back, and drops notice that still runs', async () => {
    const pair = await pairOf('Sooner');
    const agreement = await givenAgreedBefore(pair, { noticeDays: 30 });
    doneOf(await onDay('2027-03-12', () => givesNotice(pair.assistant, agreement)));

    doneOf(await onDay('2027-03-15', () => saysDone(pair.assistant, pair)));
    // said again since its answer was lost
    doneOf(await onDay('2027-03-15', () => saysDone(pair.assistant, pair)));
    expect(await toldOf(pair.owner, pair, 'ending.said_done')).toBe(1);
    doneOf(await onDay('2027-03-16', () => saysDone(pair.owner, pair)));

    expect(await engagementOf(pair)).toMatchObject({
      state: 'ended',
      endedAt: new Date('2027-03-16T18:00:00Z'),
    });
    expect(await readAs(pair.assistant, agreement)).toMatchObject({ state: 'terminated' });
    // the job of the last day finds nothing to do
    const job = await jobOf(pair);
    await onDay('2027-04-14', () => endWhenOver.perform(job, FIRST_TRY));
    expect(await toldOf(pair.owner, pair, 'ending.ended')).toBe(1);
  });

  it('is taken back when both say so, and by a new agreement that both sign', async () => {
    const pair = await pairOf('Going on');
    const form = await onDay('2027-03-01', async () => endingForm(pair));
    const begins = (other: Fields = {}) =>
      onDay('2027-03-01', () => asPerson(pair.owner, () => submit(beginEnding, { ...form, ...other })));
    for (const _ of [1, 2]) doneOf(await begins());
    expect(refusalOf(await begins({ reason: 'The shop moves.' })).code).toBe('sent_before');
    const again = await onDay('2027-03-01', () =>
      asPerson(pair.owner, () => submit(beginEnding, endingForm(pair))),
    );
    expect(refusalOf(again).code).toBe('wrong_state');

    doneOf(await onDay('2027-03-02', () => saysGoOn(pair.assistant, pair)));
    expect((await endingPages(pair).owner())?.facts.state).toBe('handing_back');
    doneOf(await onDay('2027-03-03', () => saysGoOn(pair.owner, pair)));
    expect((await endingPages(pair).owner())?.facts.state).toBe('none');

    await onDay('2027-03-04', () => givenEnding(pair));
    const job = await jobOf(pair);
    await onDay('2027-03-05', () => givenAgreementInForce(pair, { startsOn: '2027-03-05' }));
    await onDay('2027-04-01', () => endWhenOver.perform(job, FIRST_TRY));
    expect(await engagementOf(pair)).toMatchObject({ state: 'active' });
    expect(await toldOf(pair.assistant, pair, 'ending.taken_back')).toBe(2);
    const under = await onDay('2027-03-06', () =>
      asPerson(pair.owner, () => submit(beginEnding, endingForm(pair))),
    );
    expect(refusalOf(under).code).toBe('notice_first');
  });

  it('comes at once only if both still say so: of what a side says the latest counts', async () => {
    const pair = await pairOf('On second thoughts');
    const agreement = await givenAgreedBefore(pair, { noticeDays: 30 });
    doneOf(await onDay('2027-03-12', () => givesNotice(pair.assistant, agreement)));
    doneOf(await onDay('2027-03-13', () => saysDone(pair.owner, pair)));
    doneOf(await onDay('2027-03-14', () => saysGoOn(pair.owner, pair)));

    doneOf(await onDay('2027-03-15', () => saysDone(pair.assistant, pair)));

    expect((await engagementOf(pair)).state).toBe('active');
    expect((await endingPages(pair).owner())?.facts.said).toEqual({ done: ['assistant'], go_on: ['owner'] });
    const { id, engagementId, workspaceId } = await endingOf(pair);
    const early = `UPDATE engagement_endings SET ended_at = '2027-03-16' WHERE id = $1`;
    expect(await objectionTo(pair.owner, [early, id])).toMatch(/only if both say so/);
    const says = (word: string, at: string) =>
      objectionTo(pair.owner, [
        `INSERT INTO ending_sayings (workspace_id, id, engagement_id, ending_id, word, party, said_by_id, said_at)
         VALUES ($1, gen_random_uuid(), $2, $3, '${word}', 'owner', $4, '${at}')`,
        workspaceId,
        engagementId,
        id,
        pair.owner.userId,
      ]);
    expect(await says('go_on', '2027-03-16')).toMatch(/said so already/);
    expect(await says('done', '2027-03-01')).toMatch(/said something later/);

    doneOf(await onDay('2027-03-17', () => saysDone(pair.owner, pair)));
    expect((await engagementOf(pair)).state).toBe('ended');
  });

  it('waits for a side again that no longer says it has handed everything back', async () => {
    const pair = await pairOf('Waits again');
    await onDay('2027-03-12', () => givenEnding(pair));
    const waits = async () => {
      const { workspaceId } = placeOf(pair);
      const found = await readJsonAs(pair.owner.userId, endingsWaitingForOwner(workspaceId, 9));
      const own = await readJsonAs(pair.assistant.userId, endingsWaitingForAssistant());
      return [
        WaitingEnding.array()
          .parse(found)
          .map(({ isAskedToGoOn }) => isAskedToGoOn),
        OwnWaitingEnding.array()
          .parse(own)
          .filter((each) => each.workspaceId === workspaceId)
          .map(({ isAskedToGoOn }) => isAskedToGoOn),
      ];
    };

    doneOf(await onDay('2027-03-13', () => saysDone(pair.owner, pair)));
    expect(await waits()).toEqual([[], [false]]);

    doneOf(await onDay('2027-03-14', () => saysGoOn(pair.owner, pair)));
    expect(await waits()).toEqual([[false], [true]]);
  });

  it('begins by itself when an agreement has run out, with two weeks to hand back; an offer that lapsed ends nothing', async () => {
    const pair = await pairOf('Run out');
    const agreement = await givenAgreedBefore(pair, { endsOn: '2027-03-31' });
    const offered = await pairOf('Lapsed');
    const offer = await onDay('2027-03-01', () => givenProposed(offered, { startsOn: '2027-03-01' }));

    for (const _ of [1, 2])
      await onDay('2027-04-02', () =>
        closeAgreement.perform({ workspaceId: agreement.workspaceId, agreementId: agreement.id }, FIRST_TRY),
      );
    await onDay('2027-04-20', () =>
      closeAgreement.perform({ workspaceId: offer.workspaceId, agreementId: offer.id }, FIRST_TRY),
    );

    expect(await endingOf(pair)).toMatchObject({ cause: 'agreement_over', party: null });
    expect((await endingPages(pair).assistant())?.ending?.lastDay).toBe('2027-04-16');
    expect((await endingPages(offered).owner())?.facts.state).toBe('none');
  });

  it('withdraws what was offered and not signed by both, so that nothing waits for a signature any more', async () => {
    const pair = await pairOf('Offered');
    const offer = await onDay('2027-03-01', () => givenProposed(pair, { startsOn: '2027-03-10' }));
    doneOf(await onDay('2027-03-01', () => signs(pair.assistant, offer)));
    await onDay('2027-03-02', () => givenEnding(pair, { lastDay: '2027-03-04' }));
    const job = await jobOf(pair);

    await onDay('2027-03-05', () => endWhenOver.perform(job, FIRST_TRY));

    expect((await readAs(pair.owner, offer))?.state).toBe('withdrawn');
    expect(await endingPages(pair).assistant()).toMatchObject({ agreements: [] });
  });

  it('is enforced by the database, whatever an action would do', async () => {
    const pair = await pairOf('Held');
    const { owner, assistant, workspace, engagementId } = pair;
    await onDay('2027-03-01', () => givenEnding(pair, { lastDay: '2027-03-04' }));
    await onDay('2027-03-01', () => givenDraft(pair));
    await onDay('2027-03-01', () => givenBriefDraft(pair));
    const { id } = await endingOf(pair);
    const early = `UPDATE engagement_endings SET ended_at = '2027-03-02' WHERE id = $1`;
    expect(await objectionTo(owner, [early, id])).toMatch(/only if both say so/);
    const alone = `UPDATE engagement_endings SET ended_at = '2027-03-09' WHERE id = $1`;
    expect(await objectionTo(owner, [alone, id])).toMatch(/its engagement has not/);
    const other = `UPDATE engagement_endings SET reason = 'Another' WHERE id = $1`;
    expect(await objectionTo(owner, [other, id])).toMatch(/permission denied/);

    const job = await jobOf(pair);
    await onDay('2027-03-05', () => endWhenOver.perform(job, FIRST_TRY));
    const again = `UPDATE engagements SET state = 'active' WHERE id = $1`;
    expect(await objectionTo(owner, [again, engagementId])).toMatch(/stays ended/);
    const noted = `INSERT INTO engagement_accesses (workspace_id, id, engagement_id, name, noted_by_id, noted_at)
      VALUES ($1, gen_random_uuid(), $2, 'Shopify', $3, now())`;
    expect(await objectionTo(owner, [noted, workspace.id, engagementId, owner.userId])).toMatch(/has ended/);
    expect(await objectionTo(assistant, [noted, workspace.id, engagementId, assistant.userId])).toMatch(
      /row-level security|has ended/,
    );
    // for such a row nothing else is checked first
    const more = (table: string) => `INSERT INTO ${table} (workspace_id, engagement_id) VALUES ($1, $2)`;
    const objections = NOTHING_NEW.map((table) => [table, 'the work of these two has ended']);
    const heard: (typeof objections)[number][] = [];
    for (const table of NOTHING_NEW)
      heard.push([table, String(await objectionTo(owner, [more(table), workspace.id, engagementId]))]);
    expect(heard).toEqual(objections);
    // here it is checked first whose answer it is
    const letsGo =
      'INSERT INTO autonomy_decisions (workspace_id, engagement_id, decided_by_id) VALUES ($1, $2, $3)';
    expect(await objectionTo(owner, [letsGo, workspace.id, engagementId, owner.userId])).toBe(
      'the work of these two has ended',
    );
    expect(await comesBack(pair, 'agreements', 'proposed')).toBe('the work of these two has ended');
    expect(await comesBack(pair, 'briefs', 'sent')).toBe('the work of these two has ended');
  });
});
