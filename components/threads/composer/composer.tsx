'use client';

import { useRef, useState } from 'react';
import { FormMessage } from '@/components/forms/fields';
import { MayWait } from '@/components/offline/may-wait';
import type { Mentionable } from '@/lib/threads/mentions.rules';
import type { SubjectRef } from '@/lib/threads/subjects';
import type { MessageView } from '@/lib/threads/thread/queries';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { AnsweredMessage } from './answered-message';
import { ComposedFiles } from './composed-files';
import { KeepDraft } from './keep-draft';
import { NamePeople } from './name-people';
import { SendButtons } from './send-buttons';
import type { SendClock } from './send-clock';
import { SendForm } from './send-form';
import { TextBox } from './text-box';

type ComposerProps = {
  readonly subject: SubjectRef;
  /** made by the server for each rendering */
  readonly freshKey: string;
  readonly to: string | null;
  /** what was begun before, here or on another device */
  readonly draft: string;
  /** of the message that it was to become; null while there is none */
  readonly draftKey: string | null;
  /** its files that have arrived before, or are on their way */
  readonly uploads: readonly WaitingUpload[];
  /** the message that is answered */
  readonly quote: MessageView | null;
  /** ISO instant up to which the page shows the conversation */
  readonly readUpTo: string;
  /** who can be named */
  readonly participants: readonly Mentionable[];
  /** the writer, who isn't offered themselves */
  readonly readerId: string;
  /** the page with nothing answered */
  readonly without: string;
  readonly clock: SendClock;
};

/** Where a message is written. It empties itself once the message is kept, and not before. */
export function Composer({
  subject,
  freshKey,
  to,
  draft,
  draftKey,
  uploads,
  quote,
  readUpTo,
  participants,
  readerId,
  without,
  clock,
}: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(draft);
  const [known, setKnown] = useState(draft);
  const [answered, setAnswered] = useState<string | null>(null);
  if (quote === null && answered !== null) setAnswered(null);
  const quoted = quote?.id === answered ? null : quote;
  /** The next message answers nothing, also once the page is made anew; without a connection the page stays. */
  const onEmptied = () => {
    setText('');
    if (!quoted) return;
    setAnswered(quoted.id);
    history.replaceState(null, '', without);
  };
  // the words of a message that was taken back are put here, after those already typed
  if (draft !== known) {
    setKnown(draft);
    if (draft.startsWith(text)) setText(draft);
  }
  return (
    <SendForm freshKey={freshKey} onEmptied={onEmptied}>
      <input type="hidden" name="workspaceId" value={subject.workspaceId} />
      <input type="hidden" name="subject" value={subject.subject} />
      <input type="hidden" name="subjectId" value={subject.subjectId} />
      <input type="hidden" name="readUpTo" value={readUpTo} />
      <input type="hidden" name="draftKey" value={draftKey ?? ''} />
      <MayWait as="threads.post" />
      <FormMessage />
      {quoted ? <AnsweredMessage quote={quoted} without={without} /> : null}
      <TextBox box={box} label={to ? `Write to ${to}` : 'Write a message'} text={text} onText={setText} />
      <NamePeople participants={participants} readerId={readerId} box={box} onText={setText} />
      <ComposedFiles box={box} about={subject} waiting={uploads} />
      <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-2">
        <SendButtons {...clock} />
        <KeepDraft text={text} draft={draft} quotedId={quoted?.id ?? null} />
      </div>
    </SendForm>
  );
}
