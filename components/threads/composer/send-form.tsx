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
import { type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { postMessage } from '@/lib/threads/posting.actions';
import { keepUnanswered } from './unanswered';

type SendFormProps = {
  readonly children: ReactNode;
  /** the message is kept: here, or on the server */
  readonly onEmptied: () => void;
};

/**
 * The form of a message. Without scripts it is posted like any other. With them, a line that breaks while it is on its way
 * loses nothing: the message waits on this device and is sent again, as the same message.
 */
export function SendForm({ children, onEmptied }: SendFormProps) {
  const [plain, post] = useActionState(postMessage, IDLE);
  const [own, setOwn] = useState<FormState>(IDLE);
  const [isPending, startSending] = useTransition();
  const [unanswered, setUnanswered] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const state = own.status === 'idle' ? plain : own;

  useEffect(() => {
    if (state.status === 'done') form.current?.reset();
    if (state.status === 'refused') firstToMend(form.current)?.focus();
  }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const data = new FormData(currentTarget, submitter);
    setUnanswered('');
    startSending(async () => {
      try {
        setOwn(await postMessage(IDLE, data));
      } catch {
        // nothing came back: a line that is down, or a server that is
        setUnanswered(keepUnanswered(currentTarget, data));
      }
    });
  };

  return (
    <form
      ref={form}
      action={post}
      onSubmit={onSubmit}
      onReset={onEmptied}
      className="grid justify-items-start gap-3"
      noValidate
    >
      <Situation value={{ state, isPending }}>{children}</Situation>
      <p role="status" className="text-sm font-semibold empty:hidden">
        {unanswered}
      </p>
    </form>
  );
}
