'use client';

import { useEffect } from 'react';
import { adoptNewTyping, forgetTyping } from './kept-typing';

type ForgetTypedProps = {
  /** where this browser keeps what is typed for a new one */
  readonly newPlace: string;
  readonly id: string;
  /** whether nothing more is typed for it */
  readonly isDone: boolean;
};

/**
 * Once a thing is on record, what was typed for it while it was new belongs to it; and when it is done, this browser
 * forgets it. Stands before the form, so that it has spoken when the form looks for what was typed.
 */
export function ForgetTyped({ newPlace, id, isDone }: ForgetTypedProps) {
  useEffect(() => {
    adoptNewTyping(newPlace, id);
    if (isDone) forgetTyping(id);
  }, [newPlace, id, isDone]);
  return null;
}
