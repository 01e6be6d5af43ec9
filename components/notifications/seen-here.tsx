import type { NotificationSubject } from '@/lib/notifications/kinds/places.rules';
import { hasUnreadAbout } from '@/lib/notifications/listing/queries';
import { now } from '@/lib/platform/clock';
import { MarksRead } from './marks-read';

type SeenHereProps = {
  readonly userId: string;
  readonly workspaceId: string;
  /** whose page this is */
  readonly subject: NotificationSubject;
  readonly subjectId: string;
};

/** On a thing's page: people who have seen it don't need its notifications any more. */
export async function SeenHere({ userId, ...about }: SeenHereProps) {
  const at = now();
  return <SeenWithPage {...about} unreadUpTo={(await hasUnreadAbout(userId, about)) ? at : null} />;
}

type SeenWithPageProps = Omit<SeenHereProps, 'userId'> & {
  /** when the page was read; null if nothing about it was unread */
  readonly unreadUpTo: Date | null;
};

/** The same for a page that has already loaded this with everything else. */
export function SeenWithPage({ unreadUpTo, ...about }: SeenWithPageProps) {
  return unreadUpTo === null ? null : <MarksRead {...about} upTo={unreadUpTo.toISOString()} />;
}
