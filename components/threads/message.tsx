import { FileLink } from '@/components/ui/file-link';
import { Initials } from '@/components/ui/initials';
import { NearLink } from '@/components/ui/near-link';
import { StateLabel } from '@/components/ui/state-label';
import { addresses } from '@/lib/platform/addresses/addresses';
import { scanStateOf } from '@/lib/platform/files/checking.rules';
import { hasPreview } from '@/lib/platform/files/previewed';
import { formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import type { MessageView, ThreadView } from '@/lib/threads/thread/queries';
import { MessageText } from './message-text';
import { OpenMessage } from './open-message';
import type { Places } from './places';
import type { ThreadReader } from './thread';

type MessageProps = {
  readonly message: MessageView;
  readonly thread: ThreadView;
  readonly reader: ThreadReader;
  readonly at: Places;
};

/** What one person said, when, and in answer to what. */
export function Message({ message, thread, reader, at: places }: MessageProps) {
  const { id, authorName, isMine, at, editedAt, deletedAt } = message;
  const isOpen = thread.look.open === id;
  const when = formatInstant(at, reader.zone, reader.now);
  // a conversation has many, by the same two
  const which = `${authorName}’s message of ${when}`;
  return (
    <div className="group relative flex gap-3">
      <Initials name={authorName} isOwn={isMine} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
          <span className="font-semibold text-ink">{isMine ? 'You' : authorName}</span>
          <a href={places.message(id)} className="py-0.5 hover:text-ink hover:underline">
            <time dateTime={at.toISOString()}>{when}</time>
          </a>
          {editedAt && !deletedAt ? (
            <NearLink href={places.open(id)} className="py-0.5 hover:text-ink hover:underline">
              edited
            </NearLink>
          ) : null}
        </p>
        {deletedAt ? (
          <Deleted message={message} reader={reader} />
        ) : (
          <>
            {message.quoted ? <Quoted quoted={message.quoted} at={places} /> : null}
            {message.decision ? <DecisionMark decision={message.decision} reader={reader} /> : null}
            <MessageText people={thread.participants}>{message.body}</MessageText>
            <Files message={message} workspaceId={thread.workspaceId} />
            <p className="message-tools" data-no-print>
              {thread.isOver ? null : (
                <NearLink href={places.quote(id)} className="px-1 py-0.5 hover:text-ink hover:underline">
                  Quote<span className="sr-only"> {which}</span>
                </NearLink>
              )}
              {isOpen ? null : (
                <NearLink href={places.open(id)} className="px-1 py-0.5 hover:text-ink hover:underline">
                  More<span className="sr-only"> about {which}</span>
                </NearLink>
              )}
            </p>
            {isOpen ? <OpenMessage message={message} thread={thread} reader={reader} at={places} /> : null}
          </>
        )}
      </div>
    </div>
  );
}

function DecisionMark({
  decision,
  reader,
}: {
  decision: NonNullable<MessageView['decision']>;
  reader: ThreadReader;
}) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
      <StateLabel meaning="done">Decision</StateLabel>
      <span>
        marked by {decision.by},{' '}
        <time dateTime={decision.at.toISOString()}>{shownInstant(decision.at, reader.zone, reader.now)}</time>
      </span>
    </p>
  );
}

function Deleted({ message, reader }: Pick<MessageProps, 'message' | 'reader'>) {
  const { isMine, deletedAt, deletedBy } = message;
  if (!deletedAt) return null;
  return (
    <p className="text-quiet italic">
      {isMine ? 'You' : deletedBy} deleted this message on{' '}
      <time dateTime={deletedAt.toISOString()}>{shownInstant(deletedAt, reader.zone, reader.now)}</time>.
    </p>
  );
}

function Quoted({ quoted, at }: { quoted: NonNullable<MessageView['quoted']>; at: Places }) {
  return (
    <blockquote className="border-s-2 border-edge ps-3 text-sm text-quiet">
      <a href={at.message(quoted.id)} className="block py-0.5 hover:text-ink">
        <span className="font-semibold">{quoted.isMine ? 'You' : quoted.authorName}</span>
        <span className="line-clamp-3">{quoted.body ?? 'A deleted message'}</span>
      </a>
    </blockquote>
  );
}

function Files({ message, workspaceId }: { message: MessageView; workspaceId: string }) {
  if (message.files.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {message.files.map((file) => (
        <li key={file.id} className="grid gap-1">
          <FileLink {...file} href={addresses.file(workspaceId, file.id)} />
          {hasPreview(file) && scanStateOf(file.check ?? null).kind === 'free' ? (
            // biome-ignore lint/performance/noImgElement: it is behind a session, so no optimiser may fetch and keep it
            <img
              src={addresses.preview(workspaceId, file.id)}
              alt={`Preview of ${file.name}`}
              loading="lazy"
              className="max-h-80 w-fit max-w-full rounded-sm border border-line"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
