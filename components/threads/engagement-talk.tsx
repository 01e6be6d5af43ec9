import { NearLink } from '@/components/ui/near-link';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { counted } from '@/lib/platform/text/counted';
import type { OtherClock } from '@/lib/platform/time/format';
import type { EngagementConversation as Talk } from '@/lib/threads/engagement.queries';
import { SUBJECTS } from '@/lib/threads/subjects';
import { ConversationList } from './conversation-list';
import { ResponseTimes } from './response-times';
import { Thread } from './thread';

type EngagementTalkProps = {
  readonly talk: Talk;
  readonly engagementId: string;
  readonly reader: PageReader;
  readonly zone: string;
  readonly now: Date;
  readonly other: OtherClock | undefined;
};

/** An engagement's conversation: about working together; anything else has its own page. */
export function EngagementTalk({ talk, engagementId, reader: place, zone, now, other }: EngagementTalkProps) {
  const reader = { side: place.side, place, zone, now };
  return (
    <>
      <Thread
        thread={talk.thread}
        reader={reader}
        address={SUBJECTS.engagement.address(place, { id: engagementId, engagementId })}
        other={other}
        aside={
          talk.decisions > 0 ? (
            <NearLink
              href={addressesFor(place).decisions(engagementId)}
              className="text-accent underline underline-offset-4"
            >
              {counted(talk.decisions, 'decision')}
            </NearLink>
          ) : null
        }
      />
      <ConversationList conversations={talk.conversations} engagementId={engagementId} reader={reader} />
      <ResponseTimes times={talk.thread.times} />
    </>
  );
}
