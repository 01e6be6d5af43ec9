import { hasUnreadAbout } from '@/lib/notifications/queries';
import { now } from '@/lib/platform/clock';
import { MarksRead } from './marks-read';

type SeenHereProps = {
  readonly userId: string;
  readonly workspaceId: string;
  /** whose page this is: a brief, an agreement, an engagement, a schedule */
  readonly subjectId: string;
};

/** On the page of a thing: whoever has seen it needs no more telling of it. */
export async function SeenHere({ userId, workspaceId, subjectId }: SeenHereProps) {
  const at = now();
  if (!(await hasUnreadAbout(userId, { workspaceId, subjectId }))) return null;
  return <MarksRead workspaceId={workspaceId} subjectId={subjectId} upTo={at.toISOString()} />;
}
