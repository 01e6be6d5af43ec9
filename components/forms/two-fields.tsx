import type { ReactNode } from 'react';

/** Two short fields side by side; one below the other if the text is too large for both. */
export function TwoFields({ children }: { readonly children: ReactNode }) {
  return <div className="grid max-w-96 items-start gap-4 min-[22.5rem]:grid-cols-2">{children}</div>;
}
