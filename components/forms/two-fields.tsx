import type { ReactNode } from 'react';

/** Two short fields beside each other; one below the other where the text is so large that both have no room. */
export function TwoFields({ children }: { readonly children: ReactNode }) {
  return <div className="grid max-w-96 items-start gap-4 min-[22.5rem]:grid-cols-2">{children}</div>;
}
