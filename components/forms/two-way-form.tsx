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
import { Button, type ButtonLook } from '@/components/ui/button';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';
import { firstToMend, Situation } from './action-form';

type OtherWay = { readonly post: (form: FormData) => void; readonly isPending: boolean };

const Other = createContext<OtherWay>({ post: () => {}, isPending: false });

type TwoWayFormProps<One, Another> = {
  readonly action: FormAction<One>;
  /** what `OtherSubmit` posts the same fields to */
  readonly otherAction: FormAction<Another>;
  readonly children: ReactNode;
  readonly label: string;
  readonly className?: string;
};

/** A form that ends in one of two ways: an `ActionForm` with a second action. It works before scripts have loaded. */
export function TwoWayForm<One, Another>({
  action,
  otherAction,
  children,
  label,
  className,
}: TwoWayFormProps<One, Another>) {
  const [first, post, isPending] = useActionState(action, IDLE);
  const [second, postOther, isOtherPending] = useActionState(otherAction, IDLE);
  const form = useRef<HTMLFormElement>(null);
  const state = latest(first, second);

  useEffect(() => {
    if (state.status === 'refused') firstToMend(form.current)?.focus();
  }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending || isOtherPending) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const isOther = submitter?.hasAttribute('data-other') ?? false;
    const data = new FormData(currentTarget);
    startTransition(() => (isOther ? postOther(data) : post(data)));
  };

  return (
    <form ref={form} action={post} onSubmit={onSubmit} aria-label={label} className={className} noValidate>
      <Situation value={{ state, isPending }}>
        <Other value={{ post: postOther, isPending: isOtherPending }}>{children}</Other>
      </Situation>
    </form>
  );
}

type OtherSubmitProps = {
  readonly children: ReactNode;
  readonly pending: string;
  readonly look?: ButtonLook;
};

/** The button of a `TwoWayForm` that takes the other way. */
export function OtherSubmit({ children, pending, look = 'quiet' }: OtherSubmitProps) {
  const { post, isPending } = useContext(Other);
  return (
    <Button type="submit" look={look} formAction={post} data-other aria-disabled={isPending}>
      {isPending ? pending : children}
    </Button>
  );
}

function latest(one: FormState, other: FormState): FormState {
  const at = (state: FormState) => (state.status === 'idle' ? 0 : state.at);
  return at(other) > at(one) ? other : one;
}
