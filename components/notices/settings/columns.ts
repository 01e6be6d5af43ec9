import type { Channel } from '@/lib/notifications/kind.rules';
import type { MailChoice } from '@/lib/notifications/planning.rules';

/** The columns of the grid, wide enough for their fields; on a phone they stand below each other. */
export const COLUMNS = 'grid-cols-[minmax(0,1fr)_7rem_11rem] gap-x-4 py-1';
/** The same with one for devices. */
export const COLUMNS_WITH_DEVICES = 'grid-cols-[minmax(0,1fr)_6rem_11rem_6rem] gap-x-4 py-1';

export const HEADS: Record<Channel, string> = {
  in_app: 'In the list',
  mail: 'By mail',
  push: 'On devices',
};

export const MAIL_WORDS: Record<MailChoice, string> = {
  at_once: 'As it happens',
  daily: 'Once a day',
  weekly: 'Once a week',
  off: 'Not by mail',
};
