'use client';

import { type ReactNode, useEffect, useRef } from 'react';

type FoldedFormProps = {
  /** what an address ends with that leads here, as after signing in again */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
};

/**
 * A form that stays folded until it is wanted, by its summary or by an address that ends with its id: somebody who comes
 * back to it finds it open, with the focus at its head. Browsers open it for such an address too, but the router
 * doesn't; and what they open is what is around the id, so that is inside.
 */
export function FoldedForm({ id, title, children }: FoldedFormProps) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (location.hash !== `#${id}` || !fold.current) return;
    fold.current.open = true;
    fold.current.scrollIntoView({ block: 'start' });
    fold.current.querySelector('summary')?.focus({ preventScroll: true });
  }, [id]);
  return (
    <details ref={fold} className="scroll-mt-8">
      <summary className="fold-link">{title}</summary>
      <div id={id}>{children}</div>
    </details>
  );
}
