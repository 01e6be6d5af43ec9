'use client';

import { type ComponentProps, useId } from 'react';
import { Button } from '@/components/ui/button';
import { useForm } from './action-form';

type PostingButtonProps = Omit<ComponentProps<typeof Button>, 'id' | 'type'> & {
  readonly isPending: boolean;
  /** what the button says while the answer is on its way */
  readonly pending: string | undefined;
};

/** A button that posts its form: it shows when that is under way, and when the form is held back, with a way out. */
export function PostingButton({ isPending, pending, children, ...button }: PostingButtonProps) {
  const { held } = useForm();
  const id = useId();
  const isHeld = held !== null && (held.by === null || held.by.id === id);
  return (
    <>
      <Button {...button} id={id} type="submit" aria-disabled={isPending || isHeld}>
        {isHeld ? 'Waits for the files…' : isPending && pending ? pending : children}
      </Button>
      {isHeld ? (
        <Button look="plain" className="ms-3" onClick={held.stop}>
          Stop waiting
        </Button>
      ) : null}
    </>
  );
}
