import type { Channel } from '@/lib/notifications/kinds/kind.rules';

/** The columns of the grid, wide enough for their fields; on a phone a row's fields are side by side below its name. */
export const COLUMNS = 'grid-cols-[minmax(0,1fr)_7rem_11rem] gap-x-4 py-1';
/** The same with a column for devices. */
export const COLUMNS_WITH_DEVICES = 'grid-cols-[minmax(0,1fr)_6rem_11rem_6rem] gap-x-4 py-1';

export const HEADS: Record<Channel, string> = {
  in_app: 'In the list',
  mail: 'By e-mail',
  push: 'On devices',
};
