import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { When } from '@/components/ui/when';
import type { OtherClock } from '@/lib/platform/time/format';
import { cancelScheduled, editScheduled, sendScheduledNow } from '@/lib/threads/composing/scheduling.actions';
import type { ThreadView } from '@/lib/threads/thread/queries';
import { MessageText } from './message-text';
import type { ThreadReader } from './thread';

type WaitingMessagesProps = {
  readonly thread: ThreadView;
  readonly reader: ThreadReader;
  readonly other: OtherClock | undefined;
};

/**
 * What the reader has written that waits for the other's working day. Nobody else sees it, and it can be taken back. If
 * their work has ended before that day, it was never delivered, and says so.
 */
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
  const { id, body, files } = message;
  const ref = <RefFields of={{ workspaceId: thread.workspaceId, id }} />;
  return (
    <div className="grid gap-2 rounded-md border border-dashed border-edge px-4 py-3">
      <p className="text-sm text-quiet">
        <Delivery message={message} thread={thread} reader={reader} other={other} />
      </p>
      <MessageText people={thread.participants}>{body}</MessageText>
      {files.length > 0 ? <p className="text-sm text-quiet">With {files.join(', ')}</p> : null}
      <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
        {thread.isOver ? null : (
          <ActionForm action={sendScheduledNow} className="grid gap-2" label="Send it now">
            {ref}
            <FormMessage />
            <Submit look="quiet" pending="Sending…">
              Send it now
            </Submit>
          </ActionForm>
        )}
        <ActionForm
          action={cancelScheduled}
          className="grid gap-2"
          label={thread.isOver ? 'Remove it' : 'Don’t send it'}
        >
          {ref}
          <FormMessage />
          <Submit look="quiet" pending={thread.isOver ? 'Removing…' : 'Taking back…'}>
            {thread.isOver ? 'Remove it' : 'Don’t send it'}
          </Submit>
        </ActionForm>
      </div>
      {thread.isOver ? null : <OtherWords message={message} of={ref} />}
    </div>
  );
}

/** When it is delivered; or that it is late; or that it never was. */
function Delivery({ message: { deliverAt }, thread, reader, other }: WaitingMessageProps) {
  const to = other ? ` to ${other.name}` : '';
  const time = <When instant={deliverAt} zone={reader.zone} now={reader.now} {...(other ? { other } : {})} />;
  if (thread.isOver) {
    return (
      <>
        It was to be delivered{to} on {time}, and wasn’t: your work together has ended. Only you see it.
      </>
    );
  }
  if (deliverAt <= reader.now) {
    return (
      <>
        It should have been delivered{to} on {time}, and is as soon as possible. Until then only you see it.
      </>
    );
  }
  return (
    <>
      Delivered{to} on {time}. Until then only you see it.
    </>
  );
}

type OtherWordsProps = Pick<WaitingMessageProps, 'message'> & { readonly of: ReactNode };

function OtherWords({ message, of }: OtherWordsProps) {
  return (
    <details>
      <summary className="fold-quiet">Say it in other words</summary>
      <ActionForm
        action={editScheduled}
        className="mt-3 grid justify-items-start gap-3"
        label="Say it in other words"
      >
        {of}
        <input type="hidden" name="version" value={message.version} />
        <FormMessage />
        <div className="w-full">
          <TextAreaField name="body" label="Your message" initial={message.body} rows={3} />
        </div>
        <Submit look="quiet" pending="Saving…">
          Save the new words
        </Submit>
      </ActionForm>
    </details>
  );
}
