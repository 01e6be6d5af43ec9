'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { useAnswered } from './answered';
import { usePosting } from './posting';
import { PostingKey } from './posting-key';

type FormAnswer = {
  readonly state: FormState;
  readonly isPending: boolean;
  /** sends the very same again; null unless there was no answer */
  readonly again: (() => void) | null;
};

/** A form that was sent, and waits for something of its own before it goes. */
export type Held = {
  /** the button that was pressed; null where there was none */
  readonly by: HTMLElement | null;
  /** cancels, leaving the form as it is */
  readonly stop: () => void;
};

type FormSituation = FormAnswer & {
  readonly held: Held | null;
  readonly hold: (held: Held | null) => void;
};

const Told = createContext<FormSituation>({
  state: IDLE,
  isPending: false,
  again: null,
  held: null,
  hold: () => {},
});

/** @returns the answer to the surrounding form, whether one is on its way, and what holds it back. */
export function useForm(): FormSituation {
  return useContext(Told);
}

/** What a form tells the fields and buttons inside it. */
export function Situation({ children, ...answer }: FormAnswer & { readonly children: ReactNode }) {
  const [held, hold] = useState<Held | null>(null);
  return <Told value={{ ...answer, held, hold }}>{children}</Told>;
}

type ActionFormProps<Data> = {
  readonly action: FormAction<Data>;
  readonly children: ReactNode;
  readonly className?: string;
  /** empties the form once it was accepted: for composers that stay on the page */
  readonly clearsWhenDone?: boolean;
  readonly label?: string;
  /** where an address leads that names the form, such as the way back from signing in again */
  readonly id?: string;
};

/**
 * A form that posts to a server action, with or without scripts. What was typed stays when it is refused, files
 * included, and the first invalid field gets the focus.
 */
export function ActionForm<Data>({
  action,
  children,
  className,
  clearsWhenDone,
  label,
  id,
}: ActionFormProps<Data>) {
  const { state: answer, isPending, post, send, again } = useAnswered(action);
  const { state, form, onSubmit } = usePosting({ state: answer, isBusy: isPending, post: send });

  useEffect(() => {
    if (state.status === 'done' && clearsWhenDone) form.current?.reset();
  }, [state, clearsWhenDone, form]);

  return (
    <form
      ref={form}
      action={post}
      onSubmit={onSubmit}
      className={className}
      aria-label={label}
      id={id}
      noValidate
    >
      <Situation state={state} isPending={isPending} again={again}>
        {children}
      </Situation>
      <PostingKey state={state} />
    </form>
  );
}
