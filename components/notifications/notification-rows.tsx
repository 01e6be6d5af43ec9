import { NearLink } from '@/components/ui/near-link';
import { StateLabel } from '@/components/ui/state-label';
import type { ListedNotification } from '@/lib/notifications/listing/queries';
import { formatInstant } from '@/lib/platform/time/format';
import { shownDates } from '@/lib/platform/time/shown-dates';

type NotificationRowsProps = {
  readonly notifications: readonly ListedNotification[];
  /** whether rows of several businesses stand beside each other */
  readonly namesBusiness: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** One line each: what happened, the other person's own words if any, and when. Several may lead to one page. */
export function NotificationRows({ notifications, namesBusiness, zone, now }: NotificationRowsProps) {
  return (
    <ul aria-label="Notifications" className="rows">
      {notifications.map(({ id, href, text, excerpt, createdAt, business, isUnread }) => (
        <li key={id}>
          <NearLink href={href} className="row">
            <span className="row-text">
              <span className={isUnread ? 'block font-semibold' : 'block'}>{shownDates(text)}</span>
              {excerpt ? <span className="row-detail line-clamp-3">{excerpt}</span> : null}
              <span className="row-detail">
                {namesBusiness ? `${business} · ` : null}
                <time dateTime={createdAt.toISOString()}>
                  {shownDates(formatInstant(createdAt, zone, now))}
                </time>
              </span>
            </span>
            {isUnread ? (
              <span className="row-states">
                <StateLabel meaning="needs">New</StateLabel>
              </span>
            ) : null}
          </NearLink>
        </li>
      ))}
    </ul>
  );
}
