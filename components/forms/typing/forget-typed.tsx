'use client';

import { useEffect } from 'react';
import { useOwnPlace } from './reader';
import { forgetNewTyping, forgetTyping } from './stored-typing';

type ForgetTypedProps = {
  /** where this browser keeps what is typed for a new one */
  readonly newPlace: string;
  readonly id: string;
  /** whether nothing more is typed for it */
  readonly isDone: boolean;
};

/** Once a thing is saved, its page lets this browser forget what was typed for it. */
export function ForgetTyped({ newPlace, id, isDone }: ForgetTypedProps) {
  const from = useOwnPlace(newPlace);
  const own = useOwnPlace(id);
  useEffect(() => {
    forgetNewTyping(from, id);
    if (isDone) forgetTyping(own);
  }, [from, own, id, isDone]);
  return null;
}
