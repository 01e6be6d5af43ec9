import type { ReactNode } from 'react';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { newId } from '@/lib/platform/ids';
import { counted } from '@/lib/platform/text/counted';
import type { OtherClock as Clock } from '@/lib/platform/time/format';
import { clockFor } from '@/lib/threads/clock.rules';
import type { Side } from '@/lib/threads/rules';
import type { ThreadView } from '@/lib/threads/thread/queries';
import { answersInOneLine } from './answering-words';
import { Composer } from './composer/composer';
import { sendClock } from './composer/send-clock';
import { FirstNew } from './first-new';
import { Message } from './message';
import { MessageList } from './message-list';
import { OtherClock } from './other-clock';
import { placesIn } from './places';
import { WaitingMessages } from './waiting-messages';

export type ThreadReader = {
  readonly side: Side;
  readonly zone: string;
  readonly now: Date;
};

type ThreadProps = {
  readonly thread: ThreadView;
  readonly reader: ThreadReader;
  /** of the page that it is on */
  readonly address: string;
  /** who reads it on the other side; undefined while nobody does */
  readonly other: Clock | undefined;
  /**
   * something else on the page that the reader hasn't seen before, such as an answer: seeing the page counts for it too
   */
  readonly hasOtherNews?: boolean;
  /** what else is known about this conversation, beside its heading */
  readonly aside?: ReactNode;
};

/** A conversation, whatever it is about, and where to write into it. */
export function Thread({ thread, reader, address, other, hasOtherNews = false, aside }: ThreadProps) {
  const { workspaceId, subject, subjectId, messages, hasEarlier, hasLater, unread, participants, look } =
    thread;
  const { zone, now } = reader;
  const at = placesIn(address);
  const [oldest] = messages;
  const newest = messages.at(-1);
  const about = { workspaceId, subject, subjectId };
  const seesNow = !hasLater && (hasOtherNews || !newest);
  const readUpTo = (seesNow || !newest ? now : newest.at).toISOString();
  const { sides, agreedHours } = thread.times;
  const others = sides.find((each) => each.side !== reader.side);
  const answers = other ? answersInOneLine(others, other.name, agreedHours) : null;
  const chosen = look.place.kind === 'around' ? look.place.id : null;
  return (
    <PageSection title="Conversation" id="conversation" aside={aside}>
      <div className="grid max-w-measure gap-6">
        {messages.length === 0 ? (
          <p className="text-quiet">
            {thread.isOver
              ? 'Nothing was said here.'
              : 'Nothing has been said yet. What you write here stays with this record, for both of you.'}
          </p>
        ) : null}
        <FirstNew
          words={unread.firstId && newInWords(unread.count)}
          href={at.message(unread.firstId ?? '')}
        />
        {hasEarlier && oldest ? (
          <p>
            <NearLink href={at.before(oldest.id)}>Earlier messages</NearLink>
          </p>
        ) : null}
        <MessageList
          subject={about}
          firstUnreadId={messages.find(({ isUnread, deletedAt }) => isUnread && !deletedAt)?.id ?? null}
          chosenId={chosen}
          readUpTo={readUpTo}
          hasNews={(hasOtherNews && !hasLater) || messages.some(({ isUnread }) => isUnread)}
          rows={messages.map((message) => ({
            id: message.id,
            content: <Message message={message} thread={thread} reader={reader} at={at} />,
          }))}
        />
        {hasLater && newest ? (
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <NearLink href={at.after(newest.id)}>Later messages</NearLink>
            <NearLink href={at.newest}>The newest</NearLink>
          </p>
        ) : null}
        <WaitingMessages thread={thread} reader={reader} other={other} />
        {thread.isOver ? (
          <p className="text-quiet">Your work together has ended, so nothing new is written here.</p>
        ) : (
          <div className="grid gap-2" id="write" data-no-print>
            <OtherClock zone={zone} shown={other ? clockFor(now, zone, other.zone) : null} other={other} />
            {answers ? <p className="text-sm text-quiet">{answers}</p> : null}
            <Composer
              subject={about}
              freshKey={newId()}
              to={other?.name ?? null}
              draft={thread.draft?.body ?? ''}
              draftKey={thread.draft?.clientKey ?? null}
              uploads={thread.uploads}
              quote={thread.quote}
              readUpTo={readUpTo}
              participants={participants}
              readerId={thread.readerId}
              without={at.withoutQuote}
              clock={sendClock(reader, other, thread.othersHours)}
            />
          </div>
        )}
      </div>
    </PageSection>
  );
}

function newInWords(count: number): string {
  return count >= 100 ? '100 or more new messages' : counted(count, 'new message');
}
