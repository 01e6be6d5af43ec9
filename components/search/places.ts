import { placesIn } from '@/components/threads/places';
import { addresses, type PageReader } from '@/lib/platform/addresses';
import type { Found } from '@/lib/search/showing.queries';
import { SUBJECTS, ThreadSubject as Subject, type ThreadSubject } from '@/lib/threads/subjects';

/** Whose side it is seen from: staff know a business by its slug, an assistant by its id. */
export type Side = { readonly slug: string } | 'inbox';

/** @returns where a result is opened: a message where it was said, a clause where it is. */
export function placeOf(side: Side, found: Found): string {
  const { kind, workspaceId, id, about } = found;
  const isInbox = side === 'inbox';
  const engagementId = found.engagementId ?? '';
  const spot = found.spot ?? '';
  switch (kind) {
    case 'brief':
      if (isInbox) return addresses.inboxBrief(workspaceId, id);
      return found.state === 'draft' ? addresses.editBrief(side.slug, id) : addresses.brief(side.slug, id);
    case 'message':
      return placesIn(talkAt(side, found)).message(id);
    case 'agreement':
      return subjectAt(side, found, 'agreement', id);
    case 'clause':
    case 'comment':
    case 'wording':
      return addresses.clause(subjectAt(side, found, 'agreement', about?.id ?? ''), spot);
    case 'evaluation':
      return subjectAt(side, found, 'evaluation', id);
    case 'assessment':
    case 'answer':
    case 'reckoning':
    case 'adjustment':
    case 'follow_up':
      return `${subjectAt(side, found, 'evaluation', about?.id ?? '')}#${spot}`;
    case 'time':
      return `${weekAt(side, about?.id ?? '', engagementId, spot)}#entry-${id}`;
    case 'timesheet':
      return weekAt(side, id, engagementId, spot);
    case 'expense':
      return addresses.expense(statementAt(side, workspaceId, engagementId), id);
    case 'payment':
      return subjectAt(side, found, 'payment', id);
    case 'owed':
      return isInbox ? addresses.inboxOwed(workspaceId, id) : addresses.owed(side.slug, id);
    case 'playbook':
      return isInbox ? addresses.inbox() : addresses.playbook(side.slug, id);
    case 'schedule':
      return isInbox ? addresses.inbox() : addresses.schedule(side.slug, id);
    case 'template':
      return isInbox ? addresses.inbox() : `${addresses.agreementTemplates(side.slug)}#template-${id}`;
    case 'pause':
      return `${subjectAt(side, found, 'engagement', engagementId)}#pause`;
    case 'ending':
      return endingAt(side, workspaceId, engagementId);
    case 'access':
      return spot === 'ending'
        ? `${endingAt(side, workspaceId, engagementId)}#accesses`
        : `${subjectAt(side, found, 'engagement', engagementId)}#accesses`;
    case 'file':
      return addresses.file(workspaceId, id);
  }
}

/** Where a conversation is read; what it is about has a row in the registry of subjects. */
function talkAt(side: Side, found: Found): string {
  const subject = Subject.safeParse(found.about?.kind);
  if (found.about && subject.success) return subjectAt(side, found, subject.data, found.about.id);
  return side === 'inbox' ? addresses.inbox() : addresses.home(side.slug);
}

function subjectAt(
  side: Side,
  { workspaceId, engagementId }: Found,
  subject: ThreadSubject,
  id: string,
): string {
  const reader: PageReader =
    side === 'inbox' ? { side: 'assistant', workspaceId } : { side: 'owner', slug: side.slug };
  return SUBJECTS[subject].address(reader, { id, engagementId: engagementId ?? id });
}

function weekAt(side: Side, timesheetId: string, engagementId: string, monday: string): string {
  return side === 'inbox'
    ? addresses.inboxTime(engagementId, monday)
    : addresses.timesheet(side.slug, timesheetId);
}

function statementAt(side: Side, workspaceId: string, engagementId: string): string {
  return side === 'inbox'
    ? addresses.inboxStatement(workspaceId, engagementId)
    : addresses.statement(side.slug, engagementId);
}

function endingAt(side: Side, workspaceId: string, engagementId: string): string {
  return side === 'inbox'
    ? addresses.inboxEnding(workspaceId, engagementId)
    : addresses.ending(side.slug, engagementId);
}
