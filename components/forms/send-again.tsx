'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useForm } from './action-form';

/**
 * Beside the message that there was no answer: sends the very same again, under the same key, also when what was sent
 * has left the form meanwhile, such as the rows of a list. Once something else is filled in, only the form's own button
 * sends, so that nobody takes the one for the other.
 */
export function SendAgain() {
  const { again, isPending } = useForm();
  const here = useRef<HTMLButtonElement>(null);
  const [isChanged, setChanged] = useState(false);
  useEffect(() => {
    const form = here.current?.form;
    const change = () => setChanged(true);
    form?.addEventListener('input', change);
    return () => form?.removeEventListener('input', change);
  }, []);
  if (again === null || isChanged) return null;
  return (
    <Button ref={here} look="quiet" aria-disabled={isPending} onClick={isPending ? undefined : again}>
      {isPending ? 'Sending again…' : 'Send it again'}
    </Button>
  );
}
