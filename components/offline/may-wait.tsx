'use client';

import { useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { isUnanswered } from '@/components/forms/unanswered';

/** A form uses this to say that it has its answer: nothing of it needs to wait on this device any more. */
export const ANSWERED = 'handover:answered';

type MayWaitProps = {
  /** the name under which its posting is sent later (app/api/queued) */
  readonly as: string;
};

/** Inside a form: what is written without a connection waits on this device, and is sent once. */
export function MayWait({ as }: MayWaitProps) {
  const { state } = useForm();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.status !== 'idle' && !isUnanswered(state))
      input.current?.dispatchEvent(new Event(ANSWERED, { bubbles: true }));
  }, [state]);
  return <input ref={input} type="hidden" name="queuedAs" value={as} />;
}
