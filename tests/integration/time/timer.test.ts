import { describe, expect, it } from 'vitest';
import { openSession } from '@/lib/platform/auth/sessions';
import { hashSessionToken } from '@/lib/platform/auth/tokens';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { findAssistantSession } from '@/lib/platform/tenancy/find-session';
import { saveEntry } from '@/lib/time/entries/entering.actions';
import { askAboutTimer } from '@/lib/time/timer/forgotten.jobs';
import { dropTimer, startTimer, stopTimer } from '@/lib/time/timer/timing.actions';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { givenEnded } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsTo } from '@/tests/support/notifications';
import { asPerson, type Person, REQUEST } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { closes, givenAgreedBefore, givenHandedIn, MONDAY } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

const at = (time: string) => new Date(`2027-03-09T${time}Z`);

describe('a timer', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
    await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) => tx.timer.deleteMany());
    await givenAgreedBefore(pair);
  });

  const form = () => ({
    workspaceId: pair.workspace.id,
    engagementId: pair.engagementId,
    id: newId(),
    note: 'Orders',
    briefId: '',
  });
  const does = <Data>(
    action: Parameters<typeof submit<Data>>[0],
    fields: Parameters<typeof submit>[1],
    when: Date,
  ) => atTime(when, () => asPerson(pair.assistant, () => submit(action, fields)));
  const page = (when = at('16:00:00')) =>
    getTimePage(pair.assistant.userId, { engagementId: pair.engagementId, week: MONDAY }, when);

  it('continues however often the page is opened, and becomes time when it is stopped', async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('14:00:20')));
    expect((await page()).timer).toMatchObject({ startedAt: at('14:00:00') });

    doneOf(await does(stopTimer, { ...timer, until: '' }, at('15:30:59')));

    const { timer: none, week } = await page();
    expect(none).toBeNull();
    expect(week?.entries).toMatchObject([{ kind: 'timer', minutes: 90, note: 'Orders' }]);
    const noted = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.auditEvent.findMany({ where: { subjectId: timer.id }, select: { action: true, data: true } }),
    );
    // in the log like time that is typed in
    expect(noted).toEqual([
      { action: 'time.written', data: { minutes: 90, startedAt: at('14:00:00').toISOString() } },
    ]);
  });

  it('that still runs when the work ends is stopped then, and handed in with its week; one that was forgotten isn’t, and both are said', async () => {
    doneOf(await does(startTimer, form(), at('14:00:00')));
    await atTime(at('16:10:30'), () => givenEnded(pair));
    const [week] = await sheetsOf(pair);
    expect(week).toMatchObject({ state: 'submitted', submissions: [{ minutes: 130 }] });
    expect(await mailsOfEnd()).toEqual([
      expect.stringContaining('what it had counted, 2 h 10 min, is handed in'),
    ]);

    // nobody knows any more until when they worked
    pair = await givenPair(people(), 'Adeyemi forgot');
    await givenAgreedBefore(pair);
    doneOf(await does(startTimer, form(), at('05:00:00')));
    await atTime(at('16:10:30'), () => givenEnded(pair));
    expect(await sheetsOf(pair)).toEqual([]);
    expect(await mailsOfEnd()).toEqual([
      expect.stringContaining('Tue 9 Mar, 13:00 your time. It wasn’t counted'),
    ]);
    expect(await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) => tx.timer.count())).toBe(
      0,
    );
  });

  /** The weeks of an engagement that have time in them, as the business sees them. */
  const sheetsOf = ({ owner, engagementId }: Pair) =>
    withActor({ kind: 'user', userId: owner.userId }, (tx) =>
      tx.timesheet.findMany({
        where: { engagementId, entries: { some: {} } },
        include: { submissions: true, entries: true },
      }),
    );
  /** What the mails to the assistant say about the end. */
  const mailsOfEnd = async () =>
    (await mailsTo(pair.assistant))
      .filter(({ kind, workspaceId }) => kind === 'ending.ended' && workspaceId === pair.workspace.id)
      .map(({ text }) => text.replace(/\s+/g, ' '));

  it('runs one at a time, over all businesses', async () => {
    doneOf(await does(startTimer, form(), at('14:00:00')));

    expect(refusalOf(await does(startTimer, form(), at('14:01:00'))).code).toBe('running');
  });

  it('is in sight on every page of its person while it runs, and on nobody else’s', async () => {
    const headOf = async ({ userId }: Person) =>
      findAssistantSession(hashSessionToken(await openSession(userId, REQUEST)), now());
    const timer = form();
    doneOf(await does(startTimer, timer, at('14:00:00')));

    expect(await headOf(pair.assistant)).toMatchObject({ hasTimer: true });
    expect(await headOf(people().dewi)).toMatchObject({ hasTimer: false });

    doneOf(await does(stopTimer, { ...timer, until: '' }, at('15:30:00')));
    expect(await headOf(pair.assistant)).toMatchObject({ hasTimer: false });
  });

  it('that ran over midnight at the business is time of both days', async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('04:30:00')));
    doneOf(await does(stopTimer, { ...timer, until: '' }, at('08:00:00')));

    expect((await page()).week?.entries).toMatchObject([
      { kind: 'timer', day: '2027-03-08', minutes: 90, note: 'Orders' },
      { kind: 'timer', day: '2027-03-09', minutes: 120, note: 'Orders' },
    ]);
  });

  it('keeps its length when only its note is corrected, though the clock showed its end twice', async () => {
    const inSydney = { ...pair.assistant, timeZone: 'Australia/Sydney' };
    const timer = form();
    const end = new Date('2027-04-03T16:30:00Z');
    doneOf(await does(startTimer, timer, new Date('2027-04-03T14:30:00Z')));
    doneOf(await does(stopTimer, { ...timer, until: '' }, end));
    const shown = { date: '2027-04-04', from: '01:30', until: '02:30' };

    const corrected = { ...timer, ...shown, version: 1, note: 'Orders of the fair' };
    doneOf(await atTime(end, () => asPerson(inSydney, () => submit(saveEntry, corrected))));

    const place = { engagementId: pair.engagementId, week: '2027-03-29' };
    const { week } = await getTimePage(pair.assistant.userId, place, end);
    expect(week?.entries).toMatchObject([{ minutes: 120, note: 'Orders of the fair' }]);
  });

  it('is stopped in the hour in which it was started, the second time the clock showed it', async () => {
    const inSydney = { ...pair.assistant, timeZone: 'Australia/Sydney' };
    const timer = form();
    const later = new Date('2027-04-03T18:00:00Z');
    // the first 02:50 on that clock, and then the second 02:10
    doneOf(await does(startTimer, timer, new Date('2027-04-03T15:50:00Z')));
    const stops = { ...timer, until: '2027-04-04T02:10' };
    doneOf(await atTime(later, () => asPerson(inSydney, () => submit(stopTimer, stops))));

    const place = { engagementId: pair.engagementId, week: '2027-03-29' };
    const { week } = await getTimePage(pair.assistant.userId, place, later);
    expect(week?.entries).toMatchObject([{ minutes: 20 }]);
  });

  it('keeps its week open', async () => {
    doneOf(await does(startTimer, form(), at('14:00:00')));

    expect(refusalOf(await closes(pair)).code).toBe('running');
  });

  it("doesn't keep a week open that was over when it was started", async () => {
    const nextMonday = new Date('2027-03-15T14:00:00Z');
    doneOf(await does(startTimer, form(), nextMonday));

    expect(doneOf(await closes(pair, MONDAY, nextMonday))).toMatchObject({ minutes: 0 });
    expect(refusalOf(await closes(pair, '2027-03-15', nextMonday)).code).toBe('running');
  });

  it("can't be started in a week that is handed in, since its time couldn’t be recorded", async () => {
    await givenHandedIn(pair);

    expect(refusalOf(await does(startTimer, form(), at('14:00:00'))).code).toBe('wrong_state');
    expect((await page()).timer).toBeNull();
  });

  it('can be seen only by its person', async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('14:00:00')));

    const seen = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) => tx.timer.count());
    const stopped = await asPerson(pair.owner, () => submit(stopTimer, { ...timer, until: '' }));

    expect(seen).toBe(0);
    expect(refusalOf(stopped).code).toBe('not_found');
  });

  it("that was forgotten asks its person, once, and where the business can't read it", async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('01:00:00')));
    const ask = () =>
      atTime(at('11:00:00'), () =>
        askAboutTimer.perform({ workspaceId: timer.workspaceId, timerId: timer.id }, FIRST_TRY),
      );

    await ask();
    await ask();

    const mails = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.mail.findMany({ where: { subjectId: timer.id } }),
    );
    const ofOwner = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.mail.count({ where: { subjectId: timer.id } }),
    );
    expect(mails).toMatchObject([
      { kind: 'time.forgotten_timer', toAddress: pair.assistant.email, workspaceId: null },
    ]);
    expect(ofOwner).toBe(0);
  });

  it('that was forgotten is stopped when the work ended', async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('01:00:00')));

    // on Maria's clock
    doneOf(await does(stopTimer, { ...timer, until: '2027-03-09T11:15' }, at('14:00:00')));

    expect((await page()).week?.entries).toMatchObject([{ minutes: 135 }]);
  });

  it('is stopped at the time on the clock of the page, even after its person has moved', async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('01:00:00')));
    const inSydney = { ...pair.assistant, timeZone: 'Australia/Sydney' };

    const stops = { ...timer, until: '2027-03-09T11:15', zone: pair.assistant.timeZone };
    doneOf(await atTime(at('14:00:00'), () => asPerson(inSydney, () => submit(stopTimer, stops))));

    expect((await page()).week?.entries).toMatchObject([{ minutes: 135 }]);
  });

  it.each([
    ['before it was started', '2027-03-09T08:00', 'no_time'],
    ['in the future', '2027-03-10T08:00', 'in_the_future'],
  ])('isn’t stopped %s', async (_what, until, code) => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('01:00:00')));

    const refusal = refusalOf(await does(stopTimer, { ...timer, until }, at('14:00:00')));

    expect(refusal.code).toBe(code);
    expect(Object.keys(refusal.fieldErrors)).toEqual(['until']);
  });

  it('is discarded as if it had never run', async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('14:00:00')));
    doneOf(await does(dropTimer, timer, at('15:00:00')));

    const { timer: none, week } = await page();
    expect([none, week?.entries]).toEqual([null, []]);
  });

  it("that is discarded in one tab while it is stopped in another doesn't become time as well", async () => {
    const timer = form();
    doneOf(await does(startTimer, timer, at('14:00:00')));
    await holder().query('BEGIN');
    await holder().query('DELETE FROM timers WHERE id = $1', [timer.id]);

    const stopping = does(stopTimer, { ...timer, until: '' }, at('15:00:00'));
    await somebodyWaits();
    await holder().query('COMMIT');

    expect(refusalOf(await stopping).code).toBe('not_found');
    expect((await page()).week?.entries).toEqual([]);
  });
});
