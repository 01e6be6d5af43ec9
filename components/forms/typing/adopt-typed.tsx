'use client';

import { useEffect } from 'react';
import { adoptNewTyping } from './kept-typing';
import { useOwnPlace } from './reader';

type AdoptTypedProps = {
  /** where this browser keeps what is typed for a new one */
  readonly newPlace: string;
  readonly id: string;
};

/**
 * What was typed for a thing while it was new belongs to it once it is on record and is written on in the same form.
 * Stands before that form, so that it has spoken when the form looks for what was typed.
 */
export function AdoptTyped({ newPlace, id }: AdoptTypedProps) {
  const from = useOwnPlace(newPlace);
  const to = useOwnPlace(id);
  useEffect(() => adoptNewTyping(from, to, id), [from, to, id]);
  return null;
}
