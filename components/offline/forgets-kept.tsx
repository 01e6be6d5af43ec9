'use client';

import type { MouseEvent, ReactNode } from 'react';
import { forgetKept } from './worker';

/** Around a form, or links, for signing in: this device then forgets the pages that it kept for reading offline. */
export function ForgetsKept({ children }: { children: ReactNode }) {
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a[href]')) void forgetKept();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears of what is done with the links inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by Enter is a click as well
    <div onSubmit={() => void forgetKept()} onClick={onClick}>
      {children}
    </div>
  );
}
