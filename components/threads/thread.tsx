import { MarkdownText } from '@/components/ui/markdown';
import { PageSection } from '@/components/ui/page';
import { newId } from '@/lib/platform/ids';
import { type OtherClock as Clock, formatInstant } from '@/lib/platform/time/format';
import { MESSAGES_SHOWN, type MessageView } from '@/lib/threads/queries';
import type { SubjectRef } from '@/lib/threads/subjects';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { OtherClock } from './other-clock';

type ThreadProps = SubjectRef & {
  readonly messages: readonly MessageView[];
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  /** who reads it on the other side; left out while nobody does */
  readonly other?: Clock | undefined;
  /** something else on the page that the reader hasn't seen before, such as an answer: seeing the page counts for it too */
  readonly hasOtherNews?: boolean;
};

/** The conversation about a brief, an agreement or an engagement, and where to write into it. */
export function Thread({ messages, zone, now, other, hasOtherNews = false, ...subject }: ThreadProps) {
  const firstUnread = messages.find(({ isUnread }) => isUnread);
  const newest = messages.at(-1);
  return (
    <PageSection title="Conversation" id="conversation">
      <div className="grid max-w-measure gap-6">
        {newest ? null : (
          <p className="text-quiet">
            Nothing has been said yet. What you write here stays with this record, for both of you.
          </p>
        )}
        {messages.length === MESSAGES_SHOWN ? (
          <p className="text-sm text-quiet">The newest {MESSAGES_SHOWN} messages are shown here.</p>
        ) : null}
        <MessageList
          subject={subject}
          firstUnreadId={firstUnread?.id ?? null}
          readUpTo={(hasOtherNews || !newest ? now : newest.at).toISOString()}
          hasNews={hasOtherNews || firstUnread !== undefined}
          rows={messages.map((message) => ({
            id: message.id,
            content: <Message message={message} zone={zone} now={now} />,
          }))}
        />
        <div className="grid gap-2" data-no-print>
          <OtherClock zone={zone} now={now.toISOString()} {...(other ? { other } : {})} />
          <Composer subject={subject} freshKey={newId()} to={other?.name ?? null} />
        </div>
      </div>
    </PageSection>
  );
}

function Message({ message, zone, now }: { message: MessageView; zone: string; now: Date }) {
  const { authorName, isMine, at, body } = message;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
        <span className="font-semibold text-ink [overflow-wrap:anywhere]">{isMine ? 'You' : authorName}</span>
        <time dateTime={at.toISOString()}>{formatInstant(at, zone, now)}</time>
      </p>
      <MarkdownText>{body}</MarkdownText>
    </div>
  );
}
