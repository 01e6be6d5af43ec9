import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import { addDevice, removeDevice } from '@/lib/notifications/devices/devices.actions';
import { listDevices } from '@/lib/notifications/devices/devices.queries';
import { markAllRead } from '@/lib/notifications/listing/reading.actions';
import { remindOfDeadline } from '@/lib/notifications/reminders/jobs';
import { pushNotification } from '@/lib/notifications/sending/pushing.jobs';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefSent,
  givenRuthAndMaria,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { someFriday } from '@/tests/support/due-days';
import { FIRST_TRY } from '@/tests/support/first-try';
import { notificationsOf } from '@/tests/support/notifications';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { startPushService, type TestBrowser } from '@/tests/support/servers/push-service';

const KEYS = webPush.generateVAPIDKeys();

describe('notifying somebody on a device', () => {
  const database = givenDatabaseWithPeople();
  let service: Awaited<ReturnType<typeof startPushService>>;
  let people: People;
  let place: BriefPlace;
  let maria: Person;
  beforeAll(async () => {
    service = await startPushService(KEYS.publicKey);
    process.env.VAPID_PUBLIC_KEY = KEYS.publicKey;
    process.env.VAPID_PRIVATE_KEY = KEYS.privateKey;
    process.env.VAPID_SUBJECT = 'mailto:operator@handover.example';
    process.env.PUSH_LOCAL_SERVICE = service.origin;
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    ({ maria } = people);
  });
  afterAll(() => service.close());

  const asOwner = (sql: string) =>
    onConnection(database().ownerUrl, async (owner) => (await owner.query(sql)).rowCount);

  const turnOn = (person: Person, browser: TestBrowser) =>
    asPerson(person, () => submit(addDevice, { ...browser }));

  /** Hands a brief to Maria. @returns what its push job is given. */
  async function whenToldOf(title: string, deadlineDate = someFriday()) {
    await givenBriefSent(place, { title, deadlineDate });
    const notification = (await notificationsOf(maria)).at(-1);
    if (!notification) throw new Error('Maria was told nothing');
    return { workspaceId: notification.workspaceId, noticeId: notification.id, recipientId: maria.userId };
  }

  const push = (told: Awaited<ReturnType<typeof whenToldOf>>) => pushNotification.perform(told, FIRST_TRY);

  it('shows one line that only that browser can read, signed with our key, and once', async () => {
    doneOf(await turnOn(maria, service.browser('phone')));
    const told = await whenToldOf('Photos of the spring range');

    await push(told);
    await push(told);

    expect(service.shown).toEqual([
      {
        path: '/phone',
        urgency: 'normal',
        topic: told.noticeId.replaceAll('-', ''),
        body: {
          title: 'Adeyemi Ceramics',
          text: expect.stringMatching(/^Adeyemi Ceramics hands you “Photos of the spring range”, due /),
          url: expect.stringMatching(/^\/inbox\/briefs\//),
          tag: told.noticeId,
        },
      },
    ]);
  });

  it('shows nothing in a browser where their sign-in has run out', async () => {
    const { expiresAt } = await withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      tx.session.findFirstOrThrow({ where: { userId: maria.userId } }),
    );
    const [inTime, late] = [await whenToldOf('Told in time'), await whenToldOf('Told late')];
    const before = service.shown.length;

    await atTime(new Date(expiresAt.getTime() - 1), () => push(inTime));
    await atTime(new Date(expiresAt.getTime() + 1), () => push(late));

    expect(service.shown.slice(before)).toMatchObject([{ topic: inTime.noticeId.replaceAll('-', '') }]);
  });

  it.each([404, 410])('a browser that answers %d is forgotten, and the others are told', async (status) => {
    doneOf(await turnOn(maria, service.browser(`gone-${status}`)));
    service.answer(`gone-${status}`, status);
    const before = service.shown.length;

    await push(await whenToldOf(`Told with ${status}`));

    expect(service.shown.length).toBe(before + 1);
    expect(await listDevices(maria.userId)).toHaveLength(1);
  });

  it('a browser that lets another key of ours send, as before a change, is asked nothing, is shown as off, and is forgotten', async () => {
    const { publicKey } = webPush.generateVAPIDKeys();
    const old = service.browser('before-the-change');
    doneOf(await turnOn(maria, old));
    const others = (await listDevices(maria.userId)).length - 1;
    await asOwner(
      `UPDATE push_subscriptions SET sender_key = '${publicKey}' WHERE endpoint = '${old.endpoint}'`,
    );
    service.answer('before-the-change', 403);
    const before = service.shown.length;
    expect(await listDevices(maria.userId)).toHaveLength(others);

    await push(await whenToldOf('Told after the change'));

    expect(service.shown.length).toBe(before + others);
    expect(await asOwner(`SELECT 1 FROM push_subscriptions WHERE endpoint = '${old.endpoint}'`)).toBe(0);
  });

  it('a browser that was asked by a page from before such a change is not taken', async () => {
    const { publicKey } = webPush.generateVAPIDKeys();
    const asked = { ...service.browser('asked-before'), senderKey: publicKey };

    const answer = await asPerson(maria, () => submit(addDevice, asked));

    expect(refusalOf(answer)).toMatchObject({
      code: 'other_key',
      message: expect.stringContaining('Load it again'),
    });
  });

  it('a service that is busy is asked again, and the browser shows the newer one instead of the other', async () => {
    service.answer('phone', 503);
    const told = await whenToldOf('Told while the service is busy');
    const before = service.shown.length;

    await expect(push(told)).rejects.toThrow('503');
    await push(told);

    expect(service.shown.slice(before)).toMatchObject([{ topic: told.noticeId.replaceAll('-', '') }]);
  });

  it('what has been read meanwhile isn’t shown', async () => {
    const told = await whenToldOf('Read at once');
    doneOf(
      await asPerson(maria, () =>
        submit(markAllRead, { side: 'assistant', upTo: new Date(Date.now() + 1000) }),
      ),
    );
    const before = service.shown.length;

    await push(told);

    expect(service.shown.length).toBe(before);
  });

  it('what waits for the end of quiet hours is shown once they are taken away, and once', async () => {
    // their device is forgotten with their session, so not far from now
    const night = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000);
    const later = (minutes: number) => new Date(night.getTime() + minutes * 60_000);
    const rests = (quietFrom: string, quietUntil: string) =>
      asPerson(maria, () =>
        submit(setNotificationTimes, { quietFrom, quietUntil, digestAt: '17:00', digestWeekday: '1' }),
      );
    const pushAt = async () => (await notificationsOf(maria)).at(-1)?.pushAt?.getTime();
    doneOf(await atTime(night, () => rests('00:00', '23:59')));
    const ahead = someFriday();
    const told = await atTime(night, () => whenToldOf('Told at night', ahead));
    const planned = await pushAt();
    expect(planned).toBeGreaterThan(later(3).getTime());

    doneOf(await atTime(later(2), () => rests('', '')));
    expect(await pushAt()).toBe(later(2).getTime());
    const before = service.shown.length;
    await atTime(later(3), () => push(told));
    await atTime(new Date(planned ?? 0), () => push(told));

    expect(service.shown.slice(before)).toMatchObject([{ topic: told.noticeId.replaceAll('-', '') }]);
  });

  it.each([
    { what: 'what reminds of a deadline is shown', isDelivered: false, shown: 1 },
    { what: 'that reminded of what is delivered by then isn’t', isDelivered: true, shown: 0 },
  ])('$what', async ({ isDelivered, shown }) => {
    const brief = await givenBriefAccepted(place);
    const { workspaceId } = brief;
    const reminder = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.reminder.findFirstOrThrow({ where: { briefId: brief.id, kind: 'deadline_24h' } }),
    );
    await atTime(reminder.dueAt, async () => {
      await remindOfDeadline.perform({ workspaceId, reminderId: reminder.id }, FIRST_TRY);
      if (isDelivered) doneOf(await asPerson(maria, () => submit(deliverBrief, deliveryForm(brief))));
    });
    const notification = (await notificationsOf(maria)).find(({ eventKey }) => eventKey === reminder.id);
    const before = service.shown.length;

    await push({ workspaceId, noticeId: notification?.id ?? '', recipientId: maria.userId });

    expect(service.shown.length - before).toBe(shown);
  });

  it('a browser notifies one person, whoever asked last, and no longer than they are signed in there', async () => {
    const shared = service.browser('shared');
    doneOf(await turnOn(people.dewi, shared));
    doneOf(await turnOn(maria, shared));
    expect(await listDevices(people.dewi.userId)).toEqual([]);
    expect(await listDevices(maria.userId)).toHaveLength(2);

    await withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      tx.session.deleteMany({ where: { userId: maria.userId } }),
    );

    expect(await listDevices(maria.userId)).toEqual([]);
  });

  it("an address that isn't a browser's push service is refused, and another person’s device can’t be turned off", async () => {
    for (const endpoint of [
      'https://metadata.internal/latest',
      'https://fcm.googleapis.com.evil.example/x',
      'https://fcm.googleapis.com:8443/x',
      'http://fcm.googleapis.com/x',
      'http://127.0.0.1:1/x',
    ]) {
      const answer = await turnOn(people.ruth, { ...service.browser('x'), endpoint });
      expect(refusalOf(answer).code).toBe('unknown_service');
    }
    doneOf(await turnOn(people.ruth, service.browser('desk')));
    const [device] = await listDevices(people.ruth.userId);

    const answer = await asPerson(people.tomas, () => submit(removeDevice, { id: device?.id }));

    expect(refusalOf(answer).code).toBe('not_found');
    doneOf(await asPerson(people.ruth, () => submit(removeDevice, { id: device?.id })));
    expect(await listDevices(people.ruth.userId)).toEqual([]);
  });
});
