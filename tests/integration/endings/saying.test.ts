import { beforeAll, describe, expect, it } from 'vitest';
import { beginEnding } from '@/lib/endings/beginning.actions';
import { endWhenOver } from '@/lib/endings/jobs';
import {
  endingsWaitingForAssistant,
  endingsWaitingForOwner,
  OwnWaitingEnding,
  WaitingEnding,
} from '@/lib/endings/waiting.queries';
import { readAs as readJsonAs } from '@/lib/platform/tenancy';
import { givenAgreementInForce, givenPair, givesNotice, readAs } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  endingForm,
  endingJobOf,
  endingOf,
  endingPages,
  engagementOf,
  givenEnding,
  placeOf,
  saysDone,
  saysGoOn,
  toldOf,
} from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';
import { givenAgreedBefore } from '@/tests/support/time';

describe('the end of an engagement, by what both sides say', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pairOf = (name: string) => givenPair(people, name);

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
    const job = await endingJobOf(pair);
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
    const job = await endingJobOf(pair);
    await onDay('2027-03-05', () => givenAgreementInForce(pair, { startsOn: '2027-03-05' }));
    await onDay('2027-04-01', () => endWhenOver.perform(job, FIRST_TRY));
    expect(await engagementOf(pair)).toMatchObject({ state: 'active' });
    expect(await toldOf(pair.assistant, pair, 'ending.taken_back')).toBe(2);
    const under = await onDay('2027-03-06', () =>
      asPerson(pair.owner, () => submit(beginEnding, endingForm(pair))),
    );
    expect(refusalOf(under).code).toBe('notice_first');
  });

  it('comes at once only if both still say so: the latest word of each side counts', async () => {
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

  it('waits again for a side that no longer says it has handed everything back', async () => {
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
});
