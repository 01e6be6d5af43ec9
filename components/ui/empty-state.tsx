import type { ReactNode } from 'react';

/** An empty page teaches its rule in one sentence and offers the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid max-w-measure justify-items-start gap-3 border-s-2 border-line py-2 ps-5">
      <h2>{title}</h2>
      <p className="text-balance text-quiet">{children}</p>
      {action}
    </div>
  );
}
