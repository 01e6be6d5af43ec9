'use client';

import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react';
import { Situation } from '@/components/forms/action-form';
import { firstToMend } from '@/components/forms/posting';
import { refuseTooMuch } from '@/components/forms/weighing';
import { tellFilesGone, uploadsNamed } from '@/components/uploading/in-hand';
import { type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { postMessage } from '@/lib/threads/posting.actions';
import { keepUnanswered, STAYS, WAITS } from './unanswered';

type SendFormProps = {
  readonly children: ReactNode;
  /** the key of the next message, made by the server for each look at the page */
  readonly freshKey: string;
  /** the message is kept: here, or on the server */
  readonly onEmptied: () => void;
};

/**
 * The form of a message. Without scripts it is posted like any other. With them, a line that breaks while it is on its way
 * loses nothing: the message waits on this device and is sent again, as the same message.
 */
export function SendForm({ children, freshKey, onEmptied }: SendFormProps) {
  const [key, setKey] = useState(freshKey);
  const [plain, post] = useActionState(postMessage, IDLE);
  const [own, setOwn] = useState<FormState>(IDLE);
  const [isPending, startSending] = useTransition();
  const [unanswered, setUnanswered] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const state = own.status === 'idle' ? plain : own;

  useEffect(() => {
    if (state.status === 'refused') firstToMend(form.current)?.focus();
  }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const data = new FormData(currentTarget, submitter);
    setUnanswered('');
    const refusal = refuseTooMuch(data);
    if (refusal) return setOwn(refusal);
    startSending(async () => {
      try {
        const answer = await postMessage(IDLE, data);
        setOwn(answer);
        if (answer.status === 'done') letGo(currentTarget, data);
        // its first words had arrived, only their answer hadn't: what stands there now is another message
        if (answer.status === 'refused' && answer.code === 'sent_before') setKey(crypto.randomUUID());
      } catch {
        // nothing came back: a line that is down, or a server that is
        const isKept = keepUnanswered(data);
        if (isKept) letGo(currentTarget, data);
        setUnanswered(isKept ? WAITS : STAYS);
      }
    });
  };

  // whatever empties it, what is written next is another message, also before the page has been made anew
  const onReset = () => {
    setKey(crypto.randomUUID());
    onEmptied();
  };
  /** What was sent leaves the form; what somebody has typed since stays, and is another message. */
  const letGo = (sent: HTMLFormElement, data: FormData) => {
    tellFilesGone(sent, uploadsNamed(data.entries()));
    if (new FormData(sent).get('body') === data.get('body')) return sent.reset();
    for (const files of sent.querySelectorAll<HTMLInputElement>('input[type="file"]')) files.value = '';
    setKey(crypto.randomUUID());
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
      <Situation state={state} isPending={isPending}>
        {children}
      </Situation>
      <p role="status" className="text-sm font-semibold empty:absolute">
        {unanswered}
      </p>
    </form>
  );
}
