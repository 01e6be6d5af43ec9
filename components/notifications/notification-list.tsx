import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { Press } from '@/components/people/press';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageHead } from '@/components/ui/page';
import { writeNotificationView } from '@/lib/notifications/listing/listing.rules';
import type { NotificationList as List } from '@/lib/notifications/listing/queries';
import { markAllRead } from '@/lib/notifications/listing/reading.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { placeOf } from '@/lib/platform/time/format';
import { NotificationFilters } from './notification-filters';
import { NotificationRows } from './notification-rows';

type NotificationListProps = {
  readonly list: List;
  /** where the list is; `writeNotificationView` says which part of it */
  readonly address: string;
  readonly zone: string;
  readonly now: Date;
};

/** Somebody's notifications, newest first, and where else some wait for them. */
export function NotificationList({ list, address, zone, now }: NotificationListProps) {
  const { view, notifications, next } = list;
  const { side, workspaceId } = view;
  const here = list.places.filter((place) => place.side === side);
  const scope = here.filter((place) => workspaceId === null || place.workspaceId === workspaceId);
  const hasUnread = scope.some(({ unread }) => unread > 0);
  return (
    <>
      <PageHead
        title="Notifications"
        intro={`What you were told, newest first. Opening the thing itself marks it read; the other side can’t see whether you have. Times are yours (${placeOf(zone)}).`}
        actions={
          <>
            {hasUnread ? (
              <Press
                action={markAllRead}
                fields={{ side, upTo: now.toISOString(), ...(workspaceId ? { workspaceId } : {}) }}
                pending="Marking…"
              >
                Mark all as read
              </Press>
            ) : null}
            <LinkButton look="quiet" href={addresses.notificationSettings()}>
              Choose what you are told
            </LinkButton>
          </>
        }
      />
      <NotificationFilters view={view} places={here} address={address} />
      {notifications.length > 0 ? (
        <NotificationRows
          notifications={notifications}
          namesBusiness={side === 'assistant' && workspaceId === null}
          zone={zone}
          now={now}
        />
      ) : (
        <Nothing view={view} />
      )}
      <div className="mt-8 flex flex-wrap gap-2">
        <NewestOrOlder
          newest={view.after ? `${address}${writeNotificationView({ ...view, after: null })}` : null}
          older={next ? `${address}${writeNotificationView({ ...view, after: next })}` : null}
        />
      </div>
      <Elsewhere list={list} />
    </>
  );
}

function Nothing({ view }: { view: List['view'] }) {
  const title = view.after ? 'That’s all' : view.isUnreadOnly ? 'Nothing is unread' : 'Nothing yet';
  return (
    <EmptyState title={title}>
      You are told about what needs you and what you agreed to be told, not about everything that happens.
      What goes well stays quiet.
    </EmptyState>
  );
}

/** The same person may run one business and assist others: what waits there is named, not mixed in. */
function Elsewhere({ list: { view, places } }: { list: List }) {
  const others = places.filter(
    ({ side, workspaceId, unread }) =>
      unread > 0 && (side !== view.side || (side === 'owner' && workspaceId !== view.workspaceId)),
  );
  if (others.length === 0) return null;
  return (
    <section className="mt-10 border-t border-line pt-4">
      <h2 className="mb-2">Elsewhere</h2>
      <ul className="grid gap-1">
        {others.map(({ workspaceId, side, slug, business, unread }) => (
          <li key={`${side} ${workspaceId}`}>
            <NearLink
              href={
                side === 'owner'
                  ? addresses.notifications(slug)
                  : addresses.inboxNotifications(
                      writeNotificationView({ side, workspaceId, isUnreadOnly: false, after: null }),
                    )
              }
              className="link"
            >
              {business}
              {side === 'assistant' ? ', as an assistant' : ''}: {unread} unread
            </NearLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
