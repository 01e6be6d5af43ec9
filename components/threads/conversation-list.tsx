import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import { counted } from '@/lib/platform/text/counted';
import { formatInstant } from '@/lib/platform/time/format';
import type { Conversation } from '@/lib/threads/conversations.queries';
import { SUBJECTS } from '@/lib/threads/subjects';
import type { ThreadReader } from './thread';

type ConversationListProps = {
  readonly conversations: readonly Conversation[];
  readonly engagementId: string;
  readonly reader: ThreadReader & { readonly place: PageReader };
};

/** The other conversations of an engagement, those with news first. */
export function ConversationList({ conversations, engagementId, reader }: ConversationListProps) {
  const { place, zone, now } = reader;
  if (conversations.length === 0) return null;
  return (
    <PageSection title="Other conversations">
      <RowList
        label="Other conversations"
        rows={conversations.map(({ subject, subjectId, title, lastAt, unread }) => ({
          href: `${SUBJECTS[subject].address(place, { id: subjectId, engagementId })}#conversation`,
          title,
          detail: `${SUBJECTS[subject].noun}, last said ${formatInstant(lastAt, zone, now)}`,
          states: newMessages(unread),
        }))}
      />
    </PageSection>
  );
}

/** @returns the state of something with this many new messages, for a list; none if there are none. */
export function newMessages(unread = 0): readonly StateFacts[] {
  return unread > 0 ? [{ meaning: 'needs', words: newWords(unread) }] : [];
}

/** @returns "1 new message", "12 new messages", "100 or more new messages". */
function newWords(unread: number): string {
  if (unread >= 100) return '100 or more new messages';
  return counted(unread, 'new message');
}
