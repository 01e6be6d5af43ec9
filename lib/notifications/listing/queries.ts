import { z } from 'zod';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { addressOf, NOTIFICATION_SUBJECTS } from '../kinds/places.rules';
import { EXCERPT, WEEK } from '../sending/excerpt';
import type { NotificationView } from './listing.rules';
import { type NotificationAbout, seenOn } from './seen';

const Row = z.object({
  id: z.string(),
  workspaceId: z.string(),
  engagementId: z.string(),
  side: z.enum(['owner', 'assistant']),
  subject: z.enum(NOTIFICATION_SUBJECTS),
  subjectId: z.string(),
  text: z.string(),
  excerpt: z.string(),
  week: z.string().nullable(),
  createdAt: z.coerce.date(),
  isUnread: z.boolean(),
  business: z.string(),
  slug: z.string(),
});

const Place = z.object({
  workspaceId: z.string(),
  side: z.enum(['owner', 'assistant']),
  business: z.string(),
  slug: z.string(),
  unread: z.int(),
});

const Found = z.object({ rows: z.array(Row), places: z.array(Place) });

/** A notification, as the list shows it. */
export type ListedNotification = z.infer<typeof Row> & { readonly href: string };
/** How many are unread in a business, on one side of it. */
export type NotificationPlace = z.infer<typeof Place>;

export type NotificationList = {
  readonly view: NotificationView;
  readonly notifications: readonly ListedNotification[];
  /** the row after which the next page begins; null on the last one */
  readonly next: RowPlace | null;
  /** every place where the person gets notifications, whatever the view; those they have left only while something there is unread */
  readonly places: readonly NotificationPlace[];
};

export const NOTIFICATIONS_SHOWN = 30;
/** Unread notifications are counted up to this many per place, as in the bell. */
export const MOST_UNREAD = 100;

/**
 * Reads one page of a person's notifications, newest first, by keyset: page 1 and page 1000 cost the same. One
 * statement.
 */
export async function listNotifications(userId: string, view: NotificationView): Promise<NotificationList> {
  const { side, workspaceId, isUnreadOnly, after } = view;
  const found = Found.parse(
    await readAs(
      userId,
      sql`SELECT json_build_object(
        'rows', (SELECT coalesce(json_agg(row_to_json(shown)), '[]') FROM (
          SELECT n.id, n.workspace_id AS "workspaceId", n.engagement_id AS "engagementId", n.side, n.subject,
                 n.subject_id AS "subjectId", n.text, ${EXCERPT} AS excerpt, ${WEEK} AS week, n.created_at AS "createdAt",
                 n.read_at IS NULL AS "isUnread", w.name AS business, w.slug
          FROM notifications n JOIN workspaces w ON w.id = n.workspace_id
          WHERE n.recipient_id = ${userId}::uuid AND n.side = ${side}::party AND n.is_listed
            ${workspaceId ? sql`AND n.workspace_id = ${workspaceId}::uuid` : sql``}
            ${isUnreadOnly ? sql`AND n.read_at IS NULL` : sql``}
            ${after ? sql`AND (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)` : sql``}
          ORDER BY n.created_at DESC, n.id DESC LIMIT ${NOTIFICATIONS_SHOWN + 1}) AS shown),
        'places', (SELECT coalesce(json_agg(row_to_json(place) ORDER BY place.business, place.side), '[]') FROM (
          SELECT w.id AS "workspaceId", mine.side, w.name AS business, w.slug, mine.is_now, (
            SELECT count(*) FROM (
              SELECT 1 FROM notifications n
              WHERE n.recipient_id = ${userId}::uuid AND n.side = mine.side::party AND n.workspace_id = w.id
                AND n.is_listed AND n.read_at IS NULL
              LIMIT ${MOST_UNREAD}) AS few) AS unread
          FROM (
            SELECT unnest((SELECT app.staff_of())::uuid[]) AS workspace_id, 'owner' AS side, true AS is_now
            UNION ALL
            SELECT e.workspace_id, 'assistant', bool_or(e.state <> 'ended') FROM engagements e
            WHERE e.assistant_user_id = ${userId}::uuid AND (e.id = ANY ((SELECT app.engaged_in())::uuid[])
              OR e.id = ANY ((SELECT app.engaged_once_in())::uuid[])) GROUP BY e.workspace_id) AS mine
          JOIN workspaces w ON w.id = mine.workspace_id) AS place WHERE place.is_now OR place.unread > 0))`,
    ),
  );
  const rows = found.rows.slice(0, NOTIFICATIONS_SHOWN);
  const last = found.rows.length > rows.length ? rows.at(-1) : undefined;
  return {
    view,
    notifications: rows.map((row) => ({ ...row, href: addressOf(row) })),
    next: last ? { at: last.createdAt, id: last.id } : null,
    places: found.places,
  };
}

/** @returns whether somebody has unread notifications about the thing whose page they are on. One statement. */
export async function hasUnreadAbout(userId: string, about: NotificationAbout): Promise<boolean> {
  return z.boolean().parse(await readAs(userId, sql`SELECT to_json(${unreadAboutQuery(userId, about)})`));
}

/** @returns the condition of `hasUnreadAbout`, true or false, for a page's own statement. */
export function unreadAboutQuery(userId: string, about: NotificationAbout): Sql {
  return sql`EXISTS (
    SELECT 1 FROM notifications
    WHERE recipient_id = ${userId}::uuid AND ${seenOn(about)} AND read_at IS NULL)`;
}
