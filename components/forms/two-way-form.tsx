'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FormAction, FormState } from '@/lib/platform/actions/form-state';
import { Situation } from './action-form';
import { useAnswered } from './answered';
import { usePosting } from './posting';
import { PostingButton } from './posting-button';
import { PostingKey } from './posting-key';

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

/** A form with two possible submits: an `ActionForm` with a second action. It works before scripts have loaded. */
export function TwoWayForm<One, Another>({
  action,
  otherAction,
  children,
  label,
  className,
}: TwoWayFormProps<One, Another>) {
  const one = useAnswered(action);
  const other = useAnswered(otherAction);
  const { state: answer, again } = at(other.state) > at(one.state) ? other : one;
  const { state, form, onSubmit } = usePosting({
    state: answer,
    isBusy: one.isPending || other.isPending,
    post: (data, submitter, texts) =>
      (submitter?.hasAttribute('data-other') ? other : one).send(data, submitter, texts),
  });

  return (
    <form
      ref={form}
      action={one.post}
      onSubmit={onSubmit}
      aria-label={label}
      className={className}
      noValidate
    >
      <Situation state={state} isPending={one.isPending} again={again}>
        <Other value={{ post: other.post, isPending: other.isPending }}>{children}</Other>
      </Situation>
      <PostingKey state={state} />
    </form>
  );
}

type OtherSubmitProps = {
  readonly children: ReactNode;
  readonly pending: string;
};

/** A `TwoWayForm`'s second submit button. */
export function OtherSubmit({ children, pending }: OtherSubmitProps) {
  const { post, isPending } = useContext(Other);
  return (
    <PostingButton look="quiet" formAction={post} data-other isPending={isPending} pending={pending}>
      {children}
    </PostingButton>
  );
}

function at(state: FormState): number {
  return state.status === 'idle' ? 0 : state.at;
}
