import { isId } from '@/lib/platform/ids';
import type { Side } from './kind.rules';

/** Where a page of the list ended: the next one begins behind it. */
export type NoticeCursor = { readonly at: Date; readonly id: string };

/** Which part of what somebody was told a page shows. */
export type NoticeView = {
  readonly side: Side;
  /** one business; null: all of the side */
  readonly workspaceId: string | null;
  readonly isUnreadOnly: boolean;
  readonly after: NoticeCursor | null;
};

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** @returns the view that an address asks for; what can't be read of it is as if it weren't there. */
export function readNoticeView(
  asked: Asked,
  { side, workspaceId }: Pick<NoticeView, 'side' | 'workspaceId'>,
): NoticeView {
  const { of, show, after } = asked;
  const chosen = typeof of === 'string' && isId(of) ? of : null;
  return {
    side,
    workspaceId: workspaceId ?? chosen,
    isUnreadOnly: show === 'unread',
    after: readCursor(after),
  };
}

/** @returns the part of an address that asks for a view; a business that its page belongs to needn't be named. */
export function writeNoticeView({ side, workspaceId, isUnreadOnly, after }: NoticeView): string {
  const query = new URLSearchParams({
    ...(side === 'assistant' && workspaceId !== null ? { of: workspaceId } : {}),
    ...(isUnreadOnly ? { show: 'unread' } : {}),
    ...(after ? { after: `${after.at.getTime()}_${after.id}` } : {}),
  }).toString();
  return query === '' ? '' : `?${query}`;
}

function readCursor(text: string | readonly string[] | undefined): NoticeCursor | null {
  const [, at, id] = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(String(text)) ?? [];
  return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id };
}
