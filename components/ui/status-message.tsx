import type { ReactNode } from 'react';

/**
 * The state of something, in a live region: once an act on its page has changed it, a screen reader says so, wherever
 * the focus is (WCAG 2.2, 4.1.3). It is there from the start, even with nothing to say: a region that appears together
 * with its words is announced to nobody.
 */
export function StatusMessage({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className="empty:absolute">
      {children}
    </div>
  );
}
