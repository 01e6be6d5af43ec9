import { beforeAll, describe, expect, it } from 'vitest';
import { declineBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { startOfDay } from '@/lib/platform/time/days';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { listQuestions } from '@/lib/threads/responses/questions.queries';
import { givenAmended, givenPair } from '@/tests/support/agreements';
import { givenBriefSent, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, readThread, says } from '@/tests/support/threads';
import { givenAgreedBefore } from '@/tests/support/time';

describe('who answers whom, and how fast', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  it('is known as soon as it is said, changed, and taken back', async () => {
    const { owner, assistant, workspace, engagementId } = await givenPair(people, 'Quiet');
    const about = aboutEngagement(workspace.id, engagementId);
    const waits = () =>
      withActor({ kind: 'user', userId: assistant.userId }, (tx) =>
        tx.wait.findMany({
          where: { engagementId },
          orderBy: { askedAt: 'asc' },
          select: { party: true, answeredAt: true },
        }),
      );

    const asked = await says(owner, about, 'Is the kiln free?');
    const again = await says(owner, about, 'And the wheel?');
    await says(assistant, about, 'Both are. When do you come?');
    expect(await waits()).toMatchObject([
      { party: 'owner', answeredAt: expect.any(Date) },
      { party: 'assistant', answeredAt: null },
    ]);

    const anew = { workspaceId: workspace.id, id: asked, version: 1, body: 'The kiln is free.' };
    doneOf(await asPerson(owner, () => submit(editMessage, anew)));
    expect(await waits()).toHaveLength(2);
    doneOf(await asPerson(owner, () => submit(deleteMessage, { workspaceId: workspace.id, id: again })));
    expect(await waits()).toMatchObject([{ party: 'assistant', answeredAt: null }]);

    await expect(
      withActor({ kind: 'user', userId: owner.userId }, (tx) =>
        tx.wait.updateMany({ data: { answeredAt: new Date() } }),
      ),
    ).resolves.toEqual({ count: 0 });
  });

  it('is judged by what was agreed when it was asked, even over an amendment in the middle of the period', async () => {
    const pair = await givenPair(people, 'Amended');
    const { owner, assistant, workspace, engagementId } = pair;
    const place = { workspaceId: workspace.id, engagementId };
    const about = aboutEngagement(workspace.id, engagementId);
    /** Ruth asks at noon in Manila, and Maria answers four hours later. */
    const asksOn = async (day: string) => {
      await atTime(new Date(`${day}T04:00:00Z`), () => says(owner, about, 'Is it glazed?'));
      await atTime(new Date(`${day}T08:00:00Z`), () => says(assistant, about, 'It is.'));
    };
    const ref = await givenAgreedBefore(pair, { responseTimeHours: 24 });
    await asksOn('2027-03-03');
    const sooner = { startsOn: '2027-03-09', responseTimeHours: '2' };
    await givenAmended(pair, ref, '2027-03-09T15:00:00Z', sooner);
    await asksOn('2027-03-11');

    const [from, until] = [
      startOfDay('2027-03-01', 'America/Chicago'),
      startOfDay('2027-03-29', 'America/Chicago'),
    ];
    const asOf = new Date('2027-04-20T12:00:00Z');
    const facts = await getFacts(owner.userId, place, { from, until }, asOf);
    const { rows } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
      listQuestions(tx, place, { from, until }, asOf),
    );

    expect(facts?.period.answers.assistant).toMatchObject({ counted: 2, inTime: 1, usualMinutes: 240 });
    expect(rows).toMatchObject([
      { asked: 'owner', agreedHours: 2, minutes: 240, isLate: true },
      { asked: 'owner', agreedHours: 24, minutes: 240, isLate: false },
    ]);
  });

  it('waits no longer than the brief: a question that nobody could answer any more isn’t held against the owner', async () => {
    const pair = await givenPair(people, 'Declined');
    const { owner, assistant, workspace, engagementId } = pair;
    await givenAgreedBefore(pair, { responseTimeHours: 24 });
    const brief = await atTime(new Date('2027-03-02T15:00:00Z'), () => givenBriefSent(pair));
    const question = { clarificationId: newId(), question: 'Which white?', isBlocking: true };
    const declines = async () => {
      doneOf(await submit(askQuestion, { ...seen(brief), ...question }));
      doneOf(await submit(declineBrief, { ...seen(await readBrief(assistant, brief)), reason: 'No room.' }));
    };
    await atTime(new Date('2027-03-02T16:00:00Z'), () => asPerson(assistant, declines));

    const period = { from: new Date('2027-03-01T06:00:00Z'), until: new Date('2027-03-29T05:00:00Z') };
    const asOf = new Date('2027-04-20T12:00:00Z');
    const place = { workspaceId: workspace.id, engagementId };
    const facts = await getFacts(owner.userId, place, period, asOf);
    const { rows } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
      listQuestions(tx, place, period, asOf),
    );
    const about = aboutEngagement(workspace.id, engagementId);
    const said = await atTime(asOf, () => readThread(owner, about));

    expect(facts?.period.answers.owner).toMatchObject({ counted: 0, inTime: 0 });
    expect(rows).toMatchObject([{ answeredAt: null, overAt: expect.any(Date), isLate: false }]);
    expect(said?.times.sides.find(({ side }) => side === 'owner')).toMatchObject({ counted: 0 });
  });
});
