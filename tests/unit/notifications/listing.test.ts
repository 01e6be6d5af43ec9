import { describe, expect, it } from 'vitest';
import {
  type NotificationView,
  readNotificationView,
  writeNotificationView,
} from '@/lib/notifications/listing/listing.rules';

const BUSINESS = '0198f3a2-7c4d-7e11-8a22-3b5c6d7e8f90';
const OTHER = '0198f3a2-7c4d-7e11-8a22-3b5c6d7e8f91';
const PLACE = { at: new Date('2027-03-12T22:00:00.123Z'), id: OTHER };
const WHOLE: NotificationView = { side: 'assistant', workspaceId: null, isUnreadOnly: false, after: null };

const read = (address: string, { side, workspaceId }: Pick<NotificationView, 'side' | 'workspaceId'>) =>
  readNotificationView(Object.fromEntries(new URLSearchParams(address)), { side, workspaceId });

describe("a view of somebody's notifications", () => {
  it.each([
    ['', WHOLE],
    ['?show=unread', { ...WHOLE, isUnreadOnly: true }],
    [`?of=${BUSINESS}`, { ...WHOLE, workspaceId: BUSINESS }],
    [`?after=${PLACE.at.getTime()}_${OTHER}`, { ...WHOLE, after: PLACE }],
    [
      `?of=${BUSINESS}&show=unread&after=${PLACE.at.getTime()}_${OTHER}`,
      { side: 'assistant', workspaceId: BUSINESS, isUnreadOnly: true, after: PLACE },
    ],
  ] as const)('%j is written and read as the same', (address, view) => {
    expect(writeNotificationView(view)).toBe(address);
    expect(read(address, { side: 'assistant', workspaceId: null })).toEqual(view);
  });

  it("of a business that its page belongs to doesn't name it, and can’t be of another", () => {
    const view: NotificationView = { side: 'owner', workspaceId: BUSINESS, isUnreadOnly: true, after: null };

    expect(writeNotificationView(view)).toBe('?show=unread');
    expect(read(`?show=unread&of=${OTHER}`, view)).toEqual(view);
  });

  it.each(['?of=nobody', '?show=all', '?show=UNREAD', '?after=yesterday', '?of=&show=&after='])(
    '%j asks for nothing readable, so it is the whole list',
    (address) => {
      expect(read(address, WHOLE)).toEqual(WHOLE);
    },
  );

  it('named twice counts as not named', () => {
    const twice = { of: [BUSINESS, OTHER], show: ['unread', 'unread'], after: ['1', '2'] };

    expect(readNotificationView(twice, WHOLE)).toEqual(WHOLE);
  });
});
