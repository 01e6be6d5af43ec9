import { placesIn } from '@/components/threads/places';
import { addresses } from '@/lib/platform/addresses';
import type { Found } from '@/lib/search/showing.queries';
import { SUBJECTS, ThreadSubject } from '@/lib/threads/subjects';

/** Whose eyes see it: staff know a business by its slug, an assistant each by its id. */
export type Side = { readonly slug: string } | 'inbox';

/** @returns where something that was found is opened: a message where it was said, a clause where it stands. */
export function placeOf(side: Side, found: Found): string {
  const { kind, workspaceId, id, about } = found;
  switch (kind) {
    case 'brief':
      return briefAt(side, workspaceId, id, found.state === 'draft');
    case 'message':
      return placesIn(talkAt(side, found)).message(id);
    case 'clause':
      return addresses.clause(agreementAt(side, workspaceId, about?.id ?? ''), found.clauseKey ?? '');
    case 'playbook':
      return side === 'inbox' ? addresses.inbox() : addresses.playbook(side.slug, id);
    case 'file':
      return addresses.file(workspaceId, id);
  }
}

function briefAt(side: Side, workspaceId: string, id: string, isDraft = false): string {
  if (side === 'inbox') return addresses.inboxBrief(workspaceId, id);
  return isDraft ? addresses.editBrief(side.slug, id) : addresses.brief(side.slug, id);
}

function agreementAt(side: Side, workspaceId: string, id: string): string {
  return side === 'inbox' ? addresses.inboxAgreement(workspaceId, id) : addresses.agreement(side.slug, id);
}

/** Where a conversation is read; what it is about has a row in the registry of subjects. */
function talkAt(side: Side, { workspaceId, about }: Found): string {
  const subject = ThreadSubject.safeParse(about?.kind);
  if (!about || !subject.success) return side === 'inbox' ? addresses.inbox() : addresses.home(side.slug);
  const reader =
    side === 'inbox'
      ? ({ side: 'assistant', workspaceId } as const)
      : ({ side: 'owner', slug: side.slug } as const);
  return SUBJECTS[subject.data].address(reader, { id: about.id, engagementId: about.id });
}

/** @returns what something is and whose, in a few words: "Message from Maria Santos in Spring photos". */
export function wordsFor(side: Side, { kind, who, business, about }: Found): string {
  const whose = side === 'inbox' ? business : who;
  const with_ = whose ? `, ${whose}` : '';
  const inside = about?.title ? ` in “${about.title}”` : '';
  switch (kind) {
    case 'brief':
      return `Brief${with_}`;
    case 'message':
      return `Message from ${who}${inside}${side === 'inbox' ? `, ${business}` : ''}`;
    case 'clause':
      return `Clause${inside}${with_}`;
    case 'playbook':
      return 'Playbook';
    case 'file':
      return `File${inside}${with_}`;
  }
}
