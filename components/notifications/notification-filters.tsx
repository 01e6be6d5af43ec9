import { Choices } from '@/components/ui/choices';
import { type NotificationView, writeNotificationView } from '@/lib/notifications/listing/listing.rules';
import type { NotificationPlace } from '@/lib/notifications/listing/queries';

type NotificationFiltersProps = {
  readonly view: NotificationView;
  /** the businesses of this side */
  readonly places: readonly NotificationPlace[];
  readonly address: string;
};

/** All or unread, and for which business; in the address, so that a view can be bookmarked. */
export function NotificationFilters({ view, places, address }: NotificationFiltersProps) {
  const to = (change: Partial<NotificationView>) =>
    `${address}${writeNotificationView({ ...view, after: null, ...change })}`;
  return (
    <div className="mb-4 grid gap-2">
      <Choices
        label="Which notifications"
        choices={[
          { href: to({ isUnreadOnly: false }), words: 'All', isHere: !view.isUnreadOnly },
          { href: to({ isUnreadOnly: true }), words: 'Unread', isHere: view.isUnreadOnly },
        ]}
      />
      {view.side === 'assistant' && places.length > 1 ? (
        <Choices
          label="Business"
          choices={[
            { href: to({ workspaceId: null }), words: 'Every business', isHere: view.workspaceId === null },
            ...places.map(({ workspaceId, business, unread }) => ({
              href: to({ workspaceId }),
              words: unread > 0 ? `${business} (${unread})` : business,
              isHere: view.workspaceId === workspaceId,
            })),
          ]}
        />
      ) : null}
    </div>
  );
}
