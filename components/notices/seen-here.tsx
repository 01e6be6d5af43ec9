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
  if (!(await hasUnreadAbout(userId, about))) return null;
  return <MarksRead {...about} upTo={at.toISOString()} />;
}
