import { describe, expect, it } from 'vitest';
import { getInboxBrief } from '@/lib/briefs/inbox/inbox.queries';
import { getBriefForStaff } from '@/lib/briefs/review.queries';
import { turnOff } from '@/lib/notifications/choosing/choosing';
import { listNotifications } from '@/lib/notifications/listing/queries';
import { markAllRead, markReadAbout } from '@/lib/notifications/listing/reading.actions';
import { notify } from '@/lib/notifications/notifying';
import { getMailLog } from '@/lib/operating/mail-log.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { type BriefPlace, givenBriefSent } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { mailsTo, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { givenTelling, MORNING, plus } from '@/tests/support/notifying';
import { asPerson, type People, type Person } from '@/tests/support/people';
import { aboutEngagement, says } from '@/tests/support/threads';

describe('notifying people', () => {
  let people: People;
  let place: BriefPlace;
  let ruth: Person;
  let maria: Person;
  const { ask, asks, leaving, writes } = givenTelling((all, where) => {
    people = all;
    place = where;
    ({ ruth, maria } = all);
  });

  it('a brief that is handed over notifies its assistant, with where it is and with its mail, and nobody else', async () => {
    const brief = await givenBriefSent(place, { title: 'Photos of the spring range' });

    const [notification, ...more] = await notificationsOf(maria);
    expect(more).toEqual([]);
    expect(notification?.text).toMatch(/^Adeyemi Ceramics hands you “Photos of the spring range”, due .+$/);
    const { notifications, places } = await listNotifications(maria.userId, {
      side: 'assistant',
      workspaceId: null,
      isUnreadOnly: true,
      after: null,
    });
    expect(notifications).toMatchObject([
      { href: `/inbox/briefs/${brief.workspaceId}/${brief.id}`, isUnread: true },
    ]);
    expect(places).toMatchObject([{ business: 'Adeyemi Ceramics', side: 'assistant', unread: 1 }]);
    expect((await mailsTo(maria)).map(({ id }) => id)).toEqual(await leaving());
    expect(await notificationsOf(ruth)).toEqual([]);
  });

  it('what somebody was notified of, and whether they have read it, is visible to nobody else', async () => {
    await givenBriefSent(place);
    const [notification] = await notificationsOf(maria);

    for (const actor of [
      { kind: 'user', userId: ruth.userId },
      { kind: 'workspace', workspaceId: place.workspace.id },
    ] as const) {
      expect(await withActor(actor, (tx) => tx.notification.findMany())).toEqual([]);
      const marked = await withActor(actor, (tx) =>
        tx.notification.updateMany({ where: { id: notification?.id ?? '' }, data: { readAt: MORNING } }),
      );
      expect(marked.count).toBe(0);
    }
  });

  it('the page of a brief knows up to when its reader has unread notifications, and nothing of the other’s', async () => {
    const brief = await givenBriefSent(place);
    const opened = plus(new Date(), 1);
    const here = { workspaceId: brief.workspaceId, subject: 'brief', subjectId: brief.id, upTo: opened };
    const unread = () =>
      atTime(opened, async () => ({
        maria: (await getInboxBrief(maria.userId, brief))?.unreadUpTo,
        ruth: (await getBriefForStaff(ruth.userId, brief))?.unreadUpTo,
      }));
    expect(await unread()).toEqual({ maria: opened, ruth: null });

    doneOf(await atTime(opened, () => asPerson(maria, () => submit(markReadAbout, here))));

    expect(await unread()).toEqual({ maria: null, ruth: null });
  });

  it('the same event reported by four at once is one notification and one mail', async () => {
    const factId = newId();
    const tell = () =>
      withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
        notify(tx, {
          kind: 'people.joined',
          factId,
          at: MORNING,
          workspaceId: place.workspace.id,
          engagementId: place.engagementId,
          side: 'owner',
          reader: { id: ruth.userId, email: ruth.email },
          subject: { kind: 'engagement', id: place.engagementId },
          words: { title: 'Adeyemi Ceramics', other: 'Maria Santos' },
        }),
      );

    await Promise.all([tell(), tell(), tell(), tell()]);

    expect(await notificationsOf(ruth)).toHaveLength(1);
  });

  it('ten messages in five minutes are one mail with all of them, even with three workers at it', async () => {
    for (let n = 1; n <= 10; n += 1) await writes(maria, `Message number ${n}`, plus(MORNING, n / 3));
    expect(await mailsTo(ruth)).toEqual([]);
    const due = plus(MORNING, 1 / 3 + 5);

    await Promise.all([1, 2, 3].map(() => whenMailIsDue(ruth, due)));

    const mails = await mailsTo(ruth);
    expect(mails.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['thread.message', 'Maria Santos wrote to you (10)'],
    ]);
    for (let n = 1; n <= 10; n += 1) expect(mails[0]?.text).toContain(`Message number ${n}`);
    expect(await leaving()).toEqual(mails.map(({ id }) => id));
  });

  it('what has been read before its mail is due isn’t mailed', async () => {
    await writes(maria, 'Have the samples come?', MORNING);
    await atTime(plus(MORNING, 5), () =>
      asPerson(ruth, () =>
        submit(markReadAbout, {
          workspaceId: place.workspace.id,
          subject: 'engagement',
          subjectId: place.engagementId,
          upTo: plus(MORNING, 5),
        }),
      ),
    );

    await whenMailIsDue(ruth, plus(MORNING, 60));

    expect(await mailsTo(ruth)).toEqual([]);
  });

  it('a message that was deleted before its mail was sent says nothing in the list, isn’t unread there, and isn’t mailed', async () => {
    const { messageId } = await writes(maria, 'Wrong window, sorry.', MORNING);
    await atTime(plus(MORNING, 1), async () =>
      doneOf(
        await asPerson(maria, () =>
          submit(deleteMessage, { workspaceId: place.workspace.id, id: messageId }),
        ),
      ),
    );

    await whenMailIsDue(ruth, plus(MORNING, 60));

    expect(await mailsTo(ruth)).toEqual([]);
    const view = { side: 'owner', workspaceId: null, isUnreadOnly: false, after: null } as const;
    const { notifications } = await listNotifications(ruth.userId, view);
    expect(notifications.map(({ excerpt, isUnread }) => [excerpt, isUnread])).toEqual([['', false]]);
  });

  it('a message that was deleted after its mail was sent leaves no word of it there, to be sent again or kept', async () => {
    const deletes = async (messageId: string | null) =>
      doneOf(
        await asPerson(maria, () =>
          submit(deleteMessage, { workspaceId: place.workspace.id, id: messageId ?? '' }),
        ),
      );
    const { messageId } = await writes(maria, 'My password is tenmoku.', MORNING);
    await whenMailIsDue(ruth, plus(MORNING, 30));
    const [sent] = await mailsTo(ruth);
    expect(sent?.text).toContain('tenmoku');
    await ask("UPDATE mails SET state = 'bounced', tried_at = now() WHERE id = $1", [sent?.id]);
    const other = await writes(maria, 'Sent into an outage.', plus(MORNING, 60));
    await whenMailIsDue(ruth, plus(MORNING, 65));

    await deletes(messageId);
    await deletes(other.messageId);

    // what hasn't left doesn't leave
    expect(await mailsTo(ruth)).toMatchObject([{ id: sent?.id, html: '', text: '' }]);
    const { mails } = await getMailLog({ which: 'troubled', before: null });
    expect(mails).toMatchObject([
      { id: sent?.id, staysBecause: 'It told of a message that was deleted since.' },
    ]);
  });

  it('people mentioned in a message are told so, even on the writer’s own side', async () => {
    await writes(ruth, '@Tomás, can you look at this with @Maria?', MORNING);

    expect((await notificationsOf(people.tomas)).map(({ kind, text }) => [kind, text])).toEqual([
      ['thread.mention', 'Ruth Adeyemi named you'],
    ]);
    expect((await notificationsOf(maria)).map(({ kind }) => kind)).toEqual(['thread.mention']);
  });

  /** The kinds under which a message is in somebody's list, unread. */
  const listedFor = async (person: Person, messageId: string) =>
    (await notificationsOf(person))
      .filter(({ eventKey, isListed, readAt }) => eventKey === messageId && isListed && readAt === null)
      .map(({ kind }) => kind);

  it('people mentioned only once a message was edited are told then, and nobody twice', async () => {
    const { workspace, tomas } = people;
    const about = aboutEngagement(workspace.id, place.engagementId);
    const id = await says(ruth, about, 'Can @Maria look at the glaze?');
    const edits = (version: number, body: string) =>
      asPerson(ruth, () => submit(editMessage, { workspaceId: workspace.id, id, version, body }));
    const namedIn = async (person: Person) =>
      (await notificationsOf(person)).filter(
        ({ kind, eventKey }) => kind === 'thread.mention' && eventKey === id,
      );
    expect([(await namedIn(maria)).length, (await namedIn(tomas)).length]).toEqual([1, 0]);

    doneOf(await edits(1, 'Can @Maria and @Tomás look at the glaze, asks @Ruth?'));
    expect(await listedFor(tomas, id)).toEqual(['thread.mention']);
    doneOf(await edits(2, 'Can you look at the glaze?'));
    // no longer mentioned: somebody who gets every message still gets this one
    expect(await listedFor(tomas, id)).toEqual([]);
    expect(await listedFor(maria, id)).toEqual(['thread.message']);
    doneOf(await edits(3, 'Can @Maria and @Tomás look at the glaze?'));

    expect((await namedIn(tomas)).map(({ text }) => text)).toEqual(['Ruth Adeyemi named you']);
    expect(await listedFor(tomas, id)).toEqual(['thread.mention']);
    expect([(await namedIn(maria)).length, (await namedIn(ruth)).length]).toEqual([1, 0]);
    // one message is one line, however often it is turned over
    expect(await listedFor(maria, id)).toEqual(['thread.mention']);
    doneOf(await edits(4, 'Can you look at the glaze after all?'));
    expect(await listedFor(maria, id)).toEqual(['thread.message']);
  });

  it('somebody who turned a kind off isn’t mailed, and still finds it in the list', async () => {
    expect(await turnOff(ruth.userId, 'brief.question', 'mail', place.workspace.id)).toEqual({
      ok: true,
      value: 1,
    });
    expect(await turnOff(ruth.userId, 'brief.question', 'mail', place.workspace.id)).toEqual({
      ok: true,
      value: 0,
    });

    await asks(MORNING);

    expect(await mailsTo(ruth)).toEqual([]);
    expect(await notificationsOf(ruth)).toHaveLength(1);
  });

  it("what is contractual can’t be turned off, and somebody else's business not at all", async () => {
    expect(await turnOff(ruth.userId, 'agreement.in_force', 'mail', place.workspace.id)).toMatchObject({
      ok: false,
      refusal: { code: 'contractual' },
    });
    expect(await turnOff(ruth.userId, 'brief.question', 'mail', people.foreign.workspace.id)).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    });
  });

  it('everything of one business is marked as read at once, and what came later stays new', async () => {
    await asks(MORNING);
    await writes(maria, 'And one more thing.', plus(MORNING, 3));

    await atTime(plus(MORNING, 4), () =>
      asPerson(ruth, () =>
        submit(markAllRead, { side: 'owner', workspaceId: place.workspace.id, upTo: plus(MORNING, 2) }),
      ),
    );

    expect((await notificationsOf(ruth)).map(({ kind, readAt }) => [kind, readAt !== null])).toEqual([
      ['brief.question', true],
      ['thread.message', false],
    ]);
  });
});
