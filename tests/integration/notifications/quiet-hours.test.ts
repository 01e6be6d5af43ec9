import { describe, expect, it } from 'vitest';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk, resolveRisk } from '@/lib/briefs/risk/risk.actions';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import { getNotificationSettings } from '@/lib/notifications/choosing/settings.queries';
import { markReadAbout } from '@/lib/notifications/listing/reading.actions';
import { setYourHours } from '@/lib/people/hours/hours.actions';
import { updateYourself } from '@/lib/people/yourself.actions';
import { answerDeviceZone } from '@/lib/people/zones/device-zone.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type BriefPlace, givenBriefAccepted, givenBriefSent, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChoice, mailsTo, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { givenTelling, MORNING, plus } from '@/tests/support/notifying';
import { asPerson, type Person } from '@/tests/support/people';
import { givenStaff } from '@/tests/support/staff';

describe('notifying people later', () => {
  let place: BriefPlace;
  let ruth: Person;
  let maria: Person;
  const { ask, asks, leaving, writes } = givenTelling((people, where) => {
    place = where;
    ({ ruth, maria } = people);
  });

  /** Ruth gets no mail from nine in the evening to seven in the morning. */
  async function restsAtNight(): Promise<void> {
    const times = { quietFrom: '21:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' };
    doneOf(await asPerson(ruth, () => submit(setNotificationTimes, times)));
  }

  it('what somebody who was taken off the staff had waiting isn’t mailed once they are back', async () => {
    const other = await givenStaff(ruth, place.workspace, 'owner');
    const times = { quietFrom: '21:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' };
    doneOf(await asPerson(other, () => submit(setNotificationTimes, times)));
    await asks(new Date('2027-01-11T05:00:00Z'));
    expect(await notificationsOf(other)).toMatchObject([{ mailedAt: null }]);
    const member =
      'UPDATE memberships SET ended_at = $1, created_at = coalesce($2, created_at) WHERE user_id = $3';
    await ask(member, [new Date('2027-01-11T06:00:00Z'), null, other.userId]);
    await whenMailIsDue(other, new Date('2027-01-11T13:00:00Z'));
    const back = new Date('2027-01-12T15:00:00Z');
    await ask(member, [null, back, other.userId]);

    await writes(maria, 'Good to have you back.', plus(back, 10));
    await whenMailIsDue(other, plus(back, 15));

    expect((await mailsTo(other)).map(({ kind }) => kind)).toEqual(['thread.message']);
    await ask(member, [plus(back, 60), null, other.userId]);
  });

  it('one that can’t be mailed holds up no other, fails its own job alone, and is mailed once it can be', async () => {
    await restsAtNight();
    const night = new Date('2027-01-13T05:00:00Z');
    await asks(night);
    await writes(maria, 'Nobody can say where this is.', plus(night, 30));
    const [message] = (await notificationsOf(ruth)).filter(({ kind }) => kind === 'thread.message');
    const isAbout = (key: string | undefined) =>
      ask('UPDATE notifications SET event_key = $1 WHERE id = $2', [key, message?.id]);
    await isAbout('no row at all');
    const seven = new Date('2027-01-13T13:00:00Z');

    await expect(whenMailIsDue(ruth, seven)).rejects.toThrow();

    const kinds = async () => (await mailsTo(ruth)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['brief.question']);
    expect(await leaving()).toHaveLength(1);
    const later = new Date('2027-01-13T18:00:00Z');
    await writes(maria, 'This is plain.', later);
    await whenMailIsDue(ruth, plus(later, 5));
    expect(await kinds()).toEqual(['brief.question', 'thread.message']);
    await isAbout(message?.eventKey);
    await whenMailIsDue(ruth, seven);
    expect(await kinds()).toEqual(['brief.question', 'thread.message', 'thread.message']);
  });

  it('in quiet hours a mail waits for their end, and several are one mail', async () => {
    await restsAtNight();
    const night = new Date('2027-01-15T05:00:00Z');
    await asks(night);
    await writes(maria, 'No hurry with that question.', plus(night, 30));
    expect(await leaving()).toEqual([]);

    const seven = new Date('2027-01-15T13:00:00Z');
    await whenMailIsDue(ruth, plus(seven, -1));
    expect(await leaving()).toEqual([]);
    await whenMailIsDue(ruth, seven);

    const mails = await mailsTo(ruth);
    expect(mails.map(({ kind }) => kind)).toEqual(['notices.together']);
    expect(mails[0]?.text).toContain('No hurry with that question.');
    expect(mails[0]?.text).toContain('Maria Santos asks about');
    expect(await leaving()).toEqual(mails.map(({ id }) => id));
  });

  it('quiet hours start as the hours in which somebody doesn’t work, until they set others', async () => {
    const works = (days: readonly string[], from: string, until: string) =>
      asPerson(ruth, () =>
        submit(setYourHours, { days, from, until, holidayCountry: '', holidayRegion: '' }),
      ).then(doneOf);
    const night = new Date('2027-01-15T05:00:00Z');
    const times = async () => (await getNotificationSettings(ruth.userId)).times;
    const quiet = { quietFrom: '', quietUntil: '', digestAt: '08:00', digestWeekday: '1' };

    await works(['1', '2', '3', '4', '5'], '09:00', '17:00');
    expect(await times()).toMatchObject({ quietFrom: 17 * 60, quietUntil: 9 * 60 });
    await asks(night);
    expect(await leaving()).toEqual([]);
    await whenMailIsDue(ruth, new Date('2027-01-15T15:00:00Z'));
    expect(await leaving()).toHaveLength(1);

    doneOf(await asPerson(ruth, () => submit(setNotificationTimes, quiet)));
    expect(await times()).toMatchObject({ quietFrom: null, quietUntil: null });
    await asks(night);
    expect(await leaving()).toHaveLength(1);
    await works([], '', '');
  });

  const wants = (at: Date, quietFrom: string, quietUntil: string, digestAt = '08:00') =>
    atTime(at, () =>
      asPerson(ruth, () =>
        submit(setNotificationTimes, { quietFrom, quietUntil, digestAt, digestWeekday: '1' }),
      ),
    ).then(doneOf);

  it('what waits for their end goes at once, as one mail, when they are taken away', async () => {
    await restsAtNight();
    const night = new Date('2027-01-15T05:00:00Z');
    await asks(night);
    await writes(maria, 'No hurry with that question.', plus(night, 30));

    await wants(plus(night, 60), '', '');
    await whenMailIsDue(ruth, plus(night, 61));

    expect((await mailsTo(ruth)).map(({ kind }) => kind)).toEqual(['notices.together']);
    expect(await leaving()).toHaveLength(1);
  });

  it('what waits for their end waits for the new one when that is later, and a digest for its new time', async () => {
    await restsAtNight();
    const night = new Date('2027-01-15T05:00:00Z');
    await asks(night);
    await wants(plus(night, 60), '21:00', '09:00');

    await whenMailIsDue(ruth, new Date('2027-01-15T13:00:00Z'));
    expect(await leaving()).toEqual([]);
    await whenMailIsDue(ruth, new Date('2027-01-15T15:00:00Z'));
    expect(await leaving()).toHaveLength(1);

    await givenChoice(ruth, place.workspace, 'owner', [
      { kind: 'brief.question', channel: 'mail', choice: 'daily' },
    ]);
    await asks(MORNING);
    await wants(plus(MORNING, 60), '21:00', '09:00', '17:00');
    const planned = (await notificationsOf(ruth)).filter(({ mailedAt }) => mailedAt === null);
    expect(planned.map(({ gathering, mailAt }) => [gathering, mailAt?.toISOString().slice(11, 16)])).toEqual([
      ['daily', '23:00'],
    ]);
  });

  it('what waits for working hours waits for the new ones once somebody changes when they work', async () => {
    const works = (at: Date, from: string, until: string) =>
      atTime(at, () =>
        asPerson(ruth, () =>
          submit(setYourHours, {
            days: ['1', '2', '3', '4', '5'],
            from,
            until,
            holidayCountry: '',
            holidayRegion: '',
          }),
        ),
      ).then(doneOf);
    const night = new Date('2027-01-15T05:00:00Z');
    await works(night, '09:00', '17:00');
    await asks(night);
    expect(await waitsUntil()).toEqual(['2027-01-15T15:00:00.000Z']);

    await works(plus(night, 60), '06:00', '14:00');

    expect(await waitsUntil()).toEqual(['2027-01-15T12:00:00.000Z']);
    await whenMailIsDue(ruth, new Date('2027-01-15T12:00:00Z'));
    expect(await leaving()).toHaveLength(1);
    doneOf(
      await asPerson(ruth, () =>
        submit(setYourHours, { days: [], from: '', until: '', holidayCountry: '', holidayRegion: '' }),
      ),
    );
  });

  const moves: readonly (readonly [string, (timeZone: string) => Promise<unknown>])[] = [
    ['in the settings', (timeZone) => submit(updateYourself, { name: ruth.name, timeZone }).then(doneOf)],
    [
      'when asked about their device',
      (deviceZone) => submit(answerDeviceZone, { deviceZone, answer: 'use' }).then(doneOf),
    ],
  ];
  it.each(moves)(
    'what waits for the morning or a digest waits for the one in a new zone, changed %s',
    async (_, moveTo) => {
      const night = new Date('2027-01-15T05:00:00Z');
      const inZone = (at: Date, zone: string) => atTime(at, () => asPerson(ruth, () => moveTo(zone)));
      await restsAtNight();
      await asks(night);
      expect(await waitsUntil()).toEqual(['2027-01-15T13:00:00.000Z']);
      await inZone(plus(night, 60), 'America/New_York');
      expect(await waitsUntil()).toEqual(['2027-01-15T12:00:00.000Z']);
      await inZone(plus(night, 61), 'America/Chicago');

      await givenChoice(ruth, place.workspace, 'owner', [
        { kind: 'brief.question', channel: 'mail', choice: 'daily' },
      ]);
      await asks(MORNING);
      expect(await waitsUntil()).toEqual(['2027-01-15T14:00:00.000Z']);
      await inZone(plus(MORNING, 60), 'America/New_York');
      expect(await waitsUntil()).toEqual(['2027-01-15T13:00:00.000Z']);
      await inZone(plus(MORNING, 61), 'America/Chicago');
    },
  );

  /** @returns when Ruth's mails that wait are due. */
  async function waitsUntil(): Promise<readonly (string | undefined)[]> {
    const waiting = (await notificationsOf(ruth)).filter(({ mailedAt }) => mailedAt === null);
    return waiting.map(({ mailAt }) => mailAt?.toISOString());
  }

  it('a single mail of the night is sent as it was written', async () => {
    await restsAtNight();
    await asks(new Date('2027-01-15T05:00:00Z'));

    await whenMailIsDue(ruth, new Date('2027-01-15T13:00:00Z'));

    const [mail, ...more] = await mailsTo(ruth);
    expect(more).toEqual([]);
    expect([mail?.kind, mail?.subject]).toEqual(['brief.question', expect.stringMatching(/^Question, due /)]);
    expect(await leaving()).toEqual([mail?.id]);
  });

  it('a mail of the night goes to the address that its reader has by the morning', async () => {
    await restsAtNight();
    await asks(new Date('2027-01-15T05:00:00Z'));
    const hasAddress = (email: string) =>
      ask('UPDATE users SET email = $2 WHERE id = $1', [ruth.userId, email]);
    await hasAddress('ruth-by-the-morning@ceramics.example');

    await whenMailIsDue(ruth, new Date('2027-01-15T13:00:00Z'));

    const { rows } = await ask('SELECT to_address FROM mails WHERE recipient_user_id = $1', [ruth.userId]);
    await hasAddress(ruth.email);
    expect(rows).toEqual([{ to_address: 'ruth-by-the-morning@ceramics.example' }]);
  });

  it('what is wanted once a day comes then, without what was read meanwhile', async () => {
    await givenChoice(ruth, place.workspace, 'owner', [
      { kind: 'brief.question', channel: 'mail', choice: 'daily' },
    ]);
    const first = await asks(MORNING, 'Which shade of green?');
    const before = await notificationsOf(ruth);
    await atTime(plus(MORNING, 60), async () => {
      const second = await givenBriefSent(place);
      doneOf(
        await asPerson(maria, () =>
          submit(askQuestion, { ...seen(second), question: 'How many copies?', clarificationId: newId() }),
        ),
      );
      const third = await givenBriefSent(place);
      doneOf(
        await asPerson(maria, () =>
          submit(askQuestion, {
            ...seen(third),
            question: 'By post or by courier?',
            clarificationId: newId(),
          }),
        ),
      );
    });
    expect(before).toHaveLength(1);
    await atTime(plus(MORNING, 90), () =>
      asPerson(ruth, () =>
        submit(markReadAbout, {
          workspaceId: first.workspaceId,
          subject: 'brief',
          subjectId: first.id,
          upTo: plus(MORNING, 90),
        }),
      ),
    );

    await whenMailIsDue(ruth, new Date('2027-01-15T14:00:00Z'));

    const mails = await mailsTo(ruth);
    expect(mails.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['notices.digest', '2 things to know from Adeyemi Ceramics'],
    ]);
    // in their own words, so that nobody has to open the page to know what is asked
    expect(mails[0]?.text).toContain('How many copies?');
    expect(mails[0]?.text).toContain('By post or by courier?');
  });

  it('what is wanted once a day names no risk that is over by then', async () => {
    await givenChoice(ruth, place.workspace, 'owner', [
      { kind: 'brief.at_risk', channel: 'mail', choice: 'daily' },
    ]);
    const asMaria = (work: () => ReturnType<typeof submit>) => atTime(MORNING, () => asPerson(maria, work));
    const [lasting, passing] = [await givenBriefAccepted(place), await givenBriefAccepted(place)];
    const [riskId, other] = [newId(), newId()];
    const risk = { ...seen(lasting), riskId, reason: 'Two pieces are broken.' };
    doneOf(await asMaria(() => submit(raiseRisk, risk)));
    doneOf(await asMaria(() => submit(raiseRisk, { ...seen(passing), riskId: other, reason: 'No power.' })));
    doneOf(await asMaria(() => submit(resolveRisk, { ...seen(passing), riskId: other })));

    await whenMailIsDue(ruth, new Date('2027-01-15T14:00:00Z'));

    const mails = (await mailsTo(ruth)).filter(({ kind }) => kind === 'brief.at_risk');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Two pieces are broken.');
    expect(mails[0]?.text).not.toContain('No power.');
  });
});
