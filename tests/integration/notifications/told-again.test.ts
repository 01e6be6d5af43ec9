import { describe, expect, it } from 'vitest';
import type { NotificationKind } from '@/lib/notifications/kinds/registry.rules';
import { listNotifications } from '@/lib/notifications/listing/queries';
import { markReadAbout } from '@/lib/notifications/listing/reading.actions';
import { notify } from '@/lib/notifications/notifying';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type Actor, withActor } from '@/lib/platform/tenancy';
import type { BriefPlace } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { notificationsOf } from '@/tests/support/notifications';
import { givenTelling, MORNING, plus } from '@/tests/support/notifying';
import { asPerson, type People } from '@/tests/support/people';

let people: People;
let place: BriefPlace;
const telling = givenTelling((given, where) => {
  people = given;
  place = where;
});

const DAY = 24 * 60;
const BRIEF = newId();

describe('a reminder of the same thing in the same words', () => {
  it('takes the place of the one before, with its own time, and the bell counts one', async () => {
    await reminds('reminder.deadline_48h', MORNING);
    await reminds('reminder.deadline_24h', plus(MORNING, DAY));
    await reminds('reminder.deadline_2h', plus(MORNING, 2 * DAY));

    const list = await listed();
    expect(list.notifications).toMatchObject([
      { text: '“Spring photos” is due', createdAt: plus(MORNING, 2 * DAY), isUnread: true },
    ]);
    expect(unreadIn(list)).toBe(1);
    expect(await notificationsOf(place.assistant), 'what was told stays on record').toHaveLength(3);
  });

  it('also takes the place of one that was read, and is new again; seeing the page reads all of them', async () => {
    await reminds('reminder.deadline_48h', MORNING);
    await sees(plus(MORNING, 60));
    await reminds('reminder.deadline_24h', plus(MORNING, DAY));

    expect((await listed()).notifications).toMatchObject([{ isUnread: true }]);
    await sees(plus(MORNING, DAY + 60));
    expect((await listed()).notifications).toMatchObject([{ isUnread: false }]);
    expect((await notificationsOf(place.assistant)).every(({ readAt }) => readAt !== null)).toBe(true);
  });

  it('leaves what says something else, is about another brief or isn’t a reminder', async () => {
    await reminds('reminder.deadline_24h', MORNING);
    await reminds('reminder.deadline_24h', plus(MORNING, 1), { title: 'Summer photos' });
    await reminds('reminder.deadline_24h', plus(MORNING, 2), { id: newId() });
    await reminds('reminder.deadline_overdue', plus(MORNING, 3));
    await reminds('brief.cancelled', plus(MORNING, 4));
    await reminds('brief.cancelled', plus(MORNING, 5));

    expect((await listed()).notifications).toHaveLength(6);
  });

  it('leaves what another person was told, and a stranger changes nobody’s list', async () => {
    await reminds('reminder.deadline_24h', MORNING);
    await reminds('reminder.deadline_24h', plus(MORNING, 1), { to: place.owner });
    await tellsUnmerged();
    const latest = (await notificationsOf(place.assistant)).at(-1);
    if (!latest) throw new Error('Maria was reminded');
    await hides({ kind: 'user', userId: people.stranger.userId }, latest.id);

    expect((await listed()).notifications).toHaveLength(2);
    expect(await notificationsOf(place.owner)).toMatchObject([{ isListed: true }]);

    await hides({ kind: 'workspace', workspaceId: place.workspace.id }, latest.id);
    expect((await listed()).notifications).toMatchObject([{ id: latest.id }]);
  });
});

type Reminded = { readonly id?: string; readonly title?: string; readonly to?: BriefPlace['assistant'] };

function reminds(kind: NotificationKind, at: Date, about: Reminded = {}): Promise<void> {
  const { id = BRIEF, title = 'Spring photos', to = place.assistant } = about;
  const { workspace, engagementId } = place;
  return withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    notify(tx, {
      kind,
      factId: newId(),
      at,
      workspaceId: workspace.id,
      engagementId,
      side: to === place.owner ? 'owner' : 'assistant',
      reader: { id: to.userId, email: to.email },
      subject: { kind: 'brief', id },
      words: { title, other: workspace.name },
    }),
  );
}

/** An older version of the app, which is still at work while this one is installed, leaves equal lines. */
async function tellsUnmerged(): Promise<void> {
  await telling.ask(
    `INSERT INTO notifications (workspace_id, id, engagement_id, recipient_id, side, kind, event_key, subject, subject_id, text,
       excerpt, created_at, is_listed)
     SELECT workspace_id, $1::uuid, engagement_id, recipient_id, side, kind, $1::uuid::text, subject, subject_id, text, excerpt, $2::timestamptz, true
     FROM notifications WHERE recipient_id = $3`,
    [newId(), plus(MORNING, 2), place.assistant.userId],
  );
}

function hides(actor: Actor, id: string): Promise<unknown> {
  const { workspace, engagementId } = place;
  return withActor(
    actor,
    (tx) => tx.$executeRaw`
      SELECT app.list_latest(${workspace.id}::uuid, ${engagementId}::uuid, ${id}::uuid, ${plus(MORNING, -1)})`,
  );
}

function listed() {
  const view = { side: 'assistant', workspaceId: null, isUnreadOnly: false, after: null } as const;
  return listNotifications(place.assistant.userId, view);
}

function unreadIn({ places }: Awaited<ReturnType<typeof listed>>): number {
  return places.reduce((sum, { side, unread }) => sum + (side === 'assistant' ? unread : 0), 0);
}

function sees(at: Date): Promise<unknown> {
  const seen = {
    workspaceId: place.workspace.id,
    subject: 'brief',
    subjectId: BRIEF,
    upTo: at.toISOString(),
  };
  return atTime(at, () => asPerson(place.assistant, async () => doneOf(await submit(markReadAbout, seen))));
}
