import type { ReactNode } from 'react';

/**
 * Where something stands. Once an act on its page has changed it, a screen reader says so, wherever the focus is
 * (WCAG 2.2, 4.1.3). It is there from the start, even with nothing to say: what appears with its words is told to
 * nobody.
 */
export function Told({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className="empty:absolute">
      {children}
    </div>
  );
}
