import type { Side } from '../kinds/kind.rules';
import type { NotificationSubject } from '../kinds/places.rules';

/** A notification whose mail is due. */
export type WaitingNotification = {
  readonly id: string;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly side: Side;
  readonly kind: string;
  readonly subject: NotificationSubject;
  readonly subjectId: string;
  readonly text: string;
  readonly excerpt: string;
  readonly week: string | null;
  /** the row it is about; for a question its id */
  readonly eventKey: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** the name under which it is sent together with others; null: by itself */
  readonly gathering: string | null;
  /** its own mail, held back */
  readonly mailId: string | null;
  readonly business: string;
  readonly slug: string;
};

/**
 * @returns the mails for a set of notifications: one for all with the same name, one for each that goes by itself. In
 * order.
 */
export function groupByMail<One extends Pick<WaitingNotification, 'id' | 'gathering'>>(
  notifications: readonly One[],
): readonly (readonly [One, ...One[]])[] {
  const mails = Map.groupBy(notifications, ({ id, gathering }) => gathering ?? `alone:${id}`);
  return [...mails.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []));
}

/** @returns the ids of the questions in a mail of several notifications. */
export function questionsIn(
  mail: readonly Pick<WaitingNotification, 'kind' | 'eventKey'>[],
): readonly string[] {
  return mail.flatMap(({ kind, eventKey }) => (kind === 'brief.question' ? [eventKey] : []));
}

/**
 * Decides what a reply becomes to a mail with several things about one brief: the answer, if only one question in it is
 * still open; otherwise a message, since nobody can tell which one is answered, and the mail says so.
 */
export function replyTarget(open: readonly string[]): {
  readonly questionId?: string;
  readonly leavesOpen?: boolean;
} {
  const [only, ...others] = open;
  if (only === undefined) return {};
  return others.length === 0 ? { questionId: only } : { leavesOpen: true };
}
