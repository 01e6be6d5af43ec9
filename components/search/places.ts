import { placesIn } from '@/components/threads/places';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import type { Found } from '@/lib/search/showing.queries';
import { SUBJECTS, ThreadSubject } from '@/lib/threads/subjects';

/** Whose side it is seen from: staff know a business by its slug, an assistant by its id. */
export type Side = { readonly slug: string } | 'inbox';

/** @returns where a result is opened: a message where it was said, a clause where it is. */
export function placeOf(side: Side, found: Found): string {
  const { kind, workspaceId, id, about } = found;
  const isInbox = side === 'inbox';
  const engagementId = found.engagementId ?? '';
  const spot = found.spot ?? '';
  const shared = addressesFor(readerAt(side, workspaceId));
  const week = (timesheetId: string) => shared.week({ timesheetId, engagementId, monday: spot });
  switch (kind) {
    case 'brief':
      return found.state === 'draft' && !isInbox ? addresses.editBrief(side.slug, id) : shared.brief(id);
    case 'message':
      return placesIn(talkAt(side, found)).message(id);
    case 'agreement':
      return shared.agreement(id);
    case 'clause':
    case 'comment':
    case 'wording':
      return addresses.clause(shared.agreement(about?.id ?? ''), spot);
    case 'evaluation':
      return shared.evaluation(id);
    case 'assessment':
    case 'answer':
    case 'reckoning':
    case 'adjustment':
    case 'follow_up':
      return `${shared.evaluation(about?.id ?? '')}#${spot}`;
    case 'time':
      return `${week(about?.id ?? '')}#entry-${id}`;
    case 'timesheet':
      return week(id);
    case 'expense':
      return addresses.expense(shared.statement(engagementId), id);
    case 'payment':
      return shared.payment(id);
    case 'owed':
      return shared.owed(id);
    case 'playbook':
      return isInbox ? addresses.inbox() : addresses.playbook(side.slug, id);
    case 'schedule':
      return isInbox ? addresses.inbox() : addresses.schedule(side.slug, id);
    case 'template':
      return isInbox ? addresses.inbox() : `${addresses.agreementTemplates(side.slug)}#template-${id}`;
    case 'pause':
      return `${shared.engagement(engagementId)}#pause`;
    case 'ending':
      return shared.ending(engagementId);
    case 'access':
      return spot === 'ending'
        ? `${shared.ending(engagementId)}#accesses`
        : `${shared.engagement(engagementId)}#accesses`;
    case 'file':
      return addresses.file(workspaceId, id);
  }
}

/** Where a conversation is read; what it is about has a row in the registry of subjects. */
function talkAt(side: Side, found: Found): string {
  const subject = ThreadSubject.safeParse(found.about?.kind);
  if (found.about && subject.success) {
    const { id } = found.about;
    const reader = readerAt(side, found.workspaceId);
    return SUBJECTS[subject.data].address(reader, { id, engagementId: found.engagementId ?? id });
  }
  return side === 'inbox' ? addresses.inbox() : addresses.home(side.slug);
}

function readerAt(side: Side, workspaceId: string): PageReader {
  return side === 'inbox' ? { side: 'assistant', workspaceId } : { side: 'owner', slug: side.slug };
}
