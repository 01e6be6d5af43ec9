import type { NoticeSubject } from '@/lib/notifications/places.rules';
import { hasUnreadAbout } from '@/lib/notifications/queries';
import { now } from '@/lib/platform/clock';
import { MarksRead } from './marks-read';

type SeenHereProps = {
  readonly userId: string;
  readonly workspaceId: string;
  /** whose page this is */
  readonly subject: NoticeSubject;
  readonly subjectId: string;
};

/** On the page of a thing: whoever has seen it needs no more telling of it. */
export async function SeenHere({ userId, ...about }: SeenHereProps) {
  const at = now();
  return <SeenWithPage {...about} unreadUpTo={(await hasUnreadAbout(userId, about)) ? at : null} />;
}

type SeenWithPageProps = Omit<SeenHereProps, 'userId'> & {
  /** when the page was read; null where nothing of it was unread then */
  readonly unreadUpTo: Date | null;
};

/** The same on a page that has asked for it with all else. */
export function SeenWithPage({ unreadUpTo, ...about }: SeenWithPageProps) {
  return unreadUpTo === null ? null : <MarksRead {...about} upTo={unreadUpTo.toISOString()} />;
}
