import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { FactsView } from '@/components/evaluations/facts/facts-view';
import { getFactsPage } from '@/lib/evaluations/facts/page.queries';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { atFirst, onTime, unclear } from '@/lib/evaluations/facts/rates.rules';
import type { Facts } from '@/lib/evaluations/facts/schema';
import { type FactShown, writeFactsView } from '@/lib/evaluations/facts/view.rules';
import { getReport } from '@/lib/evaluations/report/queries';
import { startOfDay } from '@/lib/platform/time/days';
import type { Pair } from '@/tests/support/agreements';
import { onConnection } from '@/tests/support/connections';
import { addable, doingsOf } from '@/tests/support/facts';
import { givenRecorded } from '@/tests/support/pay/pay';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore, givenApproved, givenPairBefore } from '@/tests/support/time';

/** Two fortnights on Chicago's clock, which skips an hour in the last night of the first. */
const ZONE = 'America/Chicago';
const BEGIN = startOfDay('2027-03-01', ZONE);
const MIDDLE = startOfDay('2027-03-15', ZONE);
const END = startOfDay('2027-03-29', ZONE);
const LATER = new Date('2027-04-20T12:00:00Z');

describe('the facts of an engagement', () => {
  const database = givenDatabaseWithPeople();
  let people: People;
  let pair: Pair;
  let quiet: Pair;

  beforeAll(async () => {
    people = await givenPeople();
    quiet = await givenPairBefore(people, 'Quiet');
    pair = await givenPairBefore(people, 'Busy');
    await givenAgreedBefore(pair);
    const { accepted, asks, answers, movesDeadline, delivers, sendsBack, approves } = doingsOf(pair);

    const punctual = await accepted('A minute before', '2027-03-02T15:00:00Z');
    await delivers(punctual, '2027-03-05T22:59:00Z');
    await approves(punctual, '2027-03-08T15:00:00Z');

    // the clock stood still for 24 hours, from Thursday to Friday, 17:00: due on Saturday at 17:00
    const paused = await accepted('Paused', '2027-03-02T16:00:00Z');
    const question = await asks(paused, '2027-03-04T23:00:00Z');
    await answers(paused, question, '2027-03-05T23:00:00Z');
    await delivers(paused, '2027-03-06T22:00:00Z');
    await approves(paused, '2027-03-08T16:00:00Z');

    const moved = await accepted('Moved by both', '2027-03-02T17:00:00Z', { budgetHours: '' });
    await movesDeadline(moved, '2027-03-03T15:00:00Z', '2027-03-04T15:00:00Z', '2027-03-10');
    await delivers(moved, '2027-03-10T15:00:00Z');
    await approves(moved, '2027-03-11T15:00:00Z');

    // delivered three days late; what was agreed once it had come back doesn't make up for that
    const late = await accepted('Late, and sent back twice', '2027-03-02T18:00:00Z');
    await delivers(late, '2027-03-08T23:00:00Z');
    await sendsBack(late, '2027-03-09T15:00:00Z', 'brief', 'delivery');
    await movesDeadline(late, '2027-03-10T15:00:00Z', '2027-03-10T16:00:00Z', '2027-03-20');
    await delivers(late, '2027-03-11T15:00:00Z');
    await sendsBack(late, '2027-03-12T15:00:00Z', 'brief');
    await delivers(late, '2027-03-15T15:00:00Z');
    await approves(late, '2027-03-16T15:00:00Z');

    const misread = await accepted('Sent back for the brief alone', '2027-03-02T19:00:00Z');
    await delivers(misread, '2027-03-04T15:00:00Z');
    await sendsBack(misread, '2027-03-05T15:00:00Z', 'brief');
    await delivers(misread, '2027-03-15T15:00:00Z');
    await approves(misread, '2027-03-17T15:00:00Z');

    // two hours of the Tuesday, approved on Friday the 12th, due and paid in the second fortnight
    await givenApproved(pair);
    await givenRecorded(pair);
  });

  async function factsOf(from: Date, until: Date, person = people.ruth, of = pair): Promise<Facts> {
    const facts = await getFacts(
      person.userId,
      { workspaceId: of.workspace.id, engagementId: of.engagementId },
      { from, until },
      LATER,
    );
    if (!facts) throw new Error('there are no facts');
    return facts;
  }

  it('count a brief in the period of its approval, by the deadline that held when it was first delivered', async () => {
    const { period } = await factsOf(BEGIN, MIDDLE);

    expect(period.work).toMatchObject({ done: 3, onTime: 3, atFirst: 3, revisions: 0, questions: 1 });
    expect(period.work).toMatchObject({ budgetMinutes: 2 * 6 * 60, withoutBudget: 1 });
    expect(period.work).toMatchObject({ changesByOwner: 0, changesByAssistant: 1, changesAccepted: 1 });
    expect(onTime(period.work)).toEqual({ part: 3, whole: 3, percent: 100, isSmall: true });
  });

  it('tell when a delivery was late, and why something was sent back', async () => {
    const { period } = await factsOf(MIDDLE, END);

    expect(period.work).toMatchObject({ done: 2, onTime: 1, atFirst: 0, revisions: 3, sentBackForBrief: 1 });
    expect(period.work).toMatchObject({ unmetByBrief: 3, unmetByDelivery: 1 });
    expect([atFirst(period.work).percent, unclear(period.work).percent]).toEqual([0, 75]);
  });

  it('count work by when it began, cost by when it was booked, and payments by the day they were due', async () => {
    const [first, second] = [await factsOf(BEGIN, MIDDLE), await factsOf(MIDDLE, END)];

    expect(first.period).toMatchObject({
      time: { minutes: 120, approvedMinutes: 120 },
      cost: [{ currency: 'USD', costMinor: 2900, feesMinor: 0 }],
      payments: { due: 0, onTheDay: 0 },
    });
    expect(second.period).toMatchObject({
      time: { minutes: 0, approvedMinutes: 0 },
      cost: [],
      payments: { due: 1, onTheDay: 1 },
    });
  });

  it('measure both sides by what they were asked in the period', async () => {
    const { period } = await factsOf(BEGIN, MIDDLE);

    // a day and a night between two working days, and 24 hours are agreed
    expect(period.answers.owner).toEqual({
      counted: 1,
      inTime: 1,
      usualMinutes: 24 * 60,
      isInWorkingHours: false,
    });
    expect(period.answers.assistant).toMatchObject({ counted: 0, usualMinutes: null });
  });

  it('are shown beside those of the previous period of the same length, over a clock change', async () => {
    const [first, second] = [await factsOf(BEGIN, MIDDLE), await factsOf(MIDDLE, END)];

    expect(second.before).toEqual(first.period);
  });

  it('are compared with nothing before an agreement was in force, though the two had joined long before', async () => {
    const signed = new Date('2027-03-01T15:00:00Z');

    expect((await factsOf(signed, END)).before).toBeNull();
    expect((await factsOf(new Date(signed.getTime() + 1), END)).before).not.toBeNull();
    expect((await factsOf(BEGIN, END, people.ruth, quiet)).before).toBeNull();
  });

  it('add up: two adjacent periods give what both together do', async () => {
    const parts = [await factsOf(BEGIN, MIDDLE), await factsOf(MIDDLE, END)].map(({ period }) =>
      addable(period),
    );
    const { period: whole } = await factsOf(BEGIN, END);

    expect(addable(whole)).toEqual(
      Object.fromEntries(
        Object.keys(addable(whole)).map((key) => [
          key,
          parts.reduce((sum, part) => sum + (part[key] ?? 0), 0),
        ]),
      ),
    );
  });

  it('are the same for the assistant, and there are none for anybody else', async () => {
    expect(await factsOf(BEGIN, END, people.maria)).toEqual(await factsOf(BEGIN, END));
    for (const stranger of [people.foreign.owner, people.foreign.assistant])
      expect(await getFacts(stranger.userId, place(), { from: BEGIN, until: END }, LATER)).toBeNull();
  });

  const place = () => ({ workspaceId: pair.workspace.id, engagementId: pair.engagementId });
  async function pageOf(shown: FactShown, withMoney = true, person = people.ruth) {
    const of = { from: BEGIN.toISOString(), until: END.toISOString() };
    const search = Object.fromEntries(new URLSearchParams(writeFactsView(of, shown)));
    const page = await getFactsPage(person.userId, place(), search, { now: LATER, withMoney });
    if (!page) throw new Error('there is no page');
    return page;
  }

  it.each([
    ['briefs', 5],
    ['late', 1],
    ['sent_back', 2],
    ['unclear', 2],
    ['asked', 1],
    ['changed', 2],
    ['ended', 0],
    ['answers', 1],
    ['time', 1],
    ['cost', 1],
    ['payments', 1],
  ] as const)('lead to the rows they are counted from: %s', async (shown, rows) => {
    const page = await pageOf(shown);

    expect(page.behind.rows).toHaveLength(rows);
    for (const reader of [
      { side: 'owner', slug: page.slug, withMoney: true },
      { side: 'assistant', workspaceId: pair.workspace.id, withMoney: true },
    ] as const) {
      const html = renderToStaticMarkup(
        <FactsView page={page} reader={reader} address="/facts" now={LATER} />,
      );
      expect(html.match(/<li/g) ?? []).toHaveLength(rows);
    }
  });

  it('say in each link which figure it is, for those who hear links without their row', async () => {
    const page = await pageOf('briefs');
    const reader = { side: 'owner', slug: page.slug, withMoney: true } as const;

    const html = renderToStaticMarkup(<FactsView page={page} reader={reader} address="/facts" now={LATER} />);

    const links = [...html.matchAll(/<a [^>]*#rows[^>]*>(.*?)<\/a>/g)].map(([, inside = '']) =>
      inside.replaceAll(/<[^>]+>/g, ''),
    );
    expect(links).toContain('5: Briefs done');
    expect(new Set(links).size).toBe(links.length);
  });

  it('are what the report of the business says of each assistant, by name', async () => {
    const workspace = { id: pair.workspace.id, timeZone: ZONE };
    const { period } = await factsOf(BEGIN, END);

    const rows = await getReport(people.ruth.userId, workspace, { from: BEGIN, until: END }, LATER);

    const { work, time, cost, payments } = period;
    expect(rows).toEqual([
      expect.objectContaining({ assistant: people.maria.name, hasEnded: false, work, time, cost, payments }),
    ]);
    const foreign = people.foreign.owner.userId;
    expect(await getReport(foreign, workspace, { from: BEGIN, until: END }, LATER)).toEqual([]);
  });

  it('show a manager no money, nor what it is made of', async () => {
    const page = await pageOf('cost', false);
    const reader = { side: 'owner', slug: page.slug, withMoney: false } as const;

    const html = renderToStaticMarkup(<FactsView page={page} reader={reader} address="/facts" now={LATER} />);

    expect(page.behind.of).toBe('briefs');
    expect(html).not.toContain('USD');
  });

  it('are none where nothing was done, and say so rather than 0%', async () => {
    const { period } = await factsOf(BEGIN, END, people.ruth, quiet);

    expect(period).toMatchObject({
      work: { done: 0, revisions: 0 },
      time: { minutes: 0 },
      cost: [],
      payments: { due: 0 },
    });
    expect(onTime(period.work).percent).toBeNull();
  });

  it('stay as they are once the work has ended, and belong to whoever did it', async () => {
    const before = await factsOf(BEGIN, END, people.maria);
    const end = `UPDATE engagements SET state = 'ended', ended_at = $2 WHERE id = $1`;
    await onConnection(database().ownerUrl, (owner) => owner.query(end, [pair.engagementId, LATER]));

    expect(await factsOf(BEGIN, END, people.maria)).toEqual(before);
    expect(await factsOf(BEGIN, END)).toEqual(before);
    expect(before.period.work.done).toBe(5);
  });
});
