import { beforeAll, describe, expect, it } from 'vitest';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import { unsubscribe } from '@/lib/notifications/choosing/unsubscribing';
import { listNotifications } from '@/lib/notifications/listing/queries';
import { markAllRead } from '@/lib/notifications/listing/reading.actions';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEnded } from '@/tests/support/endings';
import { mailsTo, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenEntry,
  givenPairBefore,
  MONDAY,
  sheetOf,
} from '@/tests/support/time';

/** Monday, 11:00 in Chicago, where the week is approved: midnight in Manila, where it was worked. */
const AT_NIGHT = new Date('2027-03-15T16:00:00Z');
const IN_THE_MORNING = new Date('2027-03-15T23:00:00Z');

describe('somebody whose work has ended', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    process.env.MAIL_REPLY_DOMAIN = 'replies.example';
    people = await givenPeople();
    const quiet = { quietFrom: '21:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' };
    doneOf(await asPerson(people.maria, () => submit(setNotificationTimes, quiet)));
  });

  /** Work that ended on a Friday, with time in its last week that nobody has approved yet. */
  async function givenLastWeek(name: string): Promise<Pair> {
    const pair = await givenPairBefore(people, name);
    await givenAgreedBefore(pair);
    await givenEntry(pair);
    await atTime(FRIDAY_EVENING, () => givenEnded(pair));
    return pair;
  }

  async function approvesAtNight(pair: Pair): Promise<void> {
    const form = { ...(await sheetOf(pair.owner, pair)), note: 'Thank you for everything.' };
    doneOf(await atTime(AT_NIGHT, () => asPerson(pair.owner, () => submit(approveTimesheet, form))));
  }

  const atTheBell = (person: Person, workspaceId: string) =>
    withActor({ kind: 'user', userId: person.userId }, async (tx) => {
      const [row] = await tx.$queryRaw<{ unread: number }[]>`
        SELECT app.unread_of(${person.userId}::uuid, 'assistant', ${workspaceId}::uuid) AS unread`;
      return row?.unread;
    });

  const approvalsTold = async ({ assistant, workspace }: Pair) =>
    (await mailsTo(assistant)).filter(
      ({ kind, workspaceId }) => kind === 'time.approved' && workspaceId === workspace.id,
    );

  it('is still told what becomes of their last week, in the morning if it was at night, and finds it in their list', async () => {
    const pair = await givenLastWeek('Adeyemi asleep');
    const { assistant, workspace, engagementId } = pair;
    await approvesAtNight(pair);

    await whenMailIsDue(assistant, IN_THE_MORNING);

    const [told, ...more] = (await notificationsOf(assistant)).filter(
      ({ kind, workspaceId }) => kind === 'time.approved' && workspaceId === workspace.id,
    );
    expect(more).toEqual([]);
    expect(told).toMatchObject({ isListed: true, mailedAt: IN_THE_MORNING });
    const [mail] = await approvalsTold(pair);
    expect(mail?.id).toBe(told?.mailId);
    const jobs = await withActor(
      { kind: 'mailer' },
      (tx) => tx.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`mail:${mail?.id}`}`,
    );
    expect(jobs).toHaveLength(1);
    const view = { side: 'assistant', workspaceId: workspace.id, isUnreadOnly: false, after: null } as const;
    const { notifications } = await listNotifications(assistant.userId, view);
    expect(notifications.map(({ href }) => href)).toContain(addresses.inboxTime(engagementId, MONDAY));
  });

  it('sees at the bell that something new is there, and can mark it read', async () => {
    const pair = await givenLastWeek('Adeyemi ringing');
    const { assistant, workspace } = pair;
    const view = { side: 'assistant', workspaceId: workspace.id, isUnreadOnly: true, after: null } as const;
    const read = { side: 'assistant', upTo: AT_NIGHT.toISOString(), workspaceId: workspace.id };
    const unread = async () => {
      const place = (await listNotifications(assistant.userId, view)).places.find(
        ({ side, workspaceId }) => side === 'assistant' && workspaceId === workspace.id,
      );
      return [await atTheBell(assistant, workspace.id), place?.unread];
    };
    doneOf(await asPerson(assistant, () => submit(markAllRead, read)));
    expect(await unread()).toEqual([0, undefined]);

    await approvesAtNight(pair);

    expect(await unread()).toEqual([1, 1]);
    doneOf(await asPerson(assistant, () => submit(markAllRead, read)));
    expect(await unread()).toEqual([0, undefined]);
  });

  it('gets it in one mail with what else waits for the morning', async () => {
    const pair = await givenLastWeek('Adeyemi grateful');
    const { owner, assistant, workspace, engagementId } = pair;
    await approvesAtNight(pair);
    const bonus = { amount: '50', kind: 'bonus', direction: 'more', note: 'For the last week.' };
    const form = { ...bonus, id: newId(), workspaceId: workspace.id, engagementId };
    doneOf(await atTime(AT_NIGHT, () => asPerson(owner, () => submit(addExtra, form))));

    await whenMailIsDue(assistant, IN_THE_MORNING);

    const told = (await notificationsOf(assistant)).filter(
      ({ workspaceId, mailedAt }) =>
        workspaceId === workspace.id && mailedAt?.getTime() === IN_THE_MORNING.getTime(),
    );
    expect(told.map(({ kind }) => kind).sort()).toEqual(['pay.extra', 'time.approved']);
    expect(new Set(told.map(({ mailId }) => mailId)).size).toBe(1);
    expect((await mailsTo(assistant)).find(({ id }) => id === told[0]?.mailId)).toMatchObject({
      kind: 'notices.together',
      workspaceId: workspace.id,
    });
  });

  it('isn’t asked to answer by e-mail: nothing is written in their conversations any more', async () => {
    const pair = await givenLastWeek('Adeyemi paying');
    await approvesAtNight(pair);

    await givenRecorded(pair, {}, AT_NIGHT);

    const [recorded] = (await mailsTo(pair.assistant)).filter(({ kind }) => kind === 'pay.recorded');
    expect(recorded?.text).toContain('USD 29.00');
    expect(recorded?.text).not.toMatch(/answer this e-mail/i);
    expect(recorded?.replyTo).toBeNull();
  });

  it.each([
    ['of that business', ({ workspace }: Pair) => workspace.id],
    ['of all', () => null],
  ])('who stops such mails %s gets no more of them', async (which, placeOf) => {
    const pair = await givenLastWeek(`Adeyemi silent, ${which}`);
    const { userId } = pair.assistant;

    const stopped = await unsubscribe({ userId, workspaceId: placeOf(pair), kinds: ['time.approved'] });
    await approvesAtNight(pair);

    expect(stopped.ok).toBe(true);
    expect(await approvalsTold(pair)).toEqual([]);
  });
});
