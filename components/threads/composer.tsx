'use client';

import type { KeyboardEvent } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { MayWait } from '@/components/offline/may-wait';
import { postMessage } from '@/lib/threads/posting.actions';
import type { SubjectRef } from '@/lib/threads/subjects';

type ComposerProps = {
  readonly subject: SubjectRef;
  /** made by the server for each look at the page */
  readonly freshKey: string;
  readonly to: string | null;
};

/** Where a message is written. It empties itself once the message is kept, and not before. */
export function Composer({ subject, freshKey, to }: ComposerProps) {
  return (
    <ActionForm action={postMessage} className="grid justify-items-start gap-3" clearsWhenDone>
      <input type="hidden" name="workspaceId" value={subject.workspaceId} />
      <input type="hidden" name="subject" value={subject.subject} />
      <input type="hidden" name="subjectId" value={subject.subjectId} />
      <FreshId name="clientKey" fresh={freshKey} />
      <MayWait as="threads.post" />
      <FormMessage />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to what the field inside lets pass */}
      <div className="w-full" onKeyDown={sendOnModifiedEnter}>
        <TextAreaField name="body" label={to ? `Write to ${to}` : 'Write a message'} rows={3} />
      </div>
      <Submit look="quiet" pending="Sending…">
        Send
      </Submit>
    </ActionForm>
  );
}

function sendOnModifiedEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
}
