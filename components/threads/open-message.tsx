import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { NearLink } from '@/components/ui/near-link';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { markDecision, undoDecision } from '@/lib/threads/decisions/deciding.actions';
import { possibleActions } from '@/lib/threads/rules';
import type { MessageView, ThreadView } from '@/lib/threads/thread/queries';
import { MessageText } from './message-text';
import type { Places } from './places';
import type { ThreadReader } from './thread';

type OpenMessageProps = {
  readonly message: MessageView;
  readonly thread: ThreadView;
  readonly reader: ThreadReader;
  readonly at: Places;
};

/** What can be done with a message, and what it said before. */
export function OpenMessage({ message, thread, reader, at }: OpenMessageProps) {
  const { workspaceId, revisions, participants } = thread;
  const facts = {
    isMine: message.isMine,
    isDeleted: message.deletedAt !== null,
    decidedBy: message.decision?.party ?? null,
    isOver: thread.isOver,
  };
  const may = possibleActions(facts, reader.side);
  return (
    <div className="mt-2 grid gap-5 rounded-md bg-wash px-4 py-4" data-no-print>
      {may.includes('edit') ? (
        <ActionForm action={editMessage} className="grid justify-items-start gap-3" label="Edit this message">
          <SeenFields of={{ workspaceId, id: message.id, version: message.version }} />
          <FormMessage />
          <div className="w-full">
            <TextAreaField
              name="body"
              label="Your message"
              hint="What it said before stays readable for both of you."
              initial={message.body}
              rows={3}
            />
          </div>
          <Submit look="quiet" pending="Saving…">
            Save the edit
          </Submit>
        </ActionForm>
      ) : null}
      {revisions.length > 0 ? (
        <section aria-label="What it said before" className="grid gap-3">
          <h3>What it said before</h3>
          <ol className="grid gap-3">
            {revisions.map(({ number, body, writtenAt }) => (
              <li key={number} className="grid gap-1">
                <p className="text-sm text-quiet">
                  From{' '}
                  <time dateTime={writtenAt.toISOString()}>
                    {shownInstant(writtenAt, reader.zone, reader.now)}
                  </time>
                </p>
                <MessageText people={participants}>{body}</MessageText>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {PRESSES.filter(({ needs }) => may.includes(needs)).map((press) => (
          <PressForm
            key={press.needs}
            press={press}
            seen={{ workspaceId, id: message.id, version: message.version }}
          />
        ))}
        <NearLink href={at.message(message.id)} className="py-1 text-accent underline underline-offset-4">
          Close
        </NearLink>
      </div>
      {may.includes('delete') ? (
        <p className="text-sm text-quiet">
          A deleted message leaves a mark: who deleted it and when, and nothing of what it said.
        </p>
      ) : null}
    </div>
  );
}

/** What is done to a message by one button. */
const PRESSES = [
  {
    needs: 'decide',
    action: markDecision,
    label: 'Mark this message as a decision',
    words: 'Mark as a decision',
    pending: 'Marking…',
    look: 'quiet',
  },
  {
    needs: 'undoDecision',
    action: undoDecision,
    label: 'Unmark as a decision',
    words: 'Not a decision',
    pending: 'Taking back…',
    look: 'quiet',
  },
  {
    needs: 'delete',
    action: deleteMessage,
    label: 'Delete this message',
    words: 'Delete the message',
    pending: 'Deleting…',
    look: 'danger',
  },
] as const;

type PressFormProps = {
  readonly press: (typeof PRESSES)[number];
  readonly seen: Parameters<typeof SeenFields>[0]['of'];
};

function PressForm({ press: { action, label, words, pending, look }, seen }: PressFormProps) {
  return (
    <ActionForm action={action} className="grid gap-2" label={label}>
      <SeenFields of={seen} />
      <FormMessage />
      <Submit look={look} pending={pending}>
        {words}
      </Submit>
    </ActionForm>
  );
}
