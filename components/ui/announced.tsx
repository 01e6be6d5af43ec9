'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Says where things stand, and says it again when that has changed. Whoever pressed a button that is gone now finds the
 * focus here, not lost at the top of the page.
 */
export function Announced({ children }: { children: string }) {
  const words = useRef<HTMLParagraphElement>(null);
  const before = useRef<ReactNode>(children);
  useEffect(() => {
    if (before.current === children) return;
    before.current = children;
    if (document.activeElement === document.body) words.current?.focus({ preventScroll: true });
  }, [children]);
  return (
    <p ref={words} role="status" tabIndex={-1} className="max-w-measure text-lg">
      {children}
    </p>
  );
}
