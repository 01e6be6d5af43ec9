'use client';

import { useConnection } from './use-connection';

/**
 * On pages of which no copy is kept, says that there is no connection, and what follows: after the page, and in sight.
 */
export function OfflineNote() {
  const { isOffline } = useConnection();
  if (!isOffline) return null;
  return (
    <p className="mt-8 w-fit max-w-measure rounded-md border border-edge bg-sheet px-4 py-3" data-no-print>
      You are offline. What you have open stays as it is.{' '}
      <span className="text-quiet">A page that you open loads once you are back online.</span>
    </p>
  );
}
