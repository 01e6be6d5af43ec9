import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { formatForBoth, type OtherClock } from '@/lib/platform/time/format';
import type { ThreadView } from '@/lib/threads/queries';
import { cancelScheduled, editScheduled, sendScheduledNow } from '@/lib/threads/scheduling.actions';
import { MessageText } from './message-text';
import type { ThreadReader } from './thread';

type WaitingMessagesProps = {
  readonly thread: ThreadView;
  readonly reader: ThreadReader;
  readonly other: OtherClock | undefined;
};

/** What the reader has written that waits for the other's working day. Nobody else sees it, and it can be taken back. */
export function WaitingMessages({ thread, reader, other }: WaitingMessagesProps) {
  if (thread.waiting.length === 0) return null;
  return (
    <section aria-label="Waits to be delivered" className="grid gap-4" data-no-print>
      {thread.waiting.map((message) => (
        <WaitingMessage key={message.id} message={message} thread={thread} reader={reader} other={other} />
      ))}
    </section>
  );
}

type WaitingMessageProps = WaitingMessagesProps & { readonly message: ThreadView['waiting'][number] };

function WaitingMessage({ message, thread, reader, other }: WaitingMessageProps) {
  const { id, body, deliverAt, version, files } = message;
  const ref = <RefFields of={{ workspaceId: thread.workspaceId, id }} />;
  return (
    <div className="grid gap-2 rounded-md border border-dashed border-edge px-4 py-3">
      <p className="text-sm text-quiet">
        Delivered{other ? ` to ${other.name}` : ''} on{' '}
        <time dateTime={deliverAt.toISOString()}>
          {formatForBoth(deliverAt, reader.zone, reader.now, other)}
        </time>
        . Until then only you see it.
      </p>
      <MessageText people={thread.talkers}>{body}</MessageText>
      {files.length > 0 ? <p className="text-sm text-quiet">With {files.join(', ')}</p> : null}
      <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
        <ActionForm action={sendScheduledNow} className="grid gap-2" label="Send it now">
          {ref}
          <FormMessage />
          <Submit look="quiet" pending="Sending…">
            Send it now
          </Submit>
        </ActionForm>
        <ActionForm action={cancelScheduled} className="grid gap-2" label="Don’t send it">
          {ref}
          <FormMessage />
          <Submit look="quiet" pending="Taking back…">
            Don’t send it
          </Submit>
        </ActionForm>
      </div>
      <details>
        <summary className="fold-quiet">Say it in other words</summary>
        <ActionForm
          action={editScheduled}
          className="mt-3 grid justify-items-start gap-3"
          label="Say it in other words"
        >
          {ref}
          <input type="hidden" name="version" value={version} />
          <FormMessage />
          <div className="w-full">
            <TextAreaField name="body" label="Your message" initial={body} rows={3} />
          </div>
          <Submit look="quiet" pending="Saving…">
            Save
          </Submit>
        </ActionForm>
      </details>
    </div>
  );
}
