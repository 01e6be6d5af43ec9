'use client';

import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';

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
  const [state, post, isPending] = useActionState(action, IDLE);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.status === 'done' && clearsWhenDone) form.current?.reset();
    if (state.status === 'refused') firstToMend(form.current)?.focus();
  }, [state, clearsWhenDone]);

  // Posting by hand instead of through React's form action: React would reset the fields, and files can't be given back.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const data = new FormData(currentTarget, submitter);
    startTransition(() => post(data));
  };

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

/** @returns where somebody goes on after a refusal: the first wrong field, else what the form has to say. */
export function firstToMend(form: HTMLFormElement | null): HTMLElement | null {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  return field ?? form?.querySelector<HTMLElement>('[role="alert"]') ?? null;
}
