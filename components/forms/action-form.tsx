'use client';

import { createContext, type ReactNode, useActionState, useContext, useEffect } from 'react';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { usePosting } from './posting';

type FormSituation = { readonly state: FormState; readonly isPending: boolean };

/** What a form tells the fields and buttons inside it. */
export const Situation = createContext<FormSituation>({ state: IDLE, isPending: false });

/** @returns the answer to the form around this component, and whether one is on its way. */
export function useForm(): FormSituation {
  return useContext(Situation);
}

type ActionFormProps<Data> = {
  readonly action: FormAction<Data>;
  readonly children: ReactNode;
  readonly className?: string;
  /** empties the form once it was accepted: for composers that stay on the page */
  readonly clearsWhenDone?: boolean;
  readonly label?: string;
  readonly id?: string;
};

/**
 * A form that posts to a server action, with or without scripts. What was typed stays when it is refused, files
 * included, and the first wrong field gets the focus.
 */
export function ActionForm<Data>({
  action,
  children,
  className,
  clearsWhenDone,
  label,
  id,
}: ActionFormProps<Data>) {
  const [answer, post, isPending] = useActionState(action, IDLE);
  const { state, form, onSubmit } = usePosting({ state: answer, isBusy: isPending, post });

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
      <Situation value={{ state, isPending }}>{children}</Situation>
    </form>
  );
}
