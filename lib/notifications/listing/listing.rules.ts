import { isId } from '@/lib/platform/ids';
import { type RowPlace, readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import type { Side } from '../kinds/kind.rules';

/** Which of somebody's notifications a page shows. */
export type NotificationView = {
  readonly side: Side;
  /** one business; null: all on this side */
  readonly workspaceId: string | null;
  readonly isUnreadOnly: boolean;
  readonly after: RowPlace | null;
};

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** @returns the view that an address asks for; anything in it that can't be read is ignored. */
export function readNotificationView(
  asked: SearchParams,
  { side, workspaceId }: Pick<NotificationView, 'side' | 'workspaceId'>,
): NotificationView {
  const { of, show, after } = asked;
  const chosen = typeof of === 'string' && isId(of) ? of : null;
  return {
    side,
    workspaceId: workspaceId ?? chosen,
    isUnreadOnly: show === 'unread',
    after: readRowPlace(after),
  };
}

/** @returns the query string for a view; a page inside a business needn't name it. */
export function writeNotificationView({ side, workspaceId, isUnreadOnly, after }: NotificationView): string {
  const query = new URLSearchParams({
    ...(side === 'assistant' && workspaceId !== null ? { of: workspaceId } : {}),
    ...(isUnreadOnly ? { show: 'unread' } : {}),
    ...(after ? { after: writeRowPlace(after) } : {}),
  }).toString();
  return query === '' ? '' : `?${query}`;
}
