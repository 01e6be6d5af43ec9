import { NearLink } from '@/components/ui/near-link';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { counted } from '@/lib/platform/text/counted';
import type { OtherClock } from '@/lib/platform/time/format';
import type { EngagementConversation as Talk } from '@/lib/threads/engagement.queries';
import { SUBJECTS } from '@/lib/threads/subjects';
import { ConversationList } from './conversation-list';
import { ResponseTimes } from './response-times';
import { Thread } from './thread';

type EngagementConversationProps = {
  readonly conversation: Talk;
  readonly engagementId: string;
  readonly reader: PageReader;
  readonly zone: string;
  readonly now: Date;
  readonly other: OtherClock | undefined;
};

/** An engagement's conversation: about working together; anything else has its own page. */
export function EngagementConversation({
  conversation,
  engagementId,
  reader: place,
  zone,
  now,
  other,
}: EngagementConversationProps) {
  const reader = { side: place.side, place, zone, now };
  return (
    <>
      <Thread
        thread={conversation.thread}
        reader={reader}
        address={SUBJECTS.engagement.address(place, { id: engagementId, engagementId })}
        other={other}
        aside={
          conversation.decisions > 0 ? (
            <NearLink
              href={addressesFor(place).decisions(engagementId)}
              className="text-accent underline underline-offset-4"
            >
              {counted(conversation.decisions, 'decision')}
            </NearLink>
          ) : null
        }
      />
      <ConversationList
        conversations={conversation.conversations}
        engagementId={engagementId}
        reader={reader}
      />
      <ResponseTimes times={conversation.thread.times} />
    </>
  );
}
