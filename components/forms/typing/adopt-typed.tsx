'use client';

import { useEffect } from 'react';
import { useOwnPlace } from './reader';
import { adoptNewTyping } from './stored-typing';

type AdoptTypedProps = {
  /** where this browser keeps what is typed for a new one */
  readonly newPlace: string;
  readonly id: string;
};

/**
 * Moves what was typed for a new thing to its saved form, which continues with the same fields. Placed before that
 * form, so that it runs before the form looks for what was typed.
 */
export function AdoptTyped({ newPlace, id }: AdoptTypedProps) {
  const from = useOwnPlace(newPlace);
  const to = useOwnPlace(id);
  useEffect(() => adoptNewTyping(from, to, id), [from, to, id]);
  return null;
}
