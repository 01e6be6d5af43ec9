'use client';

import { type ReactNode, useState } from 'react';
import { Situation } from '@/components/forms/action-form';
import { useAnswered } from '@/components/forms/answered';
import { usePosting } from '@/components/forms/posting';
import { announceFilesGone, uploadsNamed } from '@/components/uploading/in-hand';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { keepUnanswered } from './unanswered';

type SendFormProps = {
  readonly children: ReactNode;
  /** the key of the next message, made by the server for each rendering */
  readonly freshKey: string;
  /** the message is kept: here, or on the server */
  readonly onEmptied: () => void;
};

const WAITS = 'No answer came. Your message waits on this device, and is sent again by itself.';

/**
 * A message's form. Without scripts it is posted like any other. With them, a connection that breaks midway loses
 * nothing: the message waits on this device and is sent again, as the same message, or stays where it was typed.
 */
export function SendForm({ children, freshKey, onEmptied }: SendFormProps) {
  const [key, setKey] = useState(freshKey);
  const [isWaiting, setWaiting] = useState(false);
  const beginAnother = () => setKey(crypto.randomUUID());
  const {
    state: answer,
    isPending,
    post,
    send,
    again,
  } = useAnswered(postMessage, {
    keep(sent) {
      const isKept = keepUnanswered(sent);
      setWaiting(isKept);
      if (isKept) clearSent(sent);
      return isKept;
    },
    hear(result, sent) {
      if (result.status === 'done') clearSent(sent);
      // an earlier try did arrive, only its answer was lost: what is typed now is another message, with another id
      if (result.status === 'refused' && result.code === 'sent_before') beginAnother();
    },
  });
  const { state, form, onSubmit } = usePosting({
    state: answer,
    isBusy: isPending,
    post(data, submitter, texts) {
      setWaiting(false);
      send(data, submitter, texts);
    },
  });

  // whatever empties the form, the next message gets its own id even before the page is rendered again
  const onReset = () => {
    beginAnother();
    onEmptied();
  };
  /** What was sent leaves the form; what somebody has typed since stays, and is another message. */
  const clearSent = (sent: FormData) => {
    const { current } = form;
    if (!current) return;
    announceFilesGone(current, uploadsNamed(sent.entries()));
    if (new FormData(current).get('body') === sent.get('body')) return current.reset();
    for (const files of current.querySelectorAll<HTMLInputElement>('input[type="file"]')) files.value = '';
    beginAnother();
  };

  return (
    <form
      ref={form}
      action={post}
      onSubmit={onSubmit}
      onReset={onReset}
      className="grid justify-items-start gap-3"
      noValidate
    >
      <input type="hidden" name="clientKey" value={key} />
      <Situation state={state} isPending={isPending} again={again}>
        {children}
      </Situation>
      <p role="status" className="text-sm font-semibold empty:absolute">
        {isWaiting ? WAITS : ''}
      </p>
    </form>
  );
}
