'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Shows a state, and announces when it has changed. If the pressed button is gone, the focus comes here instead of
 * being lost at the top of the page.
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
