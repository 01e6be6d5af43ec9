import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import type { FoundHold } from './reading';

/** @returns the page on which a reader deals with what prevents a deletion: as staff, or as the assistant they are. */
export function pageOfHold(hold: FoundHold, side: PageReader['side']): string {
  const at = addressesFor(
    side === 'owner' ? { side, slug: hold.slug } : { side, workspaceId: hold.workspaceId },
  );
  switch (hold.kind) {
    case 'agreement':
      return at.agreement(hold.itemId);
    case 'delivery':
      return at.brief(hold.itemId);
    case 'time':
    case 'open_week':
      return at.week({ timesheetId: hold.itemId, engagementId: hold.engagementId, monday: hold.monday });
    case 'expense':
      return addresses.expense(at.statement(hold.engagementId), hold.itemId);
    case 'owed':
    case 'payment':
    case 'refund':
      return at.statement(hold.engagementId);
    case 'last_owner':
      return addresses.workspaceSettings(hold.slug);
  }
}
